package dev.onset.jdbc;

import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.Properties;
import java.util.TimeZone;

import org.apache.calcite.avatica.AvaticaConnection;
import org.apache.calcite.avatica.AvaticaFactory;
import org.apache.calcite.avatica.AvaticaPreparedStatement;
import org.apache.calcite.avatica.AvaticaResultSet;
import org.apache.calcite.avatica.AvaticaSpecificDatabaseMetaData;
import org.apache.calcite.avatica.AvaticaStatement;
import org.apache.calcite.avatica.Meta;
import org.apache.calcite.avatica.QueryState;
import org.apache.calcite.avatica.UnregisteredDriver;
import org.jspecify.annotations.Nullable;

/** Makes the driver's own JDBC objects for Avatica. */
final class OnsetFactory implements AvaticaFactory {

    @Override
    public int getJdbcMajorVersion() {
        return 4;
    }

    @Override
    public int getJdbcMinorVersion() {
        return 3;
    }

    @Override
    public AvaticaConnection newConnection(UnregisteredDriver driver, AvaticaFactory factory, String url,
            Properties info) throws SQLException {
        return (AvaticaConnection) driver.connect(url, info);
    }

    @Override
    public AvaticaStatement newStatement(AvaticaConnection connection, Meta.@Nullable StatementHandle handle, int type,
            int concurrency, int holdability) {
        return new OnsetStatement((OnsetConnection) connection, handle, type, concurrency, holdability);
    }

    @Override
    public AvaticaPreparedStatement newPreparedStatement(AvaticaConnection connection,
            Meta.@Nullable StatementHandle handle, Meta.Signature signature, int type, int concurrency,
            int holdability) throws SQLException {
        return new OnsetPreparedStatement((OnsetConnection) connection, handle, signature, type, concurrency,
                holdability);
    }

    @Override
    public AvaticaResultSet newResultSet(AvaticaStatement statement, QueryState state, Meta.Signature signature,
            TimeZone timeZone, Meta.Frame frame) throws SQLException {
        return new OnsetResultSet(statement, state, signature, newResultSetMetaData(statement, signature), timeZone,
                (ResultFrame) frame);
    }

    @Override
    public AvaticaSpecificDatabaseMetaData newDatabaseMetaData(AvaticaConnection connection) {
        return new OnsetDatabaseMetaData((OnsetConnection) connection);
    }

    @Override
    public ResultSetMetaData newResultSetMetaData(AvaticaStatement statement, Meta.Signature signature) {
        return new ResultDescription(signature.columns);
    }
}
