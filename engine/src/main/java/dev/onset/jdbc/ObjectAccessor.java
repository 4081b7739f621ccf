package dev.onset.jdbc;

import java.sql.SQLException;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import dev.onset.api.Temporals;
import dev.onset.plan.DataType;

/** MAP, ARRAY, the intervals, and the type of a bare NULL. */
final class ObjectAccessor extends ColumnAccessor {

    private final OnsetConnection connection;

    /** @param connection on which arrays can be read as rows */
    ObjectAccessor(DataType type, RowPosition position, OnsetConnection connection) {
        super(type, position);
        this.connection = connection;
    }

    @Override
    Object value() {
        Object value = Objects.requireNonNull(column.objectAt(position.row));
        if (value instanceof Long number) {
            Object temporal = Temporals.ofType(type, number);
            return temporal == null ? value : temporal;
        }
        return value instanceof List<?> list ? new ListArray(connection, list) : value;
    }

    @Override
    public java.sql.@Nullable Array getArray() throws SQLException {
        if (readNull()) {
            return null;
        }
        if (column.objectAt(position.row) instanceof List<?> list) {
            return new ListArray(connection, list);
        }
        throw cannotConvert("Array");
    }
}
