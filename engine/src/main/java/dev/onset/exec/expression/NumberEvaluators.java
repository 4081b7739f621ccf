package dev.onset.exec.expression;

import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoublePredicate;
import java.util.function.DoubleUnaryOperator;

import org.jspecify.annotations.Nullable;

import dev.onset.error.OnsetException;
import dev.onset.exec.column.BooleanColumn;
import dev.onset.exec.column.Column;
import dev.onset.exec.column.DoubleColumn;
import dev.onset.plan.DataType;
import dev.onset.plan.DecimalDigits;
import dev.onset.plan.Expression;
import dev.onset.plan.ScalarOperator;

/**
 * Functions of numbers. On DOUBLE they follow IEEE 754 throughout: the logarithm of 0 is −Infinity, the square root of −1
 * is NaN, and neither is an error.
 */
final class NumberEvaluators {

    private static final double LN_2 = Math.log(2);

    private NumberEvaluators() {}

    /** A function of one number, and of a number of digits for ROUND and TRUNCATE. */
    static Evaluator function(ScalarOperator operator, DataType type, List<Evaluator> arguments,
            DataType argumentType) {
        Evaluator argument = arguments.getFirst();
        if (type != DataType.DOUBLE || (argumentType.layout() == DataType.Layout.LONG && keepsWhole(operator))) {
            return wholeFunction(operator, type, arguments, argumentType);
        }
        return switch (operator) {
            case ABS -> doubles(type, argument, Math::abs);
            case SIGN -> doubles(type, argument, Math::signum);
            case FLOOR -> doubles(type, argument, Math::floor);
            case CEIL -> doubles(type, argument, Math::ceil);
            case ROUND -> arguments.size() == 1
                    ? doubles(type, argument, Rounding::halfAwayFromZero)
                    : doubles(arguments, Rounding::halfAwayFromZero);
            case TRUNCATE -> arguments.size() == 1
                    ? doubles(type, argument, Rounding::towardZero)
                    : doubles(arguments, Rounding::towardZero);
            case SQRT -> doubles(type, argument, Math::sqrt);
            case CBRT -> doubles(type, argument, Math::cbrt);
            case EXP -> doubles(type, argument, Math::exp);
            case LN -> doubles(type, argument, Math::log);
            case LOG10 -> doubles(type, argument, Math::log10);
            case LOG2 -> doubles(type, argument, NumberEvaluators::log2);
            case POWER -> doubles(arguments, NumberEvaluators::power);
            case SIN -> doubles(type, argument, Math::sin);
            case COS -> doubles(type, argument, Math::cos);
            case TAN -> doubles(type, argument, Math::tan);
            case ASIN -> doubles(type, argument, Math::asin);
            case ACOS -> doubles(type, argument, Math::acos);
            case ATAN -> doubles(type, argument, Math::atan);
            case ATAN2 -> doubles(arguments, Math::atan2);
            case DEGREES -> doubles(type, argument, Math::toDegrees);
            case RADIANS -> doubles(type, argument, Math::toRadians);
            case COT -> doubles(type, argument, x -> 1 / Math.tan(x));
            case SINH -> doubles(type, argument, Math::sinh);
            case COSH -> doubles(type, argument, Math::cosh);
            case TANH -> doubles(type, argument, Math::tanh);
            case ASINH -> doubles(type, argument, x -> Math.copySign(
                    Math.log(Math.abs(x) + Math.hypot(x, 1)), x));
            case ACOSH -> doubles(type, argument, x -> Math.log(x + Math.sqrt(x - 1) * Math.sqrt(x + 1)));
            case ATANH -> doubles(type, argument, x -> 0.5 * Math.log((1 + x) / (1 - x)));
            case GAMMA -> doubles(type, argument, Gamma::value);
            case LOG_GAMMA -> doubles(type, argument, Gamma::logarithm);
            case LOG_BASE -> doubles(arguments, (base, x) -> Math.log(x) / Math.log(base));
            default -> throw new IllegalArgumentException(operator.name());
        };
    }

    private static boolean keepsWhole(ScalarOperator operator) {
        return operator == ScalarOperator.ABS || operator == ScalarOperator.SIGN;
    }

    /** Functions whose result is a whole number, or whose argument is one and so already rounded. */
    private static Evaluator wholeFunction(ScalarOperator operator, DataType type, List<Evaluator> arguments,
            DataType argumentType) {
        boolean fromDouble = argumentType == DataType.DOUBLE;
        return switch (operator) {
            case ABS -> numbers(type, arguments, (a, row) -> {
                long value = a[0].longAt(row);
                if (value == (type == DataType.INTEGER ? Integer.MIN_VALUE : Long.MIN_VALUE)) {
                    throw new OnsetException(OnsetException.Category.DATA,
                            "ABS(%d) is outside the range of %s".formatted(value, type));
                }
                return Math.abs(value);
            });
            case SIGN -> numbers(type, arguments, fromDouble
                    ? (a, row) -> (long) Math.signum(a[0].doubleAt(row))
                    : (a, row) -> Long.signum(a[0].longAt(row)));
            case FLOOR, CEIL, ROUND, TRUNCATE -> fromDouble
                    ? CastEvaluators.cast(function(operator, DataType.DOUBLE, arguments, argumentType), DataType.DOUBLE,
                            type, false)
                    : arguments.size() == 1
                            ? arguments.getFirst()
                            : numbers(type, arguments, operator == ScalarOperator.ROUND
                                    ? (a, row) -> Rounding.halfAwayFromZero(a[0].longAt(row), a[1].longAt(row))
                                    : (a, row) -> Rounding.towardZero(a[0].longAt(row), a[1].longAt(row)));
            default -> CastEvaluators.cast(function(operator, DataType.DOUBLE, arguments, DataType.DOUBLE),
                    DataType.DOUBLE, type, false);
        };
    }

    private static Evaluator numbers(DataType type, List<Evaluator> arguments, RowEvaluator.LongFunction function) {
        return type == DataType.DOUBLE
                ? RowEvaluator.doubles(type, arguments, (a, row) -> function.apply(a, row))
                : RowEvaluator.longs(type, arguments, function);
    }

    static Evaluator isNan(Evaluator argument) {
        return test(argument, Double::isNaN);
    }

    static Evaluator isFinite(Evaluator argument) {
        return test(argument, Double::isFinite);
    }

    static Evaluator isInfinite(Evaluator argument) {
        return test(argument, Double::isInfinite);
    }

    /** As IEEE 754-2008 has it: 1 to any power is 1, also to NaN, and −1 to an infinite power. */
    private static double power(double base, double exponent) {
        return base == 1 || (base == -1 && Double.isInfinite(exponent)) ? 1 : Math.pow(base, exponent);
    }

    private static double log2(double value) {
        int exponent = Math.getExponent(value);
        // exact for powers of two
        return value == Math.scalb(1.0, exponent) && exponent >= Double.MIN_EXPONENT && exponent <= Double.MAX_EXPONENT
                ? exponent
                : Math.log(value) / LN_2;
    }

    /** A new number between 0 (inclusive) and 1 in each row. */
    static Evaluator random() {
        return batch -> {
            double[] values = new double[batch.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = ThreadLocalRandom.current().nextDouble();
            }
            return new DoubleColumn(DataType.DOUBLE, values, null);
        };
    }

    /** Rounds to digits after the point; what has more digits in all than there may be is an error, or NULL if lenient. */
    static Evaluator decimal(List<Evaluator> arguments) {
        return RowEvaluator.objects(DataType.DOUBLE, arguments, (a, row) -> {
            double value = a[0].doubleAt(row);
            long precision = a[1].longAt(row);
            long scale = a[2].longAt(row);
            double rounded = Rounding.halfAwayFromZero(value, (double) scale);
            if (!(Math.abs(rounded) < Math.pow(10, (double) (precision - scale)))) {
                if (a[3].booleanAt(row)) {
                    return null;
                }
                throw new OnsetException(OnsetException.Category.DATA, "%s does not fit a DECIMAL(%d, %d)"
                        .formatted(NumberText.of(value), precision, scale));
            }
            return rounded;
        });
    }

    /**
     * The double next to the decimal with so many digits after the point. What is that close to such a decimal rounds to it
     * exactly: the multiple is a whole number below 2^52, and the power of ten is exact.
     */
    static Evaluator decimalRound(List<Evaluator> arguments, List<Expression> operands) {
        if (!(operands.get(1) instanceof Expression.Literal(Object digits, DataType _)
                && digits instanceof Long scale)) {
            throw new IllegalArgumentException("the scale is a constant");
        }
        double power = Math.pow(10, (double) scale);
        return doubles(DataType.DOUBLE, arguments.getFirst(), value -> {
            double multiple = value * power;
            return Math.abs(multiple) < 0x1p52 ? Math.rint(multiple) / power : value;
        });
    }

    /** A number as text with so many digits after the point. */
    static Evaluator decimalText(List<Evaluator> arguments) {
        return RowEvaluator.objects(DataType.VARCHAR, arguments, (a, row) -> {
            int scale = (int) a[1].longAt(row);
            return new DecimalDigits(DecimalDigits.MAX_PRECISION, scale).text(a[0].doubleAt(row));
        });
    }

    /** The number of the bucket, from 1; 0 below the first one, one more than there are above the last one; NULL of NaN. */
    static Evaluator widthBucket(List<Evaluator> arguments) {
        return RowEvaluator.objects(DataType.INTEGER, arguments, (a, row) -> {
            double value = a[0].doubleAt(row);
            double low = a[1].doubleAt(row);
            double high = a[2].doubleAt(row);
            long buckets = a[3].longAt(row);
            if (buckets < 1 || low == high) {
                throw new OnsetException(OnsetException.Category.DATA,
                        "WIDTH_BUCKET takes a number, two different bounds and at least one bucket");
            }
            double share = (value - low) / (high - low);
            if (Double.isNaN(share)) {
                return null;
            }
            return (Long) (share < 0 ? 0 : share >= 1 ? buckets + 1 : (long) (share * buckets) + 1);
        });
    }

    /** Mixes seed and number as SplittableRandom does. */
    static Evaluator hashedFraction(List<Evaluator> arguments) {
        return RowEvaluator.doubles(DataType.DOUBLE, arguments, (a, row) -> {
            long z = a[0].longAt(row) * 0x9E3779B97F4A7C15L + a[1].longAt(row) * 0xBF58476D1CE4E5B9L;
            z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
            z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
            return ((z ^ (z >>> 31)) >>> 11) * 0x1.0p-53;
        });
    }

    static Evaluator pi() {
        return new ConstantEvaluator(DataType.DOUBLE, Math.PI);
    }

    /** Applies a function of one double; NULL rows are computed too. */
    static Evaluator doubles(DataType type, Evaluator argument, DoubleUnaryOperator function) {
        return new StrictEvaluator(type, List.of(argument)) {
            private final ArrayView view = new ArrayView();
            private double[] result = {};

            @Override
            Column compute(Column[] columns, long @Nullable [] validity, int size) {
                result = result.length >= size ? result : new double[size];
                double[] values = view.doubles(columns[0], size);
                for (int i = 0; i < size; i++) {
                    result[i] = function.applyAsDouble(values[i]);
                }
                return new DoubleColumn(type, result, validity);
            }
        };
    }

    private static Evaluator doubles(List<Evaluator> arguments, DoubleBinaryOperator function) {
        return new StrictEvaluator(DataType.DOUBLE, arguments) {
            private final ArrayView left = new ArrayView();
            private final ArrayView right = new ArrayView();
            private double[] result = {};

            @Override
            Column compute(Column[] columns, long @Nullable [] validity, int size) {
                result = result.length >= size ? result : new double[size];
                double[] a = left.doubles(columns[0], size);
                double[] b = right.doubles(columns[1], size);
                for (int i = 0; i < size; i++) {
                    result[i] = function.applyAsDouble(a[i], b[i]);
                }
                return new DoubleColumn(type, result, validity);
            }
        };
    }

    private static Evaluator test(Evaluator argument, DoublePredicate predicate) {
        return new StrictEvaluator(DataType.BOOLEAN, List.of(argument)) {
            private final ArrayView view = new ArrayView();
            private boolean[] result = {};

            @Override
            Column compute(Column[] columns, long @Nullable [] validity, int size) {
                result = result.length >= size ? result : new boolean[size];
                double[] values = view.doubles(columns[0], size);
                for (int i = 0; i < size; i++) {
                    result[i] = predicate.test(values[i]);
                }
                return new BooleanColumn(type, result, validity);
            }
        };
    }
}
