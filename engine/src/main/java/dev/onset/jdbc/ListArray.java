package dev.onset.jdbc;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.onset.api.ValueText;

/** An ARRAY value; its elements are Long, Double, String, Boolean or null. */
record ListArray(List<?> elements) implements Array {

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
        return elements.stream().filter(Objects::nonNull).findFirst().map(element -> switch (element) {
            case Long number -> Types.BIGINT;
            case Double number -> Types.DOUBLE;
            case Boolean flag -> Types.BOOLEAN;
            default -> Types.VARCHAR;
        }).orElse(Types.NULL);
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
        if (index < 1 || count < 0 || index - 1 + count > elements.size()) {
            throw SqlErrors.argument("elements " + index + " to " + (index + count - 1) + " are not within 1 to "
                    + elements.size());
        }
        return elements.subList((int) index - 1, (int) index - 1 + count).toArray();
    }

    @Override
    public Object getArray(long index, int count, Map<String, Class<?>> map) throws SQLException {
        return getArray(index, count);
    }

    @Override
    public ResultSet getResultSet() throws SQLException {
        throw SqlErrors.unsupported("reading an array as a ResultSet");
    }

    @Override
    public ResultSet getResultSet(Map<String, Class<?>> map) throws SQLException {
        return getResultSet();
    }

    @Override
    public ResultSet getResultSet(long index, int count) throws SQLException {
        return getResultSet();
    }

    @Override
    public ResultSet getResultSet(long index, int count, Map<String, Class<?>> map) throws SQLException {
        return getResultSet();
    }

    @Override
    public void free() {}

    @Override
    public String toString() {
        return ValueText.ofList(elements);
    }
}
