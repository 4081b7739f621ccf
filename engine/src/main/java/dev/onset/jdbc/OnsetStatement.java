package dev.onset.jdbc;

import java.sql.SQLException;

import org.apache.calcite.avatica.AvaticaStatement;
import org.apache.calcite.avatica.Meta;
import org.jspecify.annotations.Nullable;

/** A Statement: queries only. */
final class OnsetStatement extends AvaticaStatement {

    OnsetStatement(OnsetConnection connection, Meta.@Nullable StatementHandle handle, int type, int concurrency,
            int holdability) {
        super(connection, handle, type, concurrency, holdability);
    }

    @Override
    public long executeLargeUpdate(String sql) throws SQLException {
        checkOpen();
        throw SqlErrors.noUpdates();
    }

    @Override
    public long[] executeLargeBatch() throws SQLException {
        clearBatch();
        throw SqlErrors.noUpdates();
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
