package dev.onset.jdbc;

import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.List;

import org.apache.calcite.avatica.ColumnMetaData;

/** Describes the columns of a result, which count from 1. */
record ResultDescription(List<ColumnMetaData> columns) implements ResultSetMetaData {

    private ColumnMetaData column(int number) throws SQLException {
        if (number < 1 || number > columns.size()) {
            throw SqlErrors.argument("the result has no column " + number + "; it has " + columns.size());
        }
        return columns.get(number - 1);
    }

    @Override
    public int getColumnCount() {
        return columns.size();
    }

    @Override
    public boolean isAutoIncrement(int column) throws SQLException {
        return column(column).autoIncrement;
    }

    @Override
    public boolean isCaseSensitive(int column) throws SQLException {
        return column(column).caseSensitive;
    }

    @Override
    public boolean isSearchable(int column) throws SQLException {
        return column(column).searchable;
    }

    @Override
    public boolean isCurrency(int column) throws SQLException {
        return column(column).currency;
    }

    @Override
    public int isNullable(int column) throws SQLException {
        return column(column).nullable;
    }

    @Override
    public boolean isSigned(int column) throws SQLException {
        return column(column).signed;
    }

    @Override
    public int getColumnDisplaySize(int column) throws SQLException {
        return column(column).displaySize;
    }

    @Override
    public String getColumnLabel(int column) throws SQLException {
        return column(column).label;
    }

    @Override
    public String getColumnName(int column) throws SQLException {
        return column(column).columnName;
    }

    @Override
    public String getSchemaName(int column) throws SQLException {
        return column(column).schemaName;
    }

    @Override
    public int getPrecision(int column) throws SQLException {
        return column(column).precision;
    }

    @Override
    public int getScale(int column) throws SQLException {
        return column(column).scale;
    }

    @Override
    public String getTableName(int column) throws SQLException {
        return column(column).tableName;
    }

    @Override
    public String getCatalogName(int column) throws SQLException {
        return column(column).catalogName;
    }

    @Override
    public int getColumnType(int column) throws SQLException {
        return column(column).type.id;
    }

    @Override
    public String getColumnTypeName(int column) throws SQLException {
        return column(column).type.name;
    }

    @Override
    public boolean isReadOnly(int column) throws SQLException {
        return column(column).readOnly;
    }

    @Override
    public boolean isWritable(int column) throws SQLException {
        return column(column).writable;
    }

    @Override
    public boolean isDefinitelyWritable(int column) throws SQLException {
        return column(column).definitelyWritable;
    }

    @Override
    public String getColumnClassName(int column) throws SQLException {
        return column(column).columnClassName;
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        if (type.isInstance(this)) {
            return type.cast(this);
        }
        throw SqlErrors.argument("the description of a result wraps no " + type.getName());
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return type.isInstance(this);
    }
}
