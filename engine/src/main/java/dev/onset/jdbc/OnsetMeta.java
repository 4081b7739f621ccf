package dev.onset.jdbc;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import org.apache.calcite.avatica.AvaticaParameter;
import org.apache.calcite.avatica.AvaticaStatement;
import org.apache.calcite.avatica.ColumnMetaData;
import org.apache.calcite.avatica.MetaImpl;
import org.apache.calcite.avatica.QueryState;
import org.apache.calcite.avatica.remote.TypedValue;
import org.jspecify.annotations.Nullable;

import dev.onset.api.PreparedQuery;
import dev.onset.api.QueryOptions;
import dev.onset.api.QueryResult;
import dev.onset.plan.DataType;
import dev.onset.plan.Field;

/** What Avatica asks a database for: preparing and running queries. */
final class OnsetMeta extends MetaImpl {

    private final OnsetConnection owner;

    OnsetMeta(OnsetConnection connection) {
        super(connection);
        this.owner = connection;
    }

    /** The columns of a result, and the parameters of its statement. */
    static Signature signature(String sql, List<Field> fields, List<DataType> parameterTypes) {
        List<ColumnMetaData> columns = new ArrayList<>();
        for (Field field : fields) {
            columns.add(JdbcType.column(columns.size(), field));
        }
        List<AvaticaParameter> parameters = new ArrayList<>();
        for (DataType type : parameterTypes) {
            JdbcType jdbc = JdbcType.of(type);
            parameters.add(new AvaticaParameter(type.isNumeric(), jdbc.precision(), jdbc.scale(), jdbc.id(),
                    jdbc.name(), jdbc.className(), "?" + (parameters.size() + 1)));
        }
        return new Signature(columns, sql, parameters, Map.of(), CursorFactory.ARRAY, StatementType.SELECT);
    }

    @Override
    public StatementHandle prepare(ConnectionHandle connection, String sql, long maxRowCount) {
        PreparedQuery query = owner.onset().prepare(sql);
        StatementHandle handle = createStatement(connection);
        handle.signature = signature(sql, query.fields(), query.parameterTypes());
        return handle;
    }

    @Override
    public ExecuteResult prepareAndExecute(StatementHandle handle, String sql, long maxRowCount, int firstFrameRows,
            PrepareCallback callback) {
        try {
            MetaResultSet result;
            synchronized (callback.getMonitor()) {
                callback.clear();
                result = run(handle, sql, List.of());
                callback.assign(result.signature, result.firstFrame, result.updateCount);
            }
            callback.execute();
            return new ExecuteResult(List.of(result));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    @Deprecated
    public ExecuteResult prepareAndExecute(StatementHandle handle, String sql, long maxRowCount,
            PrepareCallback callback) {
        return prepareAndExecute(handle, sql, maxRowCount, Integer.MAX_VALUE, callback);
    }

    @Override
    public ExecuteResult execute(StatementHandle handle, List<TypedValue> values, int firstFrameRows) {
        List<@Nullable Object> parameters = new ArrayList<>();
        for (TypedValue value : values) {
            parameters.add(value.toLocal());
        }
        return new ExecuteResult(List.of(run(handle, handle.signature.sql, parameters)));
    }

    @Override
    @Deprecated
    public ExecuteResult execute(StatementHandle handle, List<TypedValue> values, long maxRowCount) {
        return execute(handle, values, Integer.MAX_VALUE);
    }

    private MetaResultSet run(StatementHandle handle, String sql, List<@Nullable Object> parameters) {
        PreparedQuery query = owner.onset().prepare(sql);
        QueryResult result = query.execute(new QueryOptions(timeout(handle)), parameters);
        return MetaResultSet.create(handle.connectionId, handle.id, false,
                signature(sql, result.fields(), query.parameterTypes()), new ResultFrame(result));
    }

    private @Nullable Duration timeout(StatementHandle handle) {
        AvaticaStatement statement = owner.statementMap.get(handle.id);
        try {
            int seconds = statement == null ? 0 : statement.getQueryTimeout();
            return seconds == 0 ? null : Duration.ofSeconds(seconds);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Iterable<Object> createIterable(StatementHandle handle, QueryState state, Signature signature,
            @Nullable List<TypedValue> values, Frame firstFrame) {
        return Collections.emptyList();
    }

    @Override
    public Frame fetch(StatementHandle handle, long offset, int maxRows) {
        return Frame.EMPTY;
    }

    @Override
    public boolean syncResults(StatementHandle handle, QueryState state, long offset) {
        return false;
    }

    @Override
    public ExecuteBatchResult prepareAndExecuteBatch(StatementHandle handle, List<String> commands) {
        throw new IllegalStateException(SqlErrors.noUpdates());
    }

    @Override
    public ExecuteBatchResult executeBatch(StatementHandle handle, List<List<TypedValue>> values) {
        throw new IllegalStateException(SqlErrors.noUpdates());
    }

    @Override
    public void closeStatement(StatementHandle handle) {}

    /** Queries change nothing, so that there is nothing to commit; tools call it all the same. */
    @Override
    public void commit(ConnectionHandle connection) {}

    @Override
    public void rollback(ConnectionHandle connection) {}
}
