package dev.onset.api;

import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.onset.plan.DataType;
import dev.onset.plan.Field;
import dev.onset.plan.Statement;

/** A query that was parsed and planned, to be run any number of times, by any thread. */
public final class PreparedQuery {

    private final Onset onset;
    private final String sql;
    private final Statement statement;

    PreparedQuery(Onset onset, String sql, Statement statement) {
        this.onset = onset;
        this.sql = sql;
        this.statement = statement;
    }

    public String sql() {
        return sql;
    }

    /** The columns of the result, as of when it was prepared. */
    public List<Field> fields() {
        return statement.plan().fields();
    }

    /** What its {@code ?} were found to be, in order. */
    public List<DataType> parameterTypes() {
        return statement.parameters();
    }

    /**
     * Runs it over the archive as it is now.
     *
     * @param parameters numbers, texts, Booleans, {@code java.time} objects, or null, one for each {@code ?}
     */
    public QueryResult execute(@Nullable Object... parameters) {
        return execute(QueryOptions.defaults(), Arrays.asList(parameters));
    }

    public QueryResult execute(QueryOptions options, List<@Nullable Object> parameters) {
        return onset.run(sql, options, parameters);
    }
}
