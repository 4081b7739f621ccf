package dev.onset.exec.join;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.onset.exec.column.Column;
import dev.onset.exec.expression.ExpressionTraits;
import dev.onset.exec.sort.KeyPrefix;
import dev.onset.plan.DataType;
import dev.onset.plan.DataType.Layout;
import dev.onset.plan.Expression;
import dev.onset.plan.Expression.Call;
import dev.onset.plan.Expression.ColumnReference;
import dev.onset.plan.Expression.Literal;
import dev.onset.plan.ScalarOperator;

/**
 * Bounds that a residual condition sets to one column of the building side: rows that are sorted by it need not be looked at
 * outside of them. The bounds may be a little too wide, so the residual still decides.
 *
 * @param buildColumn of the building side
 * @param real whether values are compared as doubles
 */
record RangeCondition(int buildColumn, boolean real, @Nullable Bound lower, @Nullable Bound upper) {

    /**
     * The value of an expression over the probing side, plus a constant.
     *
     * @param shift Long or Double
     * @param strict whether the bound itself is excluded
     */
    record Bound(Expression probe, Number shift, boolean strict) {}

    /** An expression without the constant that is added to it. */
    private record Term(Expression base, Number constant) {}

    /** A bound to a column. */
    private record Found(int buildColumn, DataType type, boolean isUpper, Bound bound) {}

    /** The bounds of the column that has most of them; null if there is none. */
    static @Nullable RangeCondition of(JoinShape shape) {
        List<Found> all = new ArrayList<>();
        if (shape.residual() != null) {
            collect(shape.residual(), shape, all);
        }
        RangeCondition best = null;
        for (Found found : all) {
            RangeCondition candidate = ofColumn(found.buildColumn, all);
            if (best == null || ((best.lower == null || best.upper == null)
                    && candidate.lower != null && candidate.upper != null)) {
                best = candidate;
            }
        }
        return best;
    }

    /** Whether the residual is one bound that says exactly which rows match. */
    static boolean findsNearest(JoinShape shape) {
        RangeCondition range = shape.residual() instanceof Call call && call.operator() != ScalarOperator.AND
                ? of(shape)
                : null;
        if (range == null) {
            return false;
        }
        Bound bound = range.lower == null ? range.upper : range.lower;
        return bound != null && (bound.shift instanceof Long shift && (shift == 0 || !range.real));
    }

    private static RangeCondition ofColumn(int column, List<Found> all) {
        Bound lower = null;
        Bound upper = null;
        boolean real = false;
        for (Found found : all) {
            if (found.buildColumn == column) {
                lower = !found.isUpper && lower == null ? found.bound : lower;
                upper = found.isUpper && upper == null ? found.bound : upper;
                real |= found.type == DataType.DOUBLE || found.bound.probe.type() == DataType.DOUBLE
                        || found.bound.shift instanceof Double;
            }
        }
        return new RangeCondition(column, real, lower, upper);
    }

    private static void collect(Expression condition, JoinShape shape, List<Found> all) {
        if (!(condition instanceof Call call)) {
            return;
        }
        switch (call.operator()) {
            case AND -> call.arguments().forEach(argument -> collect(argument, shape, all));
            case LESS, LESS_OR_EQUAL -> compare(call.arguments().get(0), call.arguments().get(1),
                    call.operator() == ScalarOperator.LESS, shape, all);
            case GREATER, GREATER_OR_EQUAL -> compare(call.arguments().get(1), call.arguments().get(0),
                    call.operator() == ScalarOperator.GREATER, shape, all);
            default -> {
            }
        }
    }

    private static void compare(Expression smaller, Expression larger, boolean strict, JoinShape shape,
            List<Found> all) {
        Term left = term(smaller);
        Term right = term(larger);
        if (!comparable(left.base.type(), right.base.type())) {
            return;
        }
        int leftColumn = buildColumn(left.base, shape);
        int rightColumn = buildColumn(right.base, shape);
        if (leftColumn >= 0 && isOfProbe(right.base, shape)) {
            all.add(new Found(leftColumn, left.base.type(), true,
                    new Bound(inProbe(right.base, shape), difference(right.constant, left.constant), strict)));
        } else if (rightColumn >= 0 && isOfProbe(left.base, shape)) {
            all.add(new Found(rightColumn, right.base.type(), false,
                    new Bound(inProbe(left.base, shape), difference(left.constant, right.constant), strict)));
        }
    }

    private static boolean comparable(DataType left, DataType right) {
        return (left.isNumeric() && right.isNumeric()) || (left == right && left.layout() == Layout.LONG);
    }

    private static Term term(Expression expression) {
        if (expression instanceof Call(ScalarOperator operator, List<Expression> arguments, DataType type)
                && type.isNumeric() && arguments.size() == 2
                && arguments.get(1) instanceof Literal(Object value, DataType literalType)
                && value instanceof Number constant) {
            if (operator == ScalarOperator.PLUS) {
                return new Term(arguments.getFirst(), constant);
            }
            if (operator == ScalarOperator.MINUS) {
                return new Term(arguments.getFirst(), difference(0L, constant));
            }
        }
        return new Term(expression, 0L);
    }

    private static Number difference(Number left, Number right) {
        return left instanceof Long a && right instanceof Long b
                ? (Number) saturated(a, Math.max(-b, -Long.MAX_VALUE))
                : (Number) (left.doubleValue() - right.doubleValue());
    }

    private static long saturated(long a, long b) {
        long sum = a + b;
        return ((a ^ sum) & (b ^ sum)) < 0 ? (a < 0 ? Long.MIN_VALUE : Long.MAX_VALUE) : sum;
    }

    private static int buildColumn(Expression base, JoinShape shape) {
        return base instanceof ColumnReference(int column, DataType type) ? shape.inBuild(column) : -1;
    }

    /** Bounds are computed for rows that have no partner, too, so they must not be able to fail. */
    private static boolean isOfProbe(Expression base, JoinShape shape) {
        return (base instanceof ColumnReference || (ExpressionTraits.isConstant(base) && base instanceof Literal))
                && Arrays.stream(ExpressionTraits.columns(base)).allMatch(column -> shape.inBuild(column) < 0);
    }

    private static Expression inProbe(Expression base, JoinShape shape) {
        return base instanceof ColumnReference(int column, DataType type)
                ? new ColumnReference(shape.inProbe(column), type)
                : base;
    }

    /** The values of a column as numbers in the order of SQL. */
    long key(Column column, int row) {
        return real ? KeyPrefix.of(column.doubleAt(row)) : column.longAt(row);
    }

    /** The bound for a row of the probing side, in the order of {@link #key}. */
    long limit(Bound bound, Column values, int row, boolean isUpper) {
        if (!real) {
            return saturated(values.longAt(row), bound.shift.longValue());
        }
        double shift = bound.shift.doubleValue();
        double value = values.doubleAt(row);
        if (shift == 0) {
            return KeyPrefix.of(value);
        }
        // the sum on the other side of the comparison may have been rounded another way
        double limit = value + shift;
        double slack = 4 * (Math.ulp(value) + Math.ulp(shift) + Math.ulp(limit));
        return KeyPrefix.of(Double.isFinite(slack) ? isUpper ? limit + slack : limit - slack : limit);
    }
}
