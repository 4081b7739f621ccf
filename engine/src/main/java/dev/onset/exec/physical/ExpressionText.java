package dev.onset.exec.physical;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import dev.onset.plan.Expression;
import dev.onset.plan.Expression.Call;
import dev.onset.plan.Expression.Case;
import dev.onset.plan.Expression.Cast;
import dev.onset.plan.Expression.ColumnReference;
import dev.onset.plan.Expression.In;
import dev.onset.plan.Expression.Literal;
import dev.onset.plan.Expression.Parameter;
import dev.onset.plan.Field;

/** Expressions as text, for EXPLAIN. */
public final class ExpressionText {

    private ExpressionText() {}

    /** @param fields what the expression's columns refer to */
    public static String of(Expression expression, List<Field> fields) {
        return switch (expression) {
            case ColumnReference reference -> reference.column() < fields.size()
                    ? fields.get(reference.column()).name()
                    : "#" + reference.column();
            case Literal literal -> literal.value() instanceof String text
                    ? "'" + text.replace("'", "''") + "'"
                    : String.valueOf(literal.value());
            case Expression.OuterColumn outer -> "outer #" + outer.slot();
            case Parameter parameter -> "?" + (parameter.index() + 1);
            case Cast cast ->
                    (cast.lenient() ? "TRY_CAST(" : "CAST(") + of(cast.operand(), fields) + " AS " + cast.type()
                            + ")";
            case In in -> of(in.operand(), fields) + " IN " + list(in.values(), fields);
            case Case branches -> {
                StringBuilder text = new StringBuilder("CASE");
                for (int i = 0; i < branches.conditions().size(); i++) {
                    text.append(" WHEN ").append(of(branches.conditions().get(i), fields)).append(" THEN ")
                            .append(of(branches.results().get(i), fields));
                }
                yield text.append(" ELSE ").append(of(branches.otherwise(), fields)).append(" END").toString();
            }
            case Call call -> call(call, fields);
        };
    }

    private static String call(Call call, List<Field> fields) {
        String symbol = switch (call.operator()) {
            case PLUS -> "+";
            case MINUS -> "-";
            case TIMES -> "*";
            case DIVIDE -> "/";
            case MODULO -> "%";
            case EQUALS -> "=";
            case NOT_EQUALS -> "<>";
            case LESS -> "<";
            case LESS_OR_EQUAL -> "<=";
            case GREATER -> ">";
            case GREATER_OR_EQUAL -> ">=";
            case CONCAT -> "||";
            case AND, OR, LIKE, ILIKE, SIMILAR_TO, IS_DISTINCT_FROM, IS_NOT_DISTINCT_FROM ->
                    call.operator().name().replace('_', ' ');
            default -> "";
        };
        if (!symbol.isEmpty()) {
            return call.arguments().stream().map(argument -> of(argument, fields))
                    .collect(Collectors.joining(" " + symbol + " ", "(", ")"));
        }
        String name = call.operator().name();
        return name.startsWith("IS_") && call.arguments().size() == 1 && !name.endsWith("NAN") && !name.endsWith("ITE")
                ? of(call.arguments().getFirst(), fields) + " " + name.replace('_', ' ')
                : name.toLowerCase(Locale.ROOT) + list(call.arguments(), fields);
    }

    private static String list(List<? extends Expression> expressions, List<Field> fields) {
        return expressions.stream().map(expression -> of(expression, fields))
                .collect(Collectors.joining(", ", "(", ")"));
    }
}
