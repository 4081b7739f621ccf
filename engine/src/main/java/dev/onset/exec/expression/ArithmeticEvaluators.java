package dev.onset.exec.expression;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.onset.error.OnsetException;
import dev.onset.exec.column.Column;
import dev.onset.exec.column.DoubleColumn;
import dev.onset.exec.column.LongColumn;
import dev.onset.plan.DataType;
import dev.onset.plan.ScalarOperator;

/** The four operations, modulo and negation on numbers. One loop for each operator and layout. */
final class ArithmeticEvaluators {

    private ArithmeticEvaluators() {}

    /** A loop over doubles. */
    private interface DoubleLoop {
        void run(double[] left, double[] right, double[] result, int size);
    }

    /** A loop over whole numbers; says whether a row, perhaps a NULL one, left the range or divides by zero. */
    private interface LongLoop {
        boolean run(long[] left, long[] right, long[] result, int size);
    }

    /** One row, with an ArithmeticException where there is no result. */
    private interface ExactLong {
        long apply(long left, long right);
    }

    /** The operator on two numbers; whole numbers where the type is INTEGER or BIGINT. */
    static Evaluator binary(ScalarOperator operator, DataType type, List<Evaluator> arguments) {
        if (type == DataType.DOUBLE) {
            return new Doubles(arguments, switch (operator) {
                case PLUS -> ArithmeticEvaluators::plus;
                case MINUS -> ArithmeticEvaluators::minus;
                case TIMES -> ArithmeticEvaluators::times;
                case DIVIDE -> ArithmeticEvaluators::divide;
                case MODULO -> ArithmeticEvaluators::modulo;
                default -> throw new IllegalArgumentException(operator.name());
            });
        }
        return switch (operator) {
            case PLUS -> new Longs(type, arguments, "+", ArithmeticEvaluators::plus, Math::addExact);
            case MINUS -> new Longs(type, arguments, "-", ArithmeticEvaluators::minus, Math::subtractExact);
            case TIMES -> new Longs(type, arguments, "*", ArithmeticEvaluators::times, Math::multiplyExact);
            case DIVIDE -> new Longs(type, arguments, "/", ArithmeticEvaluators::divide, Math::divideExact);
            case MODULO -> new Longs(type, arguments, "%", ArithmeticEvaluators::modulo, (a, b) -> a % b);
            default -> throw new IllegalArgumentException(operator.name());
        };
    }

    /** Minus one number. */
    static Evaluator negate(DataType type, Evaluator argument) {
        return type == DataType.DOUBLE
                ? NumberEvaluators.doubles(type, argument, a -> -a)
                : new Longs(type, List.of(new ConstantEvaluator(type, 0L), argument), "-", ArithmeticEvaluators::minus,
                        Math::subtractExact);
    }

    private static final class Doubles extends StrictEvaluator {
        private final DoubleLoop loop;
        private final ArrayView left = new ArrayView();
        private final ArrayView right = new ArrayView();
        private double[] result = {};

        Doubles(List<Evaluator> arguments, DoubleLoop loop) {
            super(DataType.DOUBLE, arguments);
            this.loop = loop;
        }

        @Override
        Column compute(Column[] columns, long @Nullable [] validity, int size) {
            result = result.length >= size ? result : new double[size];
            loop.run(left.doubles(columns[0], size), right.doubles(columns[1], size), result, size);
            return new DoubleColumn(type, result, validity);
        }
    }

    private static final class Longs extends StrictEvaluator {
        private final String symbol;
        private final LongLoop loop;
        private final ExactLong exact;
        private final ArrayView left = new ArrayView();
        private final ArrayView right = new ArrayView();
        private long[] result = {};

        Longs(DataType type, List<Evaluator> arguments, String symbol, LongLoop loop, ExactLong exact) {
            super(type, arguments);
            this.symbol = symbol;
            this.loop = loop;
            this.exact = exact;
        }

        @Override
        Column compute(Column[] columns, long @Nullable [] validity, int size) {
            result = result.length >= size ? result : new long[size];
            long[] a = left.longs(columns[0], size);
            long[] b = right.longs(columns[1], size);
            boolean suspect = loop.run(a, b, result, size);
            if (suspect || (type == DataType.INTEGER && IntegerRange.leaves(result, size))) {
                check(a, b, validity, size);
            }
            return new LongColumn(type, result, validity);
        }

        /** Finds out whether a row that counts failed. */
        private void check(long[] a, long[] b, long @Nullable [] validity, int size) {
            for (int i = 0; i < size; i++) {
                if (!Nulls.isValid(validity, i)) {
                    continue;
                }
                try {
                    long value = exact.apply(a[i], b[i]);
                    if (type == DataType.INTEGER && value != (int) value) {
                        throw new ArithmeticException();
                    }
                } catch (ArithmeticException e) {
                    String operation = "%d %s %d".formatted(a[i], symbol, b[i]);
                    boolean byZero = b[i] == 0 && (symbol.equals("/") || symbol.equals("%"));
                    throw new OnsetException(OnsetException.Category.DATA,
                            byZero
                                    ? "division by zero: " + operation
                                    : "%s is outside the range of %s".formatted(operation,
                                            type),
                            null, e);
                }
            }
        }
    }

    private static void plus(double[] left, double[] right, double[] result, int size) {
        for (int i = 0; i < size; i++) {
            result[i] = left[i] + right[i];
        }
    }

    private static void minus(double[] left, double[] right, double[] result, int size) {
        for (int i = 0; i < size; i++) {
            result[i] = left[i] - right[i];
        }
    }

    private static void times(double[] left, double[] right, double[] result, int size) {
        for (int i = 0; i < size; i++) {
            result[i] = left[i] * right[i];
        }
    }

    private static void divide(double[] left, double[] right, double[] result, int size) {
        for (int i = 0; i < size; i++) {
            result[i] = left[i] / right[i];
        }
    }

    private static void modulo(double[] left, double[] right, double[] result, int size) {
        for (int i = 0; i < size; i++) {
            result[i] = left[i] % right[i];
        }
    }

    private static boolean plus(long[] left, long[] right, long[] result, int size) {
        long overflow = 0;
        for (int i = 0; i < size; i++) {
            long a = left[i];
            long b = right[i];
            long sum = a + b;
            result[i] = sum;
            overflow |= (a ^ sum) & (b ^ sum);
        }
        return overflow < 0;
    }

    private static boolean minus(long[] left, long[] right, long[] result, int size) {
        long overflow = 0;
        for (int i = 0; i < size; i++) {
            long a = left[i];
            long b = right[i];
            long difference = a - b;
            result[i] = difference;
            overflow |= (a ^ b) & (a ^ difference);
        }
        return overflow < 0;
    }

    private static boolean times(long[] left, long[] right, long[] result, int size) {
        long overflow = 0;
        for (int i = 0; i < size; i++) {
            long low = left[i] * right[i];
            result[i] = low;
            overflow |= Math.multiplyHigh(left[i], right[i]) ^ (low >> 63);
        }
        return overflow != 0;
    }

    /** Dividing is slow, and numbers that rise slowly, as steps do, often have the quotient of the one before. */
    private static boolean divide(long[] left, long[] right, long[] result, int size) {
        boolean suspect = false;
        long known = 0;
        long product = 0;
        long quotient = 0;
        for (int i = 0; i < size; i++) {
            long divisor = right[i];
            if (divisor == known && left[i] >= product && left[i] - product < divisor) {
                result[i] = quotient;
            } else if (divisor == 0 || (divisor == -1 && left[i] == Long.MIN_VALUE)) {
                suspect = true;
            } else {
                quotient = left[i] / divisor;
                result[i] = quotient;
                known = left[i] >= 0 && divisor > 0 ? divisor : 0;
                product = quotient * divisor;
            }
        }
        return suspect;
    }

    private static boolean modulo(long[] left, long[] right, long[] result, int size) {
        boolean suspect = false;
        long known = 0;
        long product = 0;
        for (int i = 0; i < size; i++) {
            long divisor = right[i];
            if (divisor == known && left[i] >= product && left[i] - product < divisor) {
                result[i] = left[i] - product;
            } else if (divisor == 0) {
                suspect = true;
            } else {
                result[i] = left[i] % divisor;
                known = left[i] >= 0 && divisor > 0 ? divisor : 0;
                product = left[i] - result[i];
            }
        }
        return suspect;
    }
}
