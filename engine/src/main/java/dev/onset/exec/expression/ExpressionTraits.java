package dev.onset.exec.expression;

import java.util.Set;
import java.util.TreeSet;

import dev.onset.plan.DataType;
import dev.onset.plan.Expression;
import dev.onset.plan.Expression.Call;
import dev.onset.plan.Expression.Case;
import dev.onset.plan.Expression.Cast;
import dev.onset.plan.Expression.ColumnReference;
import dev.onset.plan.Expression.In;
import dev.onset.plan.Expression.Literal;
import dev.onset.plan.Expression.OuterColumn;
import dev.onset.plan.Expression.Parameter;
import dev.onset.plan.ScalarOperator;

/** What is known of an expression without computing it. */
public final class ExpressionTraits {

    private ExpressionTraits() {}

    /** The columns that the expression reads, ascending. */
    public static int[] columns(Expression expression) {
        Set<Integer> columns = new TreeSet<>();
        collect(expression, columns);
        return columns.stream().mapToInt(Integer::intValue).toArray();
    }

    private static void collect(Expression expression, Set<Integer> columns) {
        switch (expression) {
            case ColumnReference reference -> columns.add(reference.column());
            case Literal _,Parameter _,OuterColumn _ -> {
            }
            case Call call -> call.arguments().forEach(argument -> collect(argument, columns));
            case Cast cast -> collect(cast.operand(), columns);
            case In in -> collect(in.operand(), columns);
            case Case branches -> {
                branches.conditions().forEach(condition -> collect(condition, columns));
                branches.results().forEach(result -> collect(result, columns));
                collect(branches.otherwise(), columns);
            }
        }
    }

    /** Whether it has the same value whenever its columns have the same values. */
    public static boolean isRepeatable(Expression expression) {
        return switch (expression) {
            case ColumnReference _,Literal _,Parameter _ -> true;
            case OuterColumn _ -> false;
            case Call call -> call.operator() != ScalarOperator.RANDOM
                    && call.arguments().stream().allMatch(ExpressionTraits::isRepeatable);
            case Cast cast -> isRepeatable(cast.operand());
            case In in -> isRepeatable(in.operand());
            case Case branches -> branches.conditions().stream().allMatch(ExpressionTraits::isRepeatable)
                    && branches.results().stream().allMatch(ExpressionTraits::isRepeatable)
                    && isRepeatable(branches.otherwise());
        };
    }

    /** Whether it has the same value in every row of a query. */
    public static boolean isConstant(Expression expression) {
        return switch (expression) {
            case ColumnReference _ -> false;
            case Literal _,Parameter _,OuterColumn _ -> true;
            case Call call -> call.operator() != ScalarOperator.RANDOM
                    && call.arguments().stream().allMatch(ExpressionTraits::isConstant);
            case Cast cast -> isConstant(cast.operand());
            case In in -> isConstant(in.operand());
            case Case branches -> branches.conditions().stream().allMatch(ExpressionTraits::isConstant)
                    && branches.results().stream().allMatch(ExpressionTraits::isConstant)
                    && isConstant(branches.otherwise());
        };
    }

    /** Whether computing it for a row costs next to nothing and cannot fail, so that rows not asked for do no harm. */
    static boolean isCheap(Expression expression) {
        return switch (expression) {
            case ColumnReference _,Literal _,Parameter _,OuterColumn _ -> true;
            case Call call -> isCheapOperator(call) && call.arguments().stream().allMatch(ExpressionTraits::isCheap);
            case Cast cast -> isWidening(cast.operand().type(), cast.type()) && isCheap(cast.operand());
            case In in -> in.operand().type().isNumeric() && isCheap(in.operand());
            case Case _ -> false;
        };
    }

    private static boolean isCheapOperator(Call call) {
        return switch (call.operator()) {
            case PLUS, MINUS, TIMES, DIVIDE, NEGATE, ABS, SQRT, FLOOR, CEIL -> call.type() == DataType.DOUBLE;
            case EQUALS, NOT_EQUALS, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL, IS_DISTINCT_FROM,
                    IS_NOT_DISTINCT_FROM ->
                    call.arguments().stream().allMatch(argument -> argument.type().layout() != DataType.Layout.TEXT
                            && argument.type().layout() != DataType.Layout.OBJECT);
            case AND, OR, NOT, IS_NULL, IS_NOT_NULL, IS_TRUE, IS_NOT_TRUE, IS_FALSE, IS_NOT_FALSE, IS_NAN, IS_FINITE,
                    IS_INFINITE, PI, CURRENT_DATE, CURRENT_TIMESTAMP ->
                    true;
            default -> false;
        };
    }

    private static boolean isWidening(DataType from, DataType to) {
        return from == to || (from.isNumeric() && to == DataType.DOUBLE)
                || (from == DataType.INTEGER && to == DataType.BIGINT);
    }
}
