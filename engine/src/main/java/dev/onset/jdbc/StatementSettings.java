package dev.onset.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

import dev.onset.api.QueryResult;
import dev.onset.plan.DataType;
import dev.onset.plan.Field;

/** What Statements and PreparedStatements are told in the same words. */
final class StatementSettings {

    private static final List<Field> KEYS = List.of(new Field("generated_key", DataType.BIGINT, true));

    private int queryTimeout;
    private boolean poolable;

    int queryTimeout() {
        return queryTimeout;
    }

    void setQueryTimeout(int seconds) throws SQLException {
        queryTimeout = (int) notNegative("a time limit", seconds);
    }

    boolean isPoolable() {
        return poolable;
    }

    void setPoolable(boolean poolable) {
        this.poolable = poolable;
    }

    static long notNegative(String what, long value) throws SQLException {
        if (value < 0) {
            throw SqlErrors.argument(what + " is 0 or more, not " + value);
        }
        return value;
    }

    static void checkFieldSize(int size) throws SQLException {
        if (notNegative("the size of a field", size) > 0) {
            throw SqlErrors.unsupported("a limit of the size of fields");
        }
    }

    static void checkDirection(int direction) throws SQLException {
        if (direction != ResultSet.FETCH_FORWARD) {
            throw SqlErrors.unsupported("reading a result in another direction than forward");
        }
    }

    /** There is but one result, so that all ways of treating it while going on to the next one close it. */
    static int closing(int current) throws SQLException {
        return switch (current) {
            case Statement.CLOSE_CURRENT_RESULT, Statement.CLOSE_ALL_RESULTS -> Statement.CLOSE_CURRENT_RESULT;
            case Statement.KEEP_CURRENT_RESULT -> throw SqlErrors.unsupported("keeping a result open beside the next");
            default -> throw SqlErrors.argument(current + " says nothing about the current result");
        };
    }

    static ResultSet noKeys(OnsetConnection connection) throws SQLException {
        return connection.metadata(QueryResult.of(KEYS, List.of()));
    }

    static <T> T unwrap(Statement statement, Class<T> type) throws SQLException {
        if (type.isInstance(statement)) {
            return type.cast(statement);
        }
        throw SqlErrors.argument("a statement of Onset wraps no " + type.getName());
    }
}
