package dev.onset.exec.column;

import org.jspecify.annotations.Nullable;

import dev.onset.plan.DataType;

/**
 * A flat column of any type of layout LONG: whole numbers, dates, times, intervals.
 *
 * @param values one a row; undefined at NULLs
 * @param validity see {@link Validity}; null: no row is NULL
 */
public record LongColumn(DataType type, long[] values, long @Nullable [] validity) implements Column {

    @Override
    public boolean isNull(int row) {
        return validity != null && !Validity.isValid(validity, row);
    }

    @Override
    public long longAt(int row) {
        return values[row];
    }

    @Override
    public double doubleAt(int row) {
        return values[row];
    }

    @Override
    public @Nullable Object objectAt(int row) {
        return isNull(row) ? null : values[row];
    }
}
