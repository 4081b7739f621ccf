package dev.onset.exec.scan;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.onset.archive.Series;
import dev.onset.archive.Snapshot;
import dev.onset.functions.kernels.KernelProvider;
import dev.onset.functions.kernels.Kernels;
import dev.onset.plan.Expression;
import dev.onset.plan.ScalarOperator;

/**
 * A comparison of a curve with a constant, or with a multiple of another curve: where it holds can be counted in the
 * archive's own memory.
 *
 * @param left the history column on the left side
 * @param operator one of &lt;, &lt;=, &gt;, &gt;=
 * @param factor what the right side is a multiple by; finite
 * @param right the history column on the right side, or {@link #ONE}: the factor alone
 */
record CurveComparison(int left, ScalarOperator operator, double factor, int right) {

    /** In place of a history column: the number 1. */
    static final int ONE = -1;

    private record Side(double factor, int metric) {}

    /**
     * The condition as a comparison of curves, or null if it is none.
     *
     * @param metrics for each column of the condition its history column; −1: it is not a metric
     */
    static @Nullable CurveComparison of(@Nullable Expression condition, int[] metrics,
            List<@Nullable Object> parameters) {
        if (!(condition instanceof Expression.Call call) || call.arguments().size() != 2) {
            return null;
        }
        Side left = side(call.arguments().get(0), metrics, parameters);
        Side right = side(call.arguments().get(1), metrics, parameters);
        if (left == null || right == null) {
            return null;
        }
        ScalarOperator operator = call.operator();
        if (left.metric == ONE || left.factor != 1) {
            Side swap = left;
            left = right;
            right = swap;
            operator = Conjuncts.mirrored(operator);
        }
        boolean ordered = switch (operator) {
            case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> true;
            default -> false;
        };
        return ordered && left.metric != ONE && left.factor == 1 && Double.isFinite(right.factor)
                ? new CurveComparison(left.metric, operator, right.factor, right.metric)
                : null;
    }

    private static @Nullable Side side(Expression expression, int[] metrics, List<@Nullable Object> parameters) {
        if (Conjuncts.constant(expression, parameters) instanceof Double constant) {
            return new Side(constant, ONE);
        }
        if (expression instanceof Expression.ColumnReference reference) {
            return metrics[reference.column()] < 0 ? null : new Side(1, metrics[reference.column()]);
        }
        if (expression instanceof Expression.Call call && call.operator() == ScalarOperator.TIMES) {
            Side first = side(call.arguments().get(0), metrics, parameters);
            Side second = side(call.arguments().get(1), metrics, parameters);
            if (first == null || second == null || (first.metric == ONE) == (second.metric == ONE)) {
                return null;
            }
            Side constant = first.metric == ONE ? first : second;
            Side curve = first.metric == ONE ? second : first;
            return curve.factor == 1 ? new Side(constant.factor, curve.metric) : null;
        }
        return null;
    }

    /** In how many of the selected rows of a run it is TRUE; −1: only the rows can tell. */
    long count(Snapshot snapshot, HistorySelection selection, int run) {
        Series a = snapshot.series(run, left);
        Series b = right == ONE ? a : snapshot.series(run, right);
        if (a == null || b == null) {
            return 0;
        }
        // NaN is greater than every number, which the loops do not know
        if (!a.axis().isSame(b.axis()) || a.statistics().nonfinite() > 0 || b.statistics().nonfinite() > 0) {
            return -1;
        }
        int from = selection.firstRow(a.axis());
        int length = selection.endRow(a.axis()) - from;
        Kernels kernels = KernelProvider.kernels();
        return switch (operator) {
            case GREATER -> greater(kernels, a, b, from, length);
            case GREATER_OR_EQUAL -> atLeast(kernels, a, b, from, length);
            case LESS -> length - atLeast(kernels, a, b, from, length);
            case LESS_OR_EQUAL -> length - greater(kernels, a, b, from, length);
            default -> throw new IllegalStateException(operator + " is not an order");
        };
    }

    private int greater(Kernels kernels, Series a, Series b, int from, int length) {
        long offset = a.offset() + 8L * from;
        return right == ONE
                ? kernels.countAbove(a.base(), offset, length, factor)
                : kernels.countGreater(a.base(), offset, factor, b.base(), b.offset() + 8L * from, length);
    }

    private int atLeast(Kernels kernels, Series a, Series b, int from, int length) {
        long offset = a.offset() + 8L * from;
        return right == ONE
                ? kernels.countAbove(a.base(), offset, length, Math.nextDown(factor))
                : kernels.countAtLeast(a.base(), offset, factor, b.base(), b.offset() + 8L * from, length);
    }
}
