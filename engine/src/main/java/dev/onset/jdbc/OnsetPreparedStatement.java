package dev.onset.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;

import org.apache.calcite.avatica.AvaticaResultSet;
import org.apache.calcite.avatica.Meta;
import org.jspecify.annotations.Nullable;

/**
 * A PreparedStatement. The statement decides the types of its parameters; what is bound is converted to them when it runs.
 */
final class OnsetPreparedStatement extends ParameterBinding {

    private final StatementSettings settings = new StatementSettings();
    private final String sql;

    OnsetPreparedStatement(OnsetConnection connection, Meta.@Nullable StatementHandle handle, Meta.Signature signature,
            int type, int concurrency, int holdability) throws SQLException {
        super(connection, handle, signature, type, concurrency, holdability);
        this.sql = signature.sql;
    }

    private OnsetConnection owner() {
        return (OnsetConnection) connection;
    }

    String sql() {
        return sql;
    }

    private SQLException hasItsText() throws SQLException {
        checkOpen();
        return SqlErrors.argument("a prepared statement runs what it was prepared with, and takes no other text");
    }

    @Override
    public boolean execute(String sql) throws SQLException {
        throw hasItsText();
    }

    @Override
    public boolean execute(String sql, int keys) throws SQLException {
        throw hasItsText();
    }

    @Override
    public boolean execute(String sql, int[] columns) throws SQLException {
        throw hasItsText();
    }

    @Override
    public boolean execute(String sql, String[] columns) throws SQLException {
        throw hasItsText();
    }

    @Override
    public long executeLargeUpdate(String sql) throws SQLException {
        throw hasItsText();
    }

    @Override
    public long executeLargeUpdate(String sql, int keys) throws SQLException {
        throw hasItsText();
    }

    @Override
    public long executeLargeUpdate(String sql, int[] columns) throws SQLException {
        throw hasItsText();
    }

    @Override
    public long executeLargeUpdate(String sql, String[] columns) throws SQLException {
        throw hasItsText();
    }

    @Override
    public int executeUpdate(String sql, int keys) throws SQLException {
        throw hasItsText();
    }

    @Override
    public int executeUpdate(String sql, int[] columns) throws SQLException {
        throw hasItsText();
    }

    @Override
    public int executeUpdate(String sql, String[] columns) throws SQLException {
        throw hasItsText();
    }

    @Override
    public ResultSet executeQuery(String sql) throws SQLException {
        throw hasItsText();
    }

    @Override
    public void addBatch(String sql) throws SQLException {
        throw hasItsText();
    }

    @Override
    public ResultSet executeQuery() throws SQLException {
        checkOpen();
        owner().check(sql, true);
        return super.executeQuery();
    }

    @Override
    public long executeLargeUpdate() throws SQLException {
        checkOpen();
        owner().check(sql, false);
        return super.executeLargeUpdate();
    }

    @Override
    public void addBatch() throws SQLException {
        checkOpen();
        checkAllBound();
        super.addBatch();
    }

    @Override
    public long[] executeLargeBatch() throws SQLException {
        try {
            return super.executeLargeBatch();
        } catch (SQLException | RuntimeException e) {
            throw SqlErrors.ofBatch(e);
        }
    }

    @Override
    public ResultSet getGeneratedKeys() throws SQLException {
        checkOpen();
        return StatementSettings.noKeys(owner());
    }

    /** Without the lock that running the statement holds. */
    @Override
    @SuppressWarnings("UnsynchronizedOverridesSynchronized")
    public void cancel() throws SQLException {
        checkOpen();
        owner().cancel(handle);
        AvaticaResultSet open = openResultSet;
        if (open instanceof OnsetResultSet result) {
            result.cancel();
        }
    }

    /** What runs is stopped first, so that closing does not wait for its end. */
    @Override
    @SuppressWarnings("UnsynchronizedOverridesSynchronized")
    public void close() throws SQLException {
        owner().cancel(handle);
        super.close();
    }

    @Override
    public boolean getMoreResults(int current) throws SQLException {
        checkOpen();
        return super.getMoreResults(StatementSettings.closing(current));
    }

    @Override
    public int getQueryTimeout() throws SQLException {
        checkOpen();
        return settings.queryTimeout();
    }

    @Override
    public void setQueryTimeout(int seconds) throws SQLException {
        checkOpen();
        settings.setQueryTimeout(seconds);
    }

    @Override
    public void setLargeMaxRows(long rows) throws SQLException {
        checkOpen();
        super.setLargeMaxRows(StatementSettings.notNegative("a number of rows", rows));
    }

    @Override
    public void setFetchSize(int rows) throws SQLException {
        checkOpen();
        super.setFetchSize((int) StatementSettings.notNegative("a number of rows", rows));
    }

    @Override
    public void setMaxFieldSize(int size) throws SQLException {
        checkOpen();
        StatementSettings.checkFieldSize(size);
    }

    @Override
    public void setFetchDirection(int direction) throws SQLException {
        checkOpen();
        StatementSettings.checkDirection(direction);
    }

    @Override
    public int getFetchDirection() throws SQLException {
        checkOpen();
        return ResultSet.FETCH_FORWARD;
    }

    @Override
    public void setCursorName(String name) throws SQLException {
        throw SqlErrors.unsupported("a cursor with a name");
    }

    /** JDBC's escapes are part of the grammar; tools switch them on and off all the same. */
    @Override
    public void setEscapeProcessing(boolean enable) throws SQLException {
        checkOpen();
    }

    @Override
    public boolean isPoolable() throws SQLException {
        checkOpen();
        return settings.isPoolable();
    }

    @Override
    public void setPoolable(boolean poolable) throws SQLException {
        checkOpen();
        settings.setPoolable(poolable);
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return StatementSettings.unwrap(this, type);
    }
}
