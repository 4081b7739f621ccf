package dev.onset.exec.scan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.onset.plan.DataType;
import dev.onset.plan.Expression;
import dev.onset.plan.ScalarOperator;

/** Takes a condition apart: what must all hold, and which of it compares a column with constants. */
final class Conjuncts {

    private Conjuncts() {}

    /** A conjunct that compares one column with constants. */
    sealed interface Restriction {
        /** A column of the scan's result. */
        int column();
    }

    /** The column is one of these values; none of them is NULL. */
    record OneOf(int column, Set<Object> values) implements Restriction {}

    /** The comparison holds with the column on its left side. The value is not NULL. */
    record Compare(int column, ScalarOperator operator, Object value) implements Restriction {}

    /** The column is not NULL. */
    record Given(int column) implements Restriction {}

    /** The conjuncts of a condition; none if there is no condition. */
    static List<Expression> of(@Nullable Expression condition) {
        var conjuncts = new ArrayList<Expression>();
        if (condition != null) {
            collect(condition, conjuncts);
        }
        return conjuncts;
    }

    private static void collect(Expression condition, List<Expression> conjuncts) {
        if (condition instanceof Expression.Call call && call.operator() == ScalarOperator.AND) {
            call.arguments().forEach(argument -> collect(argument, conjuncts));
        } else {
            conjuncts.add(condition);
        }
    }

    /** All conjuncts as one condition; null if there are none. */
    static @Nullable Expression and(List<Expression> conjuncts) {
        return switch (conjuncts.size()) {
            case 0 -> null;
            case 1 -> conjuncts.getFirst();
            default -> new Expression.Call(ScalarOperator.AND, conjuncts, DataType.BOOLEAN);
        };
    }

    /** What a conjunct says of one column, or null if it is of another form. */
    static @Nullable Restriction restriction(Expression conjunct, List<@Nullable Object> parameters) {
        return switch (conjunct) {
            case Expression.In in -> in(in);
            case Expression.Call call -> call(call, parameters);
            default -> null;
        };
    }

    private static @Nullable Restriction in(Expression.In in) {
        if (!(in.operand() instanceof Expression.ColumnReference reference)) {
            return null;
        }
        Set<Object> values = new HashSet<>();
        for (Expression.Literal literal : in.values()) {
            Object value = literal.value();
            if (value != null) {
                values.add(value);
            }
        }
        return new OneOf(reference.column(), values);
    }

    private static @Nullable Restriction call(Expression.Call call, List<@Nullable Object> parameters) {
        return switch (call.operator()) {
            case EQUALS, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> comparison(call, parameters);
            case IS_NOT_NULL -> call.arguments().getFirst() instanceof Expression.ColumnReference reference
                    ? new Given(reference.column())
                    : null;
            case OR -> anyOf(call, parameters);
            default -> null;
        };
    }

    private static @Nullable Restriction comparison(Expression.Call call, List<@Nullable Object> parameters) {
        Expression left = call.arguments().get(0);
        Expression right = call.arguments().get(1);
        ScalarOperator operator = call.operator();
        if (!(left instanceof Expression.ColumnReference)) {
            Expression swap = left;
            left = right;
            right = swap;
            operator = mirrored(operator);
        }
        Object value = constant(right, parameters);
        if (!(left instanceof Expression.ColumnReference reference) || value == null) {
            return null;
        }
        return operator == ScalarOperator.EQUALS
                ? new OneOf(reference.column(), Set.of(value))
                : new Compare(reference.column(), operator, value);
    }

    private static @Nullable Restriction anyOf(Expression.Call or, List<@Nullable Object> parameters) {
        int column = -1;
        Set<Object> values = new HashSet<>();
        for (Expression argument : or.arguments()) {
            if (!(restriction(argument, parameters) instanceof OneOf one) || (column >= 0 && one.column() != column)) {
                return null;
            }
            column = one.column();
            values.addAll(one.values());
        }
        return column < 0 ? null : new OneOf(column, values);
    }

    /** The comparison with its sides exchanged. */
    static ScalarOperator mirrored(ScalarOperator operator) {
        return switch (operator) {
            case LESS -> ScalarOperator.GREATER;
            case LESS_OR_EQUAL -> ScalarOperator.GREATER_OR_EQUAL;
            case GREATER -> ScalarOperator.LESS;
            case GREATER_OR_EQUAL -> ScalarOperator.LESS_OR_EQUAL;
            default -> operator;
        };
    }

    /** The value of a literal or parameter; null if it is NULL or not a constant. */
    static @Nullable Object constant(Expression expression, List<@Nullable Object> parameters) {
        return switch (expression) {
            case Expression.Literal literal -> literal.value();
            case Expression.Parameter parameter -> parameter.index() < parameters.size()
                    ? parameters.get(parameter.index())
                    : null;
            default -> null;
        };
    }
}
