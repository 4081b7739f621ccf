package dev.onset.api;

import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.onset.error.OnsetException;
import dev.onset.plan.DataType;
import dev.onset.plan.Field;
import dev.onset.sql.command.Command;

/** A statement that was parsed and planned, to be run any number of times, by any thread. */
public final class PreparedQuery {

    private final Session session;
    private final String sql;
    private final Command command;
    private final List<Field> fields;
    private final List<DataType> parameterTypes;

    private PreparedQuery(Session session, String sql, Command command, List<Field> fields,
            List<DataType> parameterTypes) {
        this.session = session;
        this.sql = sql;
        this.command = command;
        this.fields = fields;
        this.parameterTypes = parameterTypes;
    }

    static PreparedQuery ofQuery(Session session, String sql, Command command, List<Field> fields,
            List<DataType> parameterTypes) {
        return new PreparedQuery(session, sql, command, fields, parameterTypes);
    }

    static PreparedQuery ofCommand(Session session, String sql, Command command, List<DataType> parameterTypes) {
        return new PreparedQuery(session, sql, command, List.of(), parameterTypes);
    }

    public String sql() {
        return sql;
    }

    /** Whether it gives rows. */
    public boolean isQuery() {
        return Session.givesRows(command);
    }

    /** The columns of the result, as of when it was prepared; none of a statement that is no query. */
    public List<Field> fields() {
        return fields;
    }

    /** What its {@code ?} were found to be, in order. */
    public List<DataType> parameterTypes() {
        return parameterTypes;
    }

    /**
     * Runs a query over the archive as it is now.
     *
     * @param parameters numbers, texts, Booleans, {@code java.time} objects, or null, one for each {@code ?}
     */
    public QueryResult execute(@Nullable Object... parameters) {
        return execute(QueryOptions.defaults(), Arrays.asList(parameters));
    }

    public QueryResult execute(QueryOptions options, List<@Nullable Object> parameters) {
        if (!isQuery()) {
            throw new OnsetException(OnsetException.Category.ARGUMENT,
                    "This statement is no query and gives no rows; run it with execute");
        }
        return switch (run(options, parameters)) {
            case Outcome.Rows(QueryResult result) -> result;
            case Outcome.Done done -> throw new IllegalStateException(done.message());
        };
    }

    /** Runs a statement of any kind. */
    public Outcome run(QueryOptions options, List<@Nullable Object> parameters) {
        if (parameters.size() != parameterTypes.size() && !isQuery()) {
            // Said before anything is done.
            ParameterValues.convert(parameterTypes, parameters);
        }
        return session.run(command, options, parameters);
    }

    /** Whether {@link #runAll} takes it: an INSERT, whose parameters come many times over. */
    public boolean isInsert() {
        return command instanceof Command.Insert;
    }

    /**
     * Runs an INSERT with one set of parameters after the other, in one change of the table: all of it or nothing.
     *
     * @return how many rows each set has added
     */
    public long[] runAll(QueryOptions options, List<List<@Nullable Object>> parameters) {
        if (!(command instanceof Command.Insert insert)) {
            throw new OnsetException(OnsetException.Category.ARGUMENT, "This statement is no INSERT");
        }
        return session.insertAll(insert, options, parameters);
    }
}
