package dev.onset.jdbc;

import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

import org.apache.calcite.avatica.AvaticaFactory;
import org.apache.calcite.avatica.AvaticaStatement;
import org.apache.calcite.avatica.Meta;
import org.apache.calcite.avatica.NoSuchStatementException;
import org.apache.calcite.avatica.QueryState;
import org.apache.calcite.avatica.UnregisteredDriver;
import org.jspecify.annotations.Nullable;

import dev.onset.api.CancelSignal;
import dev.onset.api.Onset;
import dev.onset.api.QueryResult;
import dev.onset.api.Session;

/** A Connection to an archive, with scratch tables and settings of its own. */
final class OnsetConnection extends TransactionlessConnection {

    private final SharedArchives.Lease archive;
    private final Session session;
    private final boolean alwaysReadOnly;
    /** Of the statements that run, by the number of their handle. */
    private final Map<Integer, CancelSignal> running = new ConcurrentHashMap<>();

    OnsetConnection(UnregisteredDriver driver, AvaticaFactory factory, String url, ConnectionOptions options,
            SharedArchives.Lease archive) {
        super(driver, factory, url, options.values());
        this.archive = archive;
        this.session = archive.onset().newSession();
        for (ConnectionProperty setting : List.of(ConnectionProperty.MEMORY_LIMIT, ConnectionProperty.THREADS,
                ConnectionProperty.BATCH_SIZE, ConnectionProperty.TIMEOUT)) {
            String value = options.values().getProperty(setting.key());
            if (value != null) {
                session.set(setting.key(), value);
            }
        }
        if (options.isFalse(ConnectionProperty.EXTERNAL_FILES)) {
            session.forbidFiles();
        }
        this.alwaysReadOnly = options.isTrue(ConnectionProperty.READ_ONLY);
        if (alwaysReadOnly) {
            session.forbidArchiveChanges();
        }
        SQLWarning warning = options.warning();
        if (warning != null) {
            warn(warning);
        }
    }

    Onset onset() {
        return archive.onset();
    }

    Session session() {
        return session;
    }

    /** Whether it was opened for reading alone. */
    boolean isAlwaysReadOnly() {
        return alwaysReadOnly;
    }

    /** A signal for what a statement runs from now on, which {@link #cancel} gives. */
    CancelSignal newSignal(Meta.StatementHandle handle) {
        CancelSignal signal = new CancelSignal();
        running.put(handle.id, signal);
        return signal;
    }

    /** From any thread, also while the statement is being planned. */
    void cancel(Meta.StatementHandle handle) {
        CancelSignal signal = running.get(handle.id);
        if (signal != null) {
            signal.cancel();
        }
    }

    void forget(Meta.StatementHandle handle) {
        running.remove(handle.id);
    }

    /** Whether nothing is kept of statements that are closed. */
    boolean isForgetful() {
        return running.isEmpty();
    }

    /** Null, as JDBC has it, where names without a schema have none. */
    @Override
    public @Nullable String getSchema() throws SQLException {
        checkOpen();
        return session.currentSchema().isEmpty() ? null : session.currentSchema();
    }

    @Override
    public void setSchema(@Nullable String schema) throws SQLException {
        checkOpen();
        try {
            session.setCurrentSchema(schema == null ? "" : schema);
        } catch (RuntimeException e) {
            throw SqlErrors.translate(e);
        }
    }

    /** An error for a statement that gives rows where none are wanted, or none where rows are. */
    void check(String sql, boolean query) throws SQLException {
        try {
            if (Session.givesRows(sql) != query) {
                throw SqlErrors.argument(query
                        ? "this statement gives no rows; run it with executeUpdate or execute"
                        : "this statement gives rows; run it with executeQuery or execute");
            }
        } catch (RuntimeException e) {
            throw SqlErrors.translate(e);
        }
    }

    /** A result that no statement of the user stands behind. */
    ResultSet metadata(QueryResult rows) throws SQLException {
        checkOpen();
        AvaticaStatement statement = createStatement();
        statement.closeOnCompletion();
        Meta.Signature signature = OnsetMeta.signature("", rows.fields(), List.of(), true);
        return new OnsetResultSet(statement, new QueryState(""), signature,
                factory.newResultSetMetaData(statement, signature), getTimeZone(), new ResultFrame(rows)).execute();
    }

    @Override
    protected Meta.ExecuteResult prepareAndExecuteInternal(AvaticaStatement statement, String sql, long maxRowCount)
            throws SQLException, NoSuchStatementException {
        getCancelFlag(statement.handle).set(false);
        try {
            return super.prepareAndExecuteInternal(statement, sql, maxRowCount);
        } catch (RuntimeException e) {
            throw SqlErrors.translate(e);
        }
    }

    @Override
    protected ResultSet executeQueryInternal(AvaticaStatement statement, Meta.Signature signature,
            Meta.@Nullable Frame firstFrame, QueryState state, boolean isUpdate) throws SQLException {
        try {
            getCancelFlag(statement.handle).set(false);
            if (statement instanceof OnsetPreparedStatement prepared) {
                prepared.checkAllBound();
            }
            return super.executeQueryInternal(statement, signature, firstFrame, state, isUpdate);
        } catch (SQLException | NoSuchStatementException | RuntimeException e) {
            throw SqlErrors.translate(e);
        }
    }

    @Override
    public AvaticaStatement createStatement(int type, int concurrency, int holdability) throws SQLException {
        checkOpen();
        checkResultKind(type, concurrency);
        return super.createStatement(ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY,
                ResultSet.HOLD_CURSORS_OVER_COMMIT);
    }

    @Override
    public PreparedStatement prepareStatement(@Nullable String sql, int type, int concurrency, int holdability)
            throws SQLException {
        checkOpen();
        if (sql == null) {
            throw SqlErrors.argument("there is no statement to prepare: the text is null");
        }
        checkResultKind(type, concurrency);
        try {
            return super.prepareStatement(sql, ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY,
                    ResultSet.HOLD_CURSORS_OVER_COMMIT);
        } catch (SQLException e) {
            throw SqlErrors.translate(e);
        }
    }

    /** What tools ask for beyond reading forward is not given, and a warning says so, as JDBC prescribes. */
    private void checkResultKind(int type, int concurrency) {
        if (type != ResultSet.TYPE_FORWARD_ONLY) {
            warn(new SQLWarning("results are read forward only; the statement cannot scroll", "01S02"));
        }
        if (concurrency != ResultSet.CONCUR_READ_ONLY) {
            warn(new SQLWarning("results cannot be updated; the statement is for reading", "01S02"));
        }
    }

    @Override
    public boolean isReadOnly() throws SQLException {
        checkOpen();
        return session.isReadOnly();
    }

    @Override
    public void setReadOnly(boolean readOnly) throws SQLException {
        checkOpen();
        if (!readOnly && alwaysReadOnly) {
            warn(new SQLWarning("the connection was opened with read_only=true and stays so", "01S02"));
        }
        session.setReadOnly(readOnly);
    }

    @Override
    public Array createArrayOf(String typeName, Object[] elements) throws SQLException {
        checkOpen();
        return new ListArray(this, Arrays.asList(elements.clone()));
    }

    /** Stops what runs, and closes all statements and results. */
    void closeStatements() throws SQLException {
        // Before anything else: a statement that runs holds the lock that closing it takes.
        session.cancel();
        running.values().forEach(CancelSignal::cancel);
        for (AvaticaStatement statement : List.copyOf(statementMap.values())) {
            statement.close();
        }
    }

    @Override
    public void close() throws SQLException {
        if (isClosed()) {
            return;
        }
        try {
            closeStatements();
        } finally {
            super.close();
            session.close();
            archive.close();
        }
    }

    @Override
    public void abort(@Nullable Executor executor) throws SQLException {
        if (executor == null) {
            throw SqlErrors.argument("abort was given no executor");
        }
        close();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        if (type == Onset.class) {
            return type.cast(onset());
        }
        if (type == Session.class) {
            return type.cast(session);
        }
        if (type.isInstance(this)) {
            return type.cast(this);
        }
        throw SqlErrors.argument("a connection of Onset wraps no " + type.getName());
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return type == Onset.class || type == Session.class || super.isWrapperFor(type);
    }
}
