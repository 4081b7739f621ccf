package dev.onset.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;

import org.apache.calcite.avatica.AvaticaStatement;
import org.apache.calcite.avatica.Meta;
import org.jspecify.annotations.Nullable;

/** A Statement. */
final class OnsetStatement extends AvaticaStatement {

    OnsetStatement(OnsetConnection connection, Meta.@Nullable StatementHandle handle, int type, int concurrency,
            int holdability) {
        super(connection, handle, type, concurrency, holdability);
    }

    /** A statement of the wrong kind is refused before it has done anything. */
    @Override
    public ResultSet executeQuery(String sql) throws SQLException {
        checkOpen();
        ((OnsetConnection) connection).check(sql, true);
        return super.executeQuery(sql);
    }

    @Override
    public long executeLargeUpdate(String sql) throws SQLException {
        checkOpen();
        ((OnsetConnection) connection).check(sql, false);
        return super.executeLargeUpdate(sql);
    }

    @Override
    protected long[] executeBatchInternal() throws SQLException {
        try {
            return super.executeBatchInternal();
        } catch (RuntimeException e) {
            throw SqlErrors.translate(e);
        }
    }

    /** There are no JDBC escapes to process beside those that the parser knows; tools switch it on and off all the same. */
    @Override
    public void setEscapeProcessing(boolean enable) throws SQLException {
        checkOpen();
    }

    @Override
    public void setPoolable(boolean poolable) throws SQLException {
        checkOpen();
    }
}
