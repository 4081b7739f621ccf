package dev.onset.exec.expression;

import java.util.List;

import dev.onset.error.OnsetException;
import dev.onset.exec.expression.RowEvaluator.LongFunction;
import dev.onset.plan.DataType;
import dev.onset.plan.ScalarOperator;

/** Functions of whole numbers, and of their bits. What is outside the range of the result is an error. */
final class IntegerEvaluators {

    private IntegerEvaluators() {}

    static Evaluator function(ScalarOperator operator, DataType type, List<Evaluator> arguments) {
        LongFunction function = switch (operator) {
            case FACTORIAL -> (a, row) -> factorial(a[0].longAt(row));
            case GREATEST_COMMON_DIVISOR -> (a, row) -> divisor(a[0].longAt(row), a[1].longAt(row));
            case LEAST_COMMON_MULTIPLE -> (a, row) -> multiple(a[0].longAt(row), a[1].longAt(row));
            case BIT_COUNT -> (a, row) -> type == DataType.INTEGER && a[0].type() == DataType.INTEGER
                    ? Integer.bitCount((int) a[0].longAt(row))
                    : Long.bitCount(a[0].longAt(row));
            case BITWISE_AND -> (a, row) -> a[0].longAt(row) & a[1].longAt(row);
            case BITWISE_OR -> (a, row) -> a[0].longAt(row) | a[1].longAt(row);
            case BITWISE_XOR -> (a, row) -> a[0].longAt(row) ^ a[1].longAt(row);
            case BITWISE_NOT -> (a, row) -> ~a[0].longAt(row);
            case SHIFT_LEFT -> (a, row) -> shifted(a[0].longAt(row), a[1].longAt(row));
            case SHIFT_RIGHT -> (a, row) -> shifted(a[0].longAt(row), -a[1].longAt(row));
            default -> throw new IllegalArgumentException(operator.name());
        };
        return RowEvaluator.longs(type, arguments, function);
    }

    private static long shifted(long value, long by) {
        if (by >= Long.SIZE) {
            return 0;
        }
        return by >= 0 ? value << by : value >> Math.min(-by, Long.SIZE - 1);
    }

    private static long factorial(long number) {
        if (number < 0) {
            throw new OnsetException(OnsetException.Category.DATA,
                    "FACTORIAL takes a number of at least 0, not " + number);
        }
        if (number > 20) {
            throw new OnsetException(OnsetException.Category.DATA,
                    "FACTORIAL(%d) is outside the range of BIGINT".formatted(number));
        }
        long product = 1;
        for (int i = 2; i <= number; i++) {
            product *= i;
        }
        return product;
    }

    private static long divisor(long a, long b) {
        long x = Math.abs(a);
        long y = Math.abs(b);
        while (y != 0) {
            long rest = x % y;
            x = y;
            y = rest;
        }
        return x;
    }

    private static long multiple(long a, long b) {
        if (a == 0 || b == 0) {
            return 0;
        }
        try {
            return Math.abs(Math.multiplyExact(a / divisor(a, b), b));
        } catch (ArithmeticException e) {
            throw new OnsetException(OnsetException.Category.DATA,
                    "LCM(%d, %d) is outside the range of BIGINT".formatted(a, b), null, e);
        }
    }
}
