package dev.onset.jdbc;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.IntToLongFunction;

import org.apache.calcite.avatica.AvaticaParameter;
import org.apache.calcite.avatica.AvaticaStatement;
import org.apache.calcite.avatica.ColumnMetaData;
import org.apache.calcite.avatica.MetaImpl;
import org.apache.calcite.avatica.QueryState;
import org.apache.calcite.avatica.remote.TypedValue;
import org.jspecify.annotations.Nullable;

import dev.onset.api.CancelSignal;
import dev.onset.api.Outcome;
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
    static Signature signature(String sql, List<Field> fields, List<DataType> parameterTypes, boolean isQuery) {
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
        return new Signature(columns, sql, parameters, Map.of(), CursorFactory.ARRAY,
                isQuery ? StatementType.SELECT : StatementType.UPDATE);
    }

    @Override
    public StatementHandle prepare(ConnectionHandle connection, String sql, long maxRowCount) {
        PreparedQuery query = owner.session().prepare(sql);
        StatementHandle handle = createStatement(connection);
        handle.signature = signature(sql, query.fields(), query.parameterTypes(), query.isQuery());
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
        return new ExecuteResult(List.of(run(handle, sql(handle), locals(values))));
    }

    @Override
    @Deprecated
    public ExecuteResult execute(StatementHandle handle, List<TypedValue> values, long maxRowCount) {
        return execute(handle, values, Integer.MAX_VALUE);
    }

    private MetaResultSet run(StatementHandle handle, String sql, List<@Nullable Object> parameters) {
        QueryOptions options = new QueryOptions(timeout(handle), owner.newSignal(handle));
        PreparedQuery query = owner.session().prepare(sql);
        return switch (query.run(options, parameters)) {
            case Outcome.Rows(QueryResult result) -> MetaResultSet.create(handle.connectionId, handle.id, false,
                    signature(sql, result.fields(), query.parameterTypes(), true), new ResultFrame(result));
            case Outcome.Done(String message, long rows) -> {
                owner.noteChange();
                yield MetaResultSet.count(handle.connectionId, handle.id, rows);
            }
        };
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
        CancelSignal signal = owner.newSignal(handle);
        return batch(commands.size(), i -> updated(handle, commands.get(i), List.of(), signal));
    }

    @Override
    public ExecuteBatchResult executeBatch(StatementHandle handle, List<List<TypedValue>> values) {
        CancelSignal signal = owner.newSignal(handle);
        PreparedQuery command = owner.session().prepare(sql(handle));
        if (command.isInsert()) {
            owner.noteChange();
            return new ExecuteBatchResult(command.runAll(new QueryOptions(timeout(handle), signal),
                    values.stream().map(OnsetMeta::locals).toList()));
        }
        return batch(values.size(), i -> updated(handle, sql(handle), locals(values.get(i)), signal));
    }

    /** Stops at the first command that fails; the error tells how many rows those before it have changed. */
    private static ExecuteBatchResult batch(int size, IntToLongFunction command) {
        long[] counts = new long[size];
        for (int i = 0; i < size; i++) {
            try {
                counts[i] = command.applyAsLong(i);
            } catch (RuntimeException e) {
                SQLException error = SqlErrors.translate(e);
                throw new IllegalStateException(new BatchUpdateException("command " + (i + 1) + " of " + size + ": "
                        + error.getMessage(), error.getSQLState(), 0, Arrays.copyOf(counts, i), error));
            }
        }
        return new ExecuteBatchResult(counts);
    }

    /** Avatica forgets the signature of a statement that has changed something. */
    private String sql(StatementHandle handle) {
        return owner.statementMap.get(handle.id) instanceof OnsetPreparedStatement prepared
                ? prepared.sql()
                : handle.signature.sql;
    }

    private long updated(StatementHandle handle, String sql, List<@Nullable Object> parameters, CancelSignal signal) {
        PreparedQuery command = owner.session().prepare(sql);
        if (command.isQuery()) {
            throw new IllegalStateException(SqlErrors.argument("a query cannot be part of a batch"));
        }
        return switch (command.run(new QueryOptions(timeout(handle), signal), parameters)) {
            case Outcome.Rows(QueryResult result) -> throw new IllegalStateException(sql);
            case Outcome.Done(String message, long rows) -> {
                owner.noteChange();
                yield rows;
            }
        };
    }

    private static List<@Nullable Object> locals(List<TypedValue> values) {
        List<@Nullable Object> parameters = new ArrayList<>();
        for (TypedValue value : values) {
            parameters.add(value.toLocal());
        }
        return parameters;
    }

    @Override
    public void closeStatement(StatementHandle handle) {
        owner.forget(handle);
    }

    /** The connection says what becomes of them. */
    @Override
    public void commit(ConnectionHandle connection) {}

    @Override
    public void rollback(ConnectionHandle connection) {}
}
