package dev.onset.exec.column;

import org.jspecify.annotations.Nullable;

import dev.onset.plan.DataType;

/**
 * A flat column of maps or arrays.
 *
 * @param values one a row; undefined at NULLs
 * @param validity see {@link Validity}; null: no row is NULL
 */
public record ObjectColumn(DataType type, Object[] values, long @Nullable [] validity) implements Column {

    @Override
    public boolean isNull(int row) {
        return validity != null && !Validity.isValid(validity, row);
    }

    @Override
    public @Nullable Object objectAt(int row) {
        return isNull(row) ? null : values[row];
    }
}
