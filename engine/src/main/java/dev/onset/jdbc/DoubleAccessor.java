package dev.onset.jdbc;

import java.math.BigDecimal;
import java.sql.SQLException;

import org.jspecify.annotations.Nullable;

import dev.onset.exec.column.Column;
import dev.onset.plan.DataType;

/** DOUBLE. NaN and infinities come as such; where a whole or decimal number is asked for, they are an error. */
final class DoubleAccessor extends ColumnAccessor {

    DoubleAccessor(RowPosition position, Column empty) {
        super(DataType.DOUBLE, position, empty);
    }

    @Override
    Object value() {
        return column.doubleAt(position.row);
    }

    @Override
    public double getDouble() throws SQLException {
        return readNull() ? 0 : column.doubleAt(position.row);
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
