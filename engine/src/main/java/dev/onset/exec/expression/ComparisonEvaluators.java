package dev.onset.exec.expression;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import dev.onset.error.OnsetException;
import dev.onset.exec.column.BooleanColumn;
import dev.onset.exec.column.Column;
import dev.onset.functions.kernels.BatchKernels;
import dev.onset.functions.kernels.KernelProvider;
import dev.onset.plan.DataType;
import dev.onset.plan.DataType.Layout;
import dev.onset.plan.ScalarOperator;

/**
 * The comparisons. Numbers of different types compare as DOUBLE, dates and timestamps as timestamps, texts by code point.
 * NaN equals NaN and is greater than every other number, −0 equals 0.
 */
@SuppressWarnings("ShortCircuitBoolean") // a branch in these loops would often be predicted wrong
public final class ComparisonEvaluators {

    private static final BatchKernels KERNELS = KernelProvider.kernels().batches();

    private ComparisonEvaluators() {}

    private interface DoubleLoop {
        void run(double[] left, double[] right, boolean[] result, int size);
    }

    private interface LongLoop {
        void run(long[] left, long[] right, boolean[] result, int size);
    }

    /** One of =, &lt;&gt;, &lt;, &lt;=, &gt;, &gt;=. */
    static Evaluator comparison(ScalarOperator operator, List<Evaluator> arguments, DataType left, DataType right) {
        return switch (operator) {
            case LESS -> comparison(ScalarOperator.GREATER, arguments.reversed(), right, left);
            case LESS_OR_EQUAL -> comparison(ScalarOperator.GREATER_OR_EQUAL, arguments.reversed(), right, left);
            default -> forLayout(operator, arguments, commonLayout(left, right));
        };
    }

    /** As what values of these types are compared. */
    public static Layout commonLayout(DataType left, DataType right) {
        if (left == DataType.NULL || right == DataType.NULL) {
            return left == DataType.NULL ? right.layout() : left.layout();
        }
        if (left.isNumeric() && right.isNumeric() && left.layout() != right.layout()) {
            return Layout.DOUBLE;
        }
        if (left.layout() != right.layout()) {
            throw new IllegalArgumentException("cannot compare %s with %s".formatted(left, right));
        }
        return left.layout();
    }

    private static Evaluator forLayout(ScalarOperator operator, List<Evaluator> arguments, Layout layout) {
        return switch (layout) {
            case DOUBLE -> new Doubles(arguments, switch (operator) {
                case EQUALS -> KERNELS::equal;
                case NOT_EQUALS -> ComparisonEvaluators::notEqual;
                case GREATER -> KERNELS::greater;
                case GREATER_OR_EQUAL -> KERNELS::greaterOrEqual;
                default -> throw new IllegalArgumentException(operator.name());
            });
            case LONG -> new Longs(arguments, switch (operator) {
                case EQUALS -> ComparisonEvaluators::equal;
                case NOT_EQUALS -> ComparisonEvaluators::notEqual;
                case GREATER -> ComparisonEvaluators::greater;
                case GREATER_OR_EQUAL -> ComparisonEvaluators::greaterOrEqual;
                default -> throw new IllegalArgumentException(operator.name());
            });
            case BOOLEAN -> RowEvaluator.booleans(arguments, switch (operator) {
                case EQUALS -> (a, row) -> a[0].booleanAt(row) == a[1].booleanAt(row);
                case NOT_EQUALS -> (a, row) -> a[0].booleanAt(row) != a[1].booleanAt(row);
                case GREATER -> (a, row) -> a[0].booleanAt(row) && !a[1].booleanAt(row);
                case GREATER_OR_EQUAL -> (a, row) -> a[0].booleanAt(row) || !a[1].booleanAt(row);
                default -> throw new IllegalArgumentException(operator.name());
            });
            case TEXT -> RowEvaluator.booleans(arguments, switch (operator) {
                case EQUALS -> (a, row) -> a[0].textAt(row).equals(a[1].textAt(row));
                case NOT_EQUALS -> (a, row) -> !a[0].textAt(row).equals(a[1].textAt(row));
                case GREATER -> (a, row) -> TextOrder.compare(a[0].textAt(row), a[1].textAt(row)) > 0;
                case GREATER_OR_EQUAL -> (a, row) -> TextOrder.compare(a[0].textAt(row), a[1].textAt(row)) >= 0;
                default -> throw new IllegalArgumentException(operator.name());
            });
            case OBJECT -> RowEvaluator.booleans(arguments, switch (operator) {
                case EQUALS -> (a, row) -> ElementOrder.equal(a[0].objectAt(row), a[1].objectAt(row));
                case NOT_EQUALS -> (a, row) -> !ElementOrder.equal(a[0].objectAt(row), a[1].objectAt(row));
                case GREATER -> (a, row) -> compared(a, row) > 0;
                case GREATER_OR_EQUAL -> (a, row) -> compared(a, row) >= 0;
                default -> throw new IllegalArgumentException(operator.name());
            });
        };
    }

    /** Arrays element by element; maps have no order. */
    private static int compared(Column[] arguments, int row) {
        Object left = Objects.requireNonNull(arguments[0].objectAt(row));
        Object right = Objects.requireNonNull(arguments[1].objectAt(row));
        if (left instanceof Map || right instanceof Map) {
            throw new OnsetException(OnsetException.Category.TYPE, "maps have no order");
        }
        return ElementOrder.compare(left, right);
    }

    private static final class Doubles extends StrictEvaluator {
        private final DoubleLoop loop;
        private final ArrayView left = new ArrayView();
        private final ArrayView right = new ArrayView();
        private boolean[] result = {};

        Doubles(List<Evaluator> arguments, DoubleLoop loop) {
            super(DataType.BOOLEAN, arguments);
            this.loop = loop;
        }

        @Override
        Column compute(Column[] columns, long @Nullable [] validity, int size) {
            result = result.length >= size ? result : new boolean[size];
            loop.run(left.doubles(columns[0], size), right.doubles(columns[1], size), result, size);
            return new BooleanColumn(type, result, validity);
        }
    }

    private static final class Longs extends StrictEvaluator {
        private final LongLoop loop;
        private final ArrayView left = new ArrayView();
        private final ArrayView right = new ArrayView();
        private boolean[] result = {};

        Longs(List<Evaluator> arguments, LongLoop loop) {
            super(DataType.BOOLEAN, arguments);
            this.loop = loop;
        }

        @Override
        Column compute(Column[] columns, long @Nullable [] validity, int size) {
            result = result.length >= size ? result : new boolean[size];
            boolean temporal = columns[0].type() != columns[1].type();
            loop.run(temporal ? left.micros(columns[0], size) : left.longs(columns[0], size),
                    temporal ? right.micros(columns[1], size) : right.longs(columns[1], size), result, size);
            return new BooleanColumn(type, result, validity);
        }
    }

    private static void notEqual(double[] left, double[] right, boolean[] result, int size) {
        for (int i = 0; i < size; i++) {
            double a = left[i];
            double b = right[i];
            result[i] = a != b & !(Double.isNaN(a) & Double.isNaN(b));
        }
    }

    private static void equal(long[] left, long[] right, boolean[] result, int size) {
        for (int i = 0; i < size; i++) {
            result[i] = left[i] == right[i];
        }
    }

    private static void notEqual(long[] left, long[] right, boolean[] result, int size) {
        for (int i = 0; i < size; i++) {
            result[i] = left[i] != right[i];
        }
    }

    private static void greater(long[] left, long[] right, boolean[] result, int size) {
        for (int i = 0; i < size; i++) {
            result[i] = left[i] > right[i];
        }
    }

    private static void greaterOrEqual(long[] left, long[] right, boolean[] result, int size) {
        for (int i = 0; i < size; i++) {
            result[i] = left[i] >= right[i];
        }
    }
}
