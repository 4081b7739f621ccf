package dev.onset.jdbc;

import java.math.BigDecimal;
import java.sql.SQLException;

import org.jspecify.annotations.Nullable;

import dev.onset.exec.column.Column;
import dev.onset.exec.column.ConstantColumn;
import dev.onset.exec.column.DoubleColumn;
import dev.onset.exec.column.Flat;
import dev.onset.exec.column.Validity;
import dev.onset.plan.DataType;

/** DOUBLE. NaN and infinities come as such; where a whole or decimal number is asked for, they are an error. */
class DoubleAccessor extends ColumnAccessor {

    /** Those of the column, so that reading a value asks no column for them. */
    private double[] values = {};
    private long @Nullable [] validity;

    DoubleAccessor(RowPosition position) {
        super(DataType.DOUBLE, position);
    }

    @Override
    void moveTo(Column next, int rows) {
        Column flat = next instanceof ConstantColumn constant ? Flat.of(constant, rows) : next;
        super.moveTo(flat, rows);
        if (flat instanceof DoubleColumn doubles) {
            values = doubles.values();
            validity = doubles.validity();
        } else {
            throw new IllegalStateException("a column of type " + type + " is a " + flat.getClass().getSimpleName());
        }
    }

    @Override
    boolean readNull() throws SQLException {
        int row = row();
        long[] bits = validity;
        return position.lastWasNull = bits != null && !Validity.isValid(bits, row);
    }

    @Override
    Object value() {
        return values[position.row];
    }

    @Override
    public double getDouble() throws SQLException {
        return readNull() ? 0 : values[position.row];
    }

    /** Cut towards zero. */
    @Override
    public long getLong() throws SQLException {
        double value = getDouble();
        if (!(Math.abs(value) < 0x1p63)) {
            throw new SQLException(value + " is out of the range of long", "22003");
        }
        return (long) value;
    }

    @Override
    public boolean getBoolean() throws SQLException {
        return getDouble() != 0;
    }

    @Override
    public @Nullable BigDecimal getBigDecimal() throws SQLException {
        double value = getDouble();
        if (wasNull()) {
            return null;
        }
        if (!Double.isFinite(value)) {
            throw new SQLException(value + " has no BigDecimal", "22003");
        }
        return BigDecimal.valueOf(value);
    }
}
