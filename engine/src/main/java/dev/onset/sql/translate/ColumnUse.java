package dev.onset.sql.translate;

import java.util.Collection;
import java.util.stream.Stream;

import dev.onset.plan.Expression;
import dev.onset.plan.Expression.ColumnReference;

/** Which columns of their input expressions use. */
final class ColumnUse {

    private ColumnUse() {}

    /** Whether all columns used lie before a position. */
    static boolean isBelow(Collection<? extends Expression> expressions, int end) {
        return expressions.stream().allMatch(expression -> isBelow(expression, end));
    }

    private static boolean isBelow(Expression expression, int end) {
        return expression instanceof ColumnReference reference
                ? reference.column() < end
                : parts(expression).allMatch(part -> isBelow(part, end));
    }

    private static Stream<Expression> parts(Expression expression) {
        return switch (expression) {
            case ColumnReference reference -> Stream.empty();
            case Expression.Literal literal -> Stream.empty();
            case Expression.OuterColumn outer -> Stream.empty();
            case Expression.Parameter parameter -> Stream.empty();
            case Expression.Call call -> call.arguments().stream();
            case Expression.Case branches -> Stream.concat(
                    Stream.concat(branches.conditions().stream(), branches.results().stream()),
                    Stream.of(branches.otherwise()));
            case Expression.Cast cast -> Stream.of(cast.operand());
            case Expression.In in -> Stream.of(in.operand());
        };
    }
}
