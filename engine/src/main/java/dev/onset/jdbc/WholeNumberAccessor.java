package dev.onset.jdbc;

import java.math.BigDecimal;
import java.sql.SQLException;

import org.jspecify.annotations.Nullable;

import dev.onset.exec.column.Column;
import dev.onset.plan.DataType;

/** INTEGER and BIGINT. */
final class WholeNumberAccessor extends ColumnAccessor {

    WholeNumberAccessor(DataType type, RowPosition position, Column empty) {
        super(type, position, empty);
    }

    @Override
    Object value() {
        long value = column.longAt(position.row);
        if (type == DataType.INTEGER) {
            return (int) value;
        }
        return value;
    }

    @Override
    public long getLong() throws SQLException {
        return readNull() ? 0 : column.longAt(position.row);
    }

    @Override
    public double getDouble() throws SQLException {
        return readNull() ? 0 : column.longAt(position.row);
    }

    @Override
    public boolean getBoolean() throws SQLException {
        return getLong() != 0;
    }

    @Override
    public @Nullable BigDecimal getBigDecimal() throws SQLException {
        return readNull() ? null : BigDecimal.valueOf(column.longAt(position.row));
    }
}
