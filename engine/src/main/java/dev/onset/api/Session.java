package dev.onset.api;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import dev.onset.archive.Snapshot;
import dev.onset.error.OnsetException;
import dev.onset.exec.MemoryTables;
import dev.onset.exec.QueryContext;
import dev.onset.exec.QueryProgress;
import dev.onset.exec.files.DuckDbFiles;
import dev.onset.plan.Catalog;
import dev.onset.plan.DataType;
import dev.onset.plan.Field;
import dev.onset.plan.FileTables;
import dev.onset.plan.Plan;
import dev.onset.plan.Statement;
import dev.onset.plan.View;
import dev.onset.sql.command.Command;
import dev.onset.sql.command.CommandParser;

/**
 * Somebody's dealings with an archive: what SET changed and the scratch tables that were created are seen here alone, and
 * end with the session. Thread-safe.
 */
public final class Session implements AutoCloseable {

    private final Onset onset;
    private final QueryEngine engine;
    private final StatementCache statements;
    private final SessionSettings settings = new SessionSettings();
    private final SessionTables tables = new SessionTables(
            read -> (settings.externalFiles() ? DuckDbFiles.INSTANCE : FileTables.NONE).describe(read));
    private final CommandRunner commands = new CommandRunner(this);
    private final Set<QueryContext> running = ConcurrentHashMap.newKeySet();
    private volatile boolean archiveChangesForbidden;
    private volatile boolean readOnly;

    Session(Onset onset, QueryEngine engine, StatementCache statements) {
        this.onset = onset;
        this.engine = engine;
        this.statements = statements;
    }

    /** From now on no statement of the session may read or write files, whatever SET says. */
    public void forbidFiles() {
        settings.forbidFiles();
    }

    /** From now on no statement of the session changes the archive; what is the session's own it may change. */
    public void forbidArchiveChanges() {
        archiveChangesForbidden = true;
    }

    /** As {@link #forbidArchiveChanges}, until it is allowed again. */
    public void setReadOnly(boolean readOnly) {
        this.readOnly = readOnly;
    }

    /** Whether statements of the session are kept from changing the archive. */
    public boolean isReadOnly() {
        return readOnly || archiveChangesForbidden;
    }

    /**
     * Changes a setting as SET does.
     *
     * @throws OnsetException of category UNKNOWN_NAME or ARGUMENT, which says what there is and what it may be
     */
    public void set(String setting, String value) {
        settings.set(SessionSettings.named(setting, null), value);
    }

    /** @param what the statement would do, such as {@code create a view} */
    void checkArchiveMayChange(String what, OnsetException.@Nullable Position position) {
        if (isReadOnly()) {
            throw new OnsetException(OnsetException.Category.NOT_SUPPORTED,
                    "The session is read-only and cannot " + what + " in the archive", position, null);
        }
    }

    /** Makes all that runs in this session fail soon, with category CANCELLED. May come from any thread. */
    public void cancel() {
        running.forEach(QueryContext::cancel);
    }

    /** How far the query is that runs in this session; null where none runs. May be asked from any thread. */
    public @Nullable QueryProgress progress() {
        return running.stream().map(QueryContext::progress).findFirst().orElse(null);
    }

    Onset onset() {
        return onset;
    }

    SessionSettings settings() {
        return settings;
    }

    SessionTables tables() {
        return tables;
    }

    /** The schemas that were created, in their order. */
    public List<String> schemas() {
        return tables.schemas();
    }

    /** The schema in which names without one are looked up first; empty: none. */
    public String currentSchema() {
        return tables.current();
    }

    /**
     * As SET SCHEMA does.
     *
     * @param schema empty: names without a schema are looked up without one
     * @throws OnsetException of category UNKNOWN_NAME, which names the nearest one
     */
    public void setCurrentSchema(String schema) {
        tables.setCurrent(Schemas.known(schema, catalog()));
    }

    /** Whether a name is that of a table that the archive keeps. */
    boolean keeps(Command.Name name) {
        return name.schema().isEmpty() && tables.find(name) == null && onset.stored().has(name.text());
    }

    /** As {@link Onset#query}; also sees what belongs to the session. */
    public QueryResult query(String sql, @Nullable Object... parameters) {
        return prepare(sql).execute(parameters);
    }

    /**
     * Runs any statement.
     *
     * @param parameters numbers, texts, Booleans, {@code java.time} objects, or null, one for each {@code ?}
     */
    public Outcome execute(String sql, @Nullable Object... parameters) {
        return prepare(sql).run(QueryOptions.defaults(), Arrays.asList(parameters));
    }

    /** Whether a statement gives rows; only looks at its beginning. */
    public static boolean givesRows(String sql) {
        return givesRows(CommandParser.parse(sql));
    }

    static boolean givesRows(Command command) {
        return switch (command) {
            case Command.Query query -> true;
            case Command.Describe describe -> true;
            case Command.DescribeQuery describe -> true;
            case Command.DescribeFunction describe -> true;
            case Command.Show show -> true;
            default -> false;
        };
    }

    /** Plans a statement. */
    public PreparedQuery prepare(String sql) {
        Command command = CommandParser.parse(sql);
        if (!(command instanceof Command.Query query)) {
            return PreparedQuery.ofCommand(this, sql, command, commands.parameters(command));
        }
        try (Snapshot snapshot = onset.archive().snapshot()) {
            Statement statement = statement(query.sql(), List.of(), catalog(snapshot));
            return PreparedQuery.ofQuery(this, sql, command, statement.plan().fields(), statement.parameters());
        }
    }

    /** The tables that SQL can name here, as of the last commit. */
    public Catalog catalog() {
        try (Snapshot snapshot = onset.archive().snapshot()) {
            return catalog(snapshot);
        }
    }

    /** All that a query can name, but the tables of information_schema, by schema and name. */
    public List<Relation> relations() {
        Catalog known = catalog();
        return Relations.of(known, tables, view -> fields(view, known));
    }

    private Catalog catalog(Snapshot snapshot) {
        return tables.catalog(onset.catalog(snapshot));
    }

    Outcome run(Command command, QueryOptions options, List<@Nullable Object> parameters) {
        return command instanceof Command.Query query
                ? new Outcome.Rows(run(query.sql(), List.of(), options, parameters))
                : commands.run(command, options, parameters);
    }

    long[] insertAll(Command.Insert insert, QueryOptions options, List<List<@Nullable Object>> parameters) {
        return commands.insertAll(insert, options, parameters);
    }

    /**
     * Runs a query.
     *
     * @param types that its columns are converted to; empty: they stay as they are
     */
    QueryResult run(String sql, List<DataType> types, QueryOptions options, List<@Nullable Object> parameters) {
        UnaryOperator<OnsetException> places = error -> usesView(sql) ? error : engine.placed(error, sql, catalog());
        try {
            QueryResult result = run(catalog -> statement(sql, types, catalog), options, parameters);
            result.placeErrors(places);
            return result;
        } catch (OnsetException e) {
            throw places.apply(e);
        }
    }

    /** Whether what fails may stand in the text of a view instead of this one. */
    private boolean usesView(String sql) {
        String text = sql.toLowerCase(Locale.ROOT);
        return catalog().allViews().anyMatch(view -> text.contains(view.name().toLowerCase(Locale.ROOT)));
    }

    /** Runs a plan that has no parameters. */
    QueryResult run(Plan plan, QueryOptions options) {
        return run(catalog -> new Statement(plan, List.of()), options, List.of());
    }

    private QueryResult run(Function<Catalog, Statement> statements, QueryOptions options,
            List<@Nullable Object> parameters) {
        long start = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
        Snapshot snapshot = onset.archive().snapshot();
        try {
            Catalog catalog = catalog(snapshot);
            Statement statement = statements.apply(catalog);
            QueryContext context = new QueryContext(snapshot,
                    ParameterValues.convert(statement.parameters(), parameters), settings.execution(), start,
                    memoryTables(catalog, snapshot));
            CancelSignal signal = options.signal();
            Runnable canceller = context::cancel;
            QueryResult result = new QueryResult(statement.plan().fields(), engine.run(statement, context),
                    canceller, () -> {
                        running.remove(context);
                        if (signal != null) {
                            signal.remove(canceller);
                        }
                        snapshot.close();
                    });
            running.add(context);
            if (signal != null) {
                signal.add(canceller);
            }
            Duration timeout = options.timeout() == null ? settings.timeout() : options.timeout();
            if (timeout != null) {
                result.startTimer(timeout);
            }
            return result;
        } catch (RuntimeException | Error e) {
            snapshot.close();
            throw e;
        }
    }

    /** Plans a query over other tables than those of the session. */
    Statement plan(String sql, Catalog catalog) {
        return engine.prepare(sql, catalog);
    }

    /** What the parameters of a query were found to be. */
    List<DataType> parameters(String sql, List<DataType> types) {
        return statement(sql, types, catalog()).parameters();
    }

    private Statement statement(String sql, List<DataType> types, Catalog catalog) {
        return statements.get(sql, types, catalog.version(), text -> types.isEmpty()
                ? engine.prepare(text, catalog)
                : engine.prepare(text, types, catalog));
    }

    private MemoryTables memoryTables(Catalog catalog, Snapshot snapshot) {
        return table -> {
            ScratchTable own = tables.find(table.schema(), table.name());
            if (own != null) {
                return own.contents();
            }
            return table.schema().isEmpty()
                    ? onset.stored().rows(snapshot, table.name())
                    : new InformationSchema(catalog, settings, view -> fields(view, catalog)).rows(table);
        };
    }

    private List<Field> fields(View view, Catalog catalog) {
        try {
            List<Field> fields = statement(view.sql(), List.of(), catalog.at(view.currentSchema())).plan().fields();
            return view.columns().size() != fields.size()
                    ? fields
                    : IntStream.range(0, fields.size()).mapToObj(i -> fields.get(i).named(view.columns().get(i)))
                            .toList();
        } catch (OnsetException e) {
            // A view whose tables or columns are gone is listed all the same; asking it says what is wrong.
            return List.of();
        }
    }

    /** The scratch tables end here. */
    @Override
    public void close() {
        // They are garbage with this object; the archive is closed by whoever opened it.
    }
}
