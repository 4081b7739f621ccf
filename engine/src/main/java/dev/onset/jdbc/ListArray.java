package dev.onset.jdbc;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.onset.api.ValueText;

/**
 * An ARRAY value; its elements are Long, Double, String, Boolean or null.
 *
 * @param connection where it can be read as rows
 */
record ListArray(OnsetConnection connection, List<?> elements) implements Array {

    @Override
    public String getBaseTypeName() {
        return switch (getBaseType()) {
            case Types.BIGINT -> "BIGINT";
            case Types.DOUBLE -> "DOUBLE";
            case Types.BOOLEAN -> "BOOLEAN";
            case Types.NULL -> "NULL";
            default -> "VARCHAR";
        };
    }

    @Override
    public int getBaseType() {
        List<?> values = elements.stream().filter(Objects::nonNull).toList();
        return values.isEmpty() ? Types.NULL
                : values.stream().allMatch(Boolean.class::isInstance) ? Types.BOOLEAN
                        : !values.stream().allMatch(Number.class::isInstance) ? Types.VARCHAR
                                : values.stream().anyMatch(ListArray::hasFraction) ? Types.DOUBLE : Types.BIGINT;
    }

    private static boolean hasFraction(Object number) {
        return number instanceof Double || number instanceof Float || number instanceof BigDecimal;
    }

    @Override
    public Object getArray() {
        return elements.toArray();
    }

    @Override
    public Object getArray(Map<String, Class<?>> map) {
        return getArray();
    }

    /** @param index counts from 1 */
    @Override
    public Object getArray(long index, int count) throws SQLException {
        return part(index, count).toArray();
    }

    private List<?> part(long index, int count) throws SQLException {
        if (index < 1 || count < 0 || index - 1 + count > elements.size()) {
            throw SqlErrors.argument("elements " + index + " to " + (index + count - 1) + " are not within 1 to "
                    + elements.size());
        }
        return elements.subList((int) index - 1, (int) index - 1 + count);
    }

    @Override
    public Object getArray(long index, int count, Map<String, Class<?>> map) throws SQLException {
        return getArray(index, count);
    }

    /** A row for each element: its index, from 1, and its value. */
    @Override
    public ResultSet getResultSet() throws SQLException {
        return connection.metadata(ArrayRows.of(1, elements, getBaseType()));
    }

    @Override
    public ResultSet getResultSet(Map<String, Class<?>> map) throws SQLException {
        return getResultSet();
    }

    @Override
    public ResultSet getResultSet(long index, int count) throws SQLException {
        return connection.metadata(ArrayRows.of(index, part(index, count), getBaseType()));
    }

    @Override
    public ResultSet getResultSet(long index, int count, Map<String, Class<?>> map) throws SQLException {
        return getResultSet(index, count);
    }

    @Override
    public void free() {}

    @Override
    public String toString() {
        return ValueText.ofList(elements);
    }
}
