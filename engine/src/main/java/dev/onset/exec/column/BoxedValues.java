package dev.onset.exec.column;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

import dev.onset.plan.DataType;

/** Columns of values that were computed one by one. */
public final class BoxedValues {

    private BoxedValues() {}

    /** @param values Long, Double, Boolean, String or what the type's layout OBJECT holds; null is NULL */
    public static Column column(DataType type, @Nullable Object[] values) {
        long @Nullable [] validity = null;
        for (int i = 0; i < values.length; i++) {
            if (values[i] == null) {
                if (validity == null) {
                    validity = Validity.noneValid(values.length);
                    Validity.setFirstValid(validity, values.length);
                }
                Validity.setNull(validity, i);
            }
        }
        return column(type, values, validity);
    }

    /** @param validity where the values count; null: everywhere */
    public static Column column(DataType type, @Nullable Object[] values, long @Nullable [] validity) {
        int size = values.length;
        return switch (type.layout()) {
            case LONG -> {
                long[] longs = new long[size];
                for (int i = 0; i < size; i++) {
                    longs[i] = values[i] instanceof Number number ? number.longValue() : 0;
                }
                yield new LongColumn(type, longs, validity);
            }
            case DOUBLE -> {
                double[] doubles = new double[size];
                for (int i = 0; i < size; i++) {
                    doubles[i] = values[i] instanceof Number number ? number.doubleValue() : 0;
                }
                yield new DoubleColumn(type, doubles, validity);
            }
            case BOOLEAN -> {
                boolean[] booleans = new boolean[size];
                for (int i = 0; i < size; i++) {
                    booleans[i] = Boolean.TRUE.equals(values[i]);
                }
                yield new BooleanColumn(type, booleans, validity);
            }
            case TEXT -> {
                String[] texts = new String[size];
                for (int i = 0; i < size; i++) {
                    Object value = values[i];
                    texts[i] = value == null ? "" : value.toString();
                }
                yield new TextColumn(type, texts, validity);
            }
            case OBJECT -> new ObjectColumn(type, Arrays.copyOf(values, size), validity);
        };
    }
}
