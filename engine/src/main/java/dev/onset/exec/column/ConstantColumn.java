package dev.onset.exec.column;

import org.jspecify.annotations.Nullable;

import dev.onset.plan.DataType;

/**
 * The same value in every row.
 *
 * @param value Long (layout LONG), Double, Boolean, String, Map or List; null: every row is NULL
 */
public record ConstantColumn(DataType type, @Nullable Object value) implements Column {

    @Override
    public boolean isNull(int row) {
        return value == null;
    }

    @Override
    public long longAt(int row) {
        return value instanceof Long number ? number : 0;
    }

    @Override
    public double doubleAt(int row) {
        return value instanceof Number number ? number.doubleValue() : Double.NaN;
    }

    @Override
    public boolean booleanAt(int row) {
        return Boolean.TRUE.equals(value);
    }

    @Override
    public String textAt(int row) {
        return value instanceof String text ? text : "";
    }

    @Override
    public @Nullable Object objectAt(int row) {
        return value;
    }
}
