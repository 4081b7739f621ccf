package dev.onset.jdbc;

import java.math.BigDecimal;
import java.sql.SQLException;

import org.jspecify.annotations.Nullable;

import dev.onset.plan.DataType;

/** BOOLEAN; as a number 0 or 1. */
final class BooleanAccessor extends ColumnAccessor {

    BooleanAccessor(RowPosition position) {
        super(DataType.BOOLEAN, position);
    }

    @Override
    Object value() {
        return column.booleanAt(position.row);
    }

    @Override
    public boolean getBoolean() throws SQLException {
        return !readNull() && column.booleanAt(position.row);
    }

    @Override
    public long getLong() throws SQLException {
        return getBoolean() ? 1 : 0;
    }

    @Override
    public double getDouble() throws SQLException {
        return getLong();
    }

    @Override
    public @Nullable BigDecimal getBigDecimal() throws SQLException {
        long value = getLong();
        return wasNull() ? null : BigDecimal.valueOf(value);
    }
}
