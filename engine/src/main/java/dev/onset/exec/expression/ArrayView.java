package dev.onset.exec.expression;

import java.util.Arrays;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import dev.onset.exec.column.BooleanColumn;
import dev.onset.exec.column.Column;
import dev.onset.exec.column.ConstantColumn;
import dev.onset.exec.column.DoubleColumn;
import dev.onset.exec.column.LongColumn;
import dev.onset.plan.DataType;

/**
 * Shows columns of any kind as plain arrays, so that an operator needs one loop only. A constant is written to an array once
 * and found there again for the next batch; such an array stays in the first-level cache, which makes it as cheap to read as
 * a loop with a constant.
 */
final class ArrayView {

    private static final Object NOTHING = new Object();

    private double[] doubles = {};
    private long[] longs = {};
    private boolean[] booleans = {};
    private @Nullable Object broadcast = NOTHING;

    /** Numbers; whole numbers are widened. */
    double[] doubles(Column column, int size) {
        return switch (column) {
            case DoubleColumn flat -> flat.values();
            case LongColumn flat -> {
                doubles = doubles.length >= size ? doubles : new double[size];
                long[] values = flat.values();
                for (int i = 0; i < size; i++) {
                    doubles[i] = values[i];
                }
                broadcast = NOTHING;
                yield doubles;
            }
            case ConstantColumn constant -> {
                if (!Objects.equals(constant.value(), broadcast) || doubles.length < size) {
                    doubles = doubles.length >= size ? doubles : new double[size];
                    Arrays.fill(doubles, constant.doubleAt(0));
                    broadcast = constant.value();
                }
                yield doubles;
            }
            default -> throw new IllegalStateException(column.type() + " is not a number");
        };
    }

    /** Values of layout LONG. */
    long[] longs(Column column, int size) {
        return switch (column) {
            case LongColumn flat -> flat.values();
            case ConstantColumn constant -> {
                if (!Objects.equals(constant.value(), broadcast) || longs.length < size) {
                    longs = longs.length >= size ? longs : new long[size];
                    Arrays.fill(longs, constant.longAt(0));
                    broadcast = constant.value();
                }
                yield longs;
            }
            default -> throw new IllegalStateException(column.type() + " is not a whole number");
        };
    }

    /** Points in time in microseconds; dates become midnight. Whole numbers of other types as they are. */
    long[] micros(Column column, int size) {
        long[] values = longs(column, size);
        if (column.type() != DataType.DATE) {
            return values;
        }
        long[] micros = new long[size];
        for (int i = 0; i < size; i++) {
            micros[i] = values[i] * Temporal.MICROS_PER_DAY;
        }
        return micros;
    }

    boolean[] booleans(Column column, int size) {
        return switch (column) {
            case BooleanColumn flat -> flat.values();
            case ConstantColumn constant -> {
                if (!Objects.equals(constant.value(), broadcast) || booleans.length < size) {
                    booleans = booleans.length >= size ? booleans : new boolean[size];
                    Arrays.fill(booleans, constant.booleanAt(0));
                    broadcast = constant.value();
                }
                yield booleans;
            }
            default -> throw new IllegalStateException(column.type() + " is not BOOLEAN");
        };
    }
}
