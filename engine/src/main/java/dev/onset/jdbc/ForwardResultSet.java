package dev.onset.jdbc;

import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.TimeZone;

import org.apache.calcite.avatica.AvaticaResultSet;
import org.apache.calcite.avatica.AvaticaStatement;
import org.apache.calcite.avatica.Meta;
import org.apache.calcite.avatica.QueryState;

/** Refuses in words to go anywhere but forward. */
abstract class ForwardResultSet extends AvaticaResultSet {

    ForwardResultSet(AvaticaStatement statement, QueryState state, Meta.Signature signature,
            ResultSetMetaData metaData, TimeZone timeZone, Meta.Frame frame) throws SQLException {
        super(statement, state, signature, metaData, timeZone, frame);
    }

    private SQLException forwardOnly() throws SQLException {
        checkOpen();
        return SqlErrors.unsupported("going to another row than the next: results are read forward only, and it");
    }

    @Override
    public boolean absolute(int row) throws SQLException {
        throw forwardOnly();
    }

    @Override
    public boolean relative(int rows) throws SQLException {
        throw forwardOnly();
    }

    @Override
    public boolean previous() throws SQLException {
        throw forwardOnly();
    }

    @Override
    public boolean first() throws SQLException {
        throw forwardOnly();
    }

    @Override
    public boolean last() throws SQLException {
        throw forwardOnly();
    }

    @Override
    public void beforeFirst() throws SQLException {
        throw forwardOnly();
    }

    @Override
    public void afterLast() throws SQLException {
        throw forwardOnly();
    }

    @Override
    public String getCursorName() throws SQLException {
        throw SqlErrors.unsupported("a cursor with a name");
    }

    @Override
    public void setFetchDirection(int direction) throws SQLException {
        checkOpen();
        StatementSettings.checkDirection(direction);
    }

    @Override
    public int getFetchDirection() throws SQLException {
        checkOpen();
        return FETCH_FORWARD;
    }
}
