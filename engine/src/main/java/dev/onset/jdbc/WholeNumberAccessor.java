package dev.onset.jdbc;

import java.math.BigDecimal;
import java.sql.SQLException;

import org.jspecify.annotations.Nullable;

import dev.onset.plan.DataType;

/** INTEGER and BIGINT. */
final class WholeNumberAccessor extends LongValuesAccessor {

    WholeNumberAccessor(DataType type, RowPosition position) {
        super(type, position);
    }

    @Override
    Object value() {
        long value = longValue();
        if (type == DataType.INTEGER) {
            return (int) value;
        }
        return value;
    }

    @Override
    public long getLong() throws SQLException {
        return readNull() ? 0 : longValue();
    }

    @Override
    public double getDouble() throws SQLException {
        return readNull() ? 0 : longValue();
    }

    @Override
    public boolean getBoolean() throws SQLException {
        return getLong() != 0;
    }

    @Override
    public @Nullable BigDecimal getBigDecimal() throws SQLException {
        return readNull() ? null : BigDecimal.valueOf(longValue());
    }
}
