package dev.onset.plan;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Prints an expression for people, in SQL as far as SQL has a notation. */
public final class ExpressionPrinter {

    private static final Map<ScalarOperator, String> INFIX = Map.ofEntries(Map.entry(ScalarOperator.PLUS, "+"),
            Map.entry(ScalarOperator.MINUS, "-"), Map.entry(ScalarOperator.TIMES, "*"),
            Map.entry(ScalarOperator.DIVIDE, "/"), Map.entry(ScalarOperator.MODULO, "%"),
            Map.entry(ScalarOperator.EQUALS, "="), Map.entry(ScalarOperator.NOT_EQUALS, "<>"),
            Map.entry(ScalarOperator.LESS, "<"), Map.entry(ScalarOperator.LESS_OR_EQUAL, "<="),
            Map.entry(ScalarOperator.GREATER, ">"), Map.entry(ScalarOperator.GREATER_OR_EQUAL, ">="),
            Map.entry(ScalarOperator.AND, "AND"), Map.entry(ScalarOperator.OR, "OR"),
            Map.entry(ScalarOperator.IS_DISTINCT_FROM, "IS DISTINCT FROM"),
            Map.entry(ScalarOperator.IS_NOT_DISTINCT_FROM, "IS NOT DISTINCT FROM"));
    private static final Map<ScalarOperator, String> POSTFIX = Map.of(ScalarOperator.IS_NULL, "IS NULL",
            ScalarOperator.IS_NOT_NULL, "IS NOT NULL", ScalarOperator.IS_TRUE, "IS TRUE", ScalarOperator.IS_NOT_TRUE,
            "IS NOT TRUE", ScalarOperator.IS_FALSE, "IS FALSE", ScalarOperator.IS_NOT_FALSE, "IS NOT FALSE");

    private ExpressionPrinter() {}

    /** @param input the columns that references name */
    public static String print(Expression expression, List<Field> input) {
        return switch (expression) {
            case Expression.ColumnReference(int column, DataType type) -> input.get(column).name();
            case Expression.Literal literal -> print(literal);
            case Expression.OuterColumn(int slot, DataType type) -> "outer#" + slot;
            case Expression.Parameter(int index, DataType type) -> "?" + (index + 1);
            case Expression.Call call -> print(call, input);
            case Expression.Case branches -> print(branches, input);
            case Expression.Cast(Expression operand, DataType type, boolean lenient) ->
                    (lenient ? "TRY_CAST(" : "CAST(") + print(operand, input) + " AS " + type + ")";
            case Expression.In(Expression operand, List<Expression.Literal> values) ->
                    nested(operand, input) + " IN (" + printAll(values, input) + ")";
        };
    }

    static String printAll(List<? extends Expression> expressions, List<Field> input) {
        return expressions.stream().map(expression -> print(expression, input)).collect(Collectors.joining(", "));
    }

    private static String print(Expression.Call call, List<Field> input) {
        String infix = INFIX.get(call.operator());
        if (infix != null && call.arguments().size() > 1) {
            return call.arguments().stream().map(argument -> nested(argument, input))
                    .collect(Collectors.joining(" " + infix + " "));
        }
        String postfix = POSTFIX.get(call.operator());
        if (postfix != null) {
            return nested(call.arguments().getFirst(), input) + " " + postfix;
        }
        return switch (call.operator()) {
            case NOT -> "NOT " + nested(call.arguments().getFirst(), input);
            case NEGATE -> "-" + nested(call.arguments().getFirst(), input);
            case ITEM -> nested(call.arguments().getFirst(), input) + "[" + print(call.arguments().getLast(), input)
                    + "]";
            default -> call.operator() + "(" + printAll(call.arguments(), input) + ")";
        };
    }

    /** Operators inside operators stand in parentheses. */
    private static String nested(Expression expression, List<Field> input) {
        boolean operator = switch (expression) {
            case Expression.In in -> true;
            case Expression.Call call -> INFIX.containsKey(call.operator()) || POSTFIX.containsKey(call.operator())
                    || call.operator() == ScalarOperator.NOT;
            default -> false;
        };
        String text = print(expression, input);
        return operator ? "(" + text + ")" : text;
    }

    private static String print(Expression.Case branches, List<Field> input) {
        StringBuilder text = new StringBuilder("CASE");
        for (int i = 0; i < branches.conditions().size(); i++) {
            text.append(" WHEN ").append(print(branches.conditions().get(i), input)).append(" THEN ")
                    .append(print(branches.results().get(i), input));
        }
        return text.append(" ELSE ").append(print(branches.otherwise(), input)).append(" END").toString();
    }

    private static String print(Expression.Literal literal) {
        return switch (literal.value()) {
            case null -> "NULL";
            case String text -> "'" + text.replace("'", "''") + "'";
            case Long number -> print(number, literal.type());
            case Object value -> value.toString();
        };
    }

    private static String print(long number, DataType type) {
        return switch (type) {
            case DATE -> "DATE '" + LocalDate.ofEpochDay(number) + "'";
            case TIME -> "TIME '" + LocalTime.MIDNIGHT.plus(number, ChronoUnit.MICROS) + "'";
            case TIMESTAMP -> "TIMESTAMP '"
                    + LocalDateTime.ofEpochSecond(0, 0, ZoneOffset.UTC).plus(number, ChronoUnit.MICROS) + "'";
            case INTERVAL_DAY_TIME -> "INTERVAL " + number + " MICROSECONDS";
            case INTERVAL_YEAR_MONTH -> "INTERVAL " + number + " MONTHS";
            default -> Long.toString(number);
        };
    }
}
