package dev.onset.exec.column;

import java.util.Arrays;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/** Makes flat columns of others. */
public final class Flat {

    private Flat() {}

    /** A constant as a flat column of so many rows. */
    public static Column of(ConstantColumn constant, int rows) {
        Object value = constant.value();
        long @Nullable [] validity = value == null ? Validity.noneValid(rows) : null;
        return switch (constant.type().layout()) {
            case LONG -> {
                long[] values = new long[rows];
                Arrays.fill(values, constant.longAt(0));
                yield new LongColumn(constant.type(), values, validity);
            }
            case DOUBLE -> {
                double[] values = new double[rows];
                Arrays.fill(values, constant.doubleAt(0));
                yield new DoubleColumn(constant.type(), values, validity);
            }
            case BOOLEAN -> {
                boolean[] values = new boolean[rows];
                Arrays.fill(values, constant.booleanAt(0));
                yield new BooleanColumn(constant.type(), values, validity);
            }
            case TEXT -> {
                String[] values = new String[rows];
                Arrays.fill(values, constant.textAt(0));
                yield new TextColumn(constant.type(), values, validity);
            }
            case OBJECT -> {
                Object[] values = new Object[rows];
                Arrays.fill(values, Objects.requireNonNullElse(value, ""));
                yield new ObjectColumn(constant.type(), values, validity);
            }
        };
    }

    /** The same values with other NULLs; the column is not constant. */
    static Column withValidity(Column column, long[] validity, int rows) {
        return switch (column) {
            case LongColumn c -> new LongColumn(c.type(), c.values(), validity);
            case DoubleColumn c -> new DoubleColumn(c.type(), c.values(), validity);
            case BooleanColumn c -> new BooleanColumn(c.type(), c.values(), validity);
            case TextColumn c -> new TextColumn(c.type(), c.values(), validity);
            case ObjectColumn c -> new ObjectColumn(c.type(), c.values(), validity);
            case DictionaryColumn c -> {
                int[] codes = Arrays.copyOf(c.codes(), rows);
                for (int row = 0; row < rows; row++) {
                    if (!Validity.isValid(validity, row)) {
                        codes[row] = -1;
                    }
                }
                yield new DictionaryColumn(c.type(), codes, c.dictionary());
            }
            case ConstantColumn c -> throw new IllegalArgumentException("a constant column has no validity: " + c);
        };
    }
}
