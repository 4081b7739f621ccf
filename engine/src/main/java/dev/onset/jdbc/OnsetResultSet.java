package dev.onset.jdbc;

import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.TimeZone;

import org.apache.calcite.avatica.AvaticaResultSet;
import org.apache.calcite.avatica.AvaticaStatement;
import org.apache.calcite.avatica.Meta;
import org.apache.calcite.avatica.QueryState;
import org.jspecify.annotations.Nullable;

/** A forward-only ResultSet over the batches of a query. */
final class OnsetResultSet extends AvaticaResultSet {

    private final ColumnCursor rows;
    private volatile boolean cancelled;

    OnsetResultSet(AvaticaStatement statement, QueryState state, Meta.Signature signature, ResultSetMetaData metaData,
            TimeZone timeZone, ResultFrame frame) throws SQLException {
        super(statement, state, signature, metaData, timeZone, frame);
        this.rows = new ColumnCursor(frame.result, statement.getLargeMaxRows());
    }

    @Override
    protected OnsetResultSet execute() throws SQLException {
        execute2(rows, columnMetaDataList);
        try {
            rows.prefetch();
        } catch (SQLException e) {
            close();
            throw e;
        }
        return this;
    }

    @Override
    protected void cancel() {
        cancelled = true;
        rows.cancel();
    }

    @Override
    public boolean next() throws SQLException {
        if (isClosed()) {
            throw SqlErrors.closed("result");
        }
        if (cancelled) {
            throw SqlErrors.cancelled();
        }
        return super.next();
    }

    @Override
    public int findColumn(String columnLabel) throws SQLException {
        for (int i = 0; i < columnMetaDataList.size(); i++) {
            if (columnMetaDataList.get(i).label.equalsIgnoreCase(columnLabel)) {
                return i + 1;
            }
        }
        throw SqlErrors.unknownColumn(columnLabel, columnMetaDataList);
    }

    @Override
    public @Nullable Object getObject(int columnIndex) throws SQLException {
        if (columnIndex < 1 || columnIndex > columnMetaDataList.size() || isClosed()) {
            return super.getObject(columnIndex);
        }
        return accessorList.get(columnIndex - 1).getObject();
    }
}
