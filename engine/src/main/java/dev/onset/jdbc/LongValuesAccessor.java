package dev.onset.jdbc;

import java.sql.SQLException;

import org.jspecify.annotations.Nullable;

import dev.onset.exec.column.Column;
import dev.onset.exec.column.ConstantColumn;
import dev.onset.exec.column.Flat;
import dev.onset.exec.column.LongColumn;
import dev.onset.exec.column.Validity;
import dev.onset.plan.DataType;

/** Types that are kept as longs: whole numbers, dates and times. */
abstract class LongValuesAccessor extends ColumnAccessor {

    /** Those of the column, so that reading a value asks no column for them. */
    private long[] values = {};
    private long @Nullable [] validity;

    LongValuesAccessor(DataType type, RowPosition position) {
        super(type, position);
    }

    @Override
    final void moveTo(Column next, int rows) {
        Column flat = next instanceof ConstantColumn constant ? Flat.of(constant, rows) : next;
        super.moveTo(flat, rows);
        if (flat instanceof LongColumn longs) {
            values = longs.values();
            validity = longs.validity();
        } else {
            throw new IllegalStateException("a column of type " + type + " is a " + flat.getClass().getSimpleName());
        }
    }

    @Override
    final boolean readNull() throws SQLException {
        int row = row();
        long[] bits = validity;
        return position.lastWasNull = bits != null && !Validity.isValid(bits, row);
    }

    /** The value in the current row, where it is not NULL. */
    final long longValue() {
        return values[position.row];
    }
}
