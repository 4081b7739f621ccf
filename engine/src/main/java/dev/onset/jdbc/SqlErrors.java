package dev.onset.jdbc;

import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLTimeoutException;
import java.util.List;
import java.util.stream.Collectors;

import org.apache.calcite.avatica.ColumnMetaData;
import org.jspecify.annotations.Nullable;

import dev.onset.error.OnsetException;

/** Errors as JDBC knows them: a message that stands alone, the position in the statement, a SQLSTATE. */
final class SqlErrors {

    private SqlErrors() {}

    /** The error of ours that others have wrapped, or else the innermost SQLException, or else an internal error. */
    static SQLException translate(Throwable error) {
        SQLException innermost = null;
        for (@Nullable
        Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof OnsetException onset) {
                return innermost != null && innermost.getSQLState() != null ? innermost : of(onset);
            }
            if (cause instanceof SQLException sql) {
                innermost = sql;
            }
        }
        if (innermost != null && !(innermost.getCause() instanceof RuntimeException)) {
            return innermost;
        }
        String message = error.getMessage() == null ? error.getClass().getSimpleName() : error.getMessage();
        return new SQLException("internal error: " + message, OnsetException.Category.INTERNAL.sqlState(), error);
    }

    private static SQLException of(OnsetException error) {
        OnsetException.Position position = error.position();
        String message = position == null
                ? String.valueOf(error.getMessage())
                : "line " + position.line() + ", column " + position.column() + ": " + error.getMessage();
        String state = error.category().sqlState();
        return switch (error.category()) {
            // Only a time limit wraps the cancellation that it caused.
            case CANCELLED -> error.getCause() == null
                    ? new SQLException(message, state, error)
                    : new SQLTimeoutException(message, state, error);
            case NOT_SUPPORTED -> new SQLFeatureNotSupportedException(message, state, error);
            default -> new SQLException(message, state, error);
        };
    }

    static SQLException cancelled() {
        return new SQLException("the query was cancelled", OnsetException.Category.CANCELLED.sqlState());
    }

    static SQLException unknownColumn(String label, List<ColumnMetaData> columns) {
        return new SQLException("the result has no column \"" + label + "\"; it has "
                + columns.stream().map(column -> column.label).collect(Collectors.joining(", ")),
                OnsetException.Category.UNKNOWN_NAME.sqlState());
    }

    static SQLException closed(String what) {
        return new SQLException("the " + what + " is closed", "08003");
    }

    static SQLException argument(String message) {
        return new SQLException(message, OnsetException.Category.ARGUMENT.sqlState());
    }

    static SQLException cannotConvert(Object type, String target) {
        return new SQLException("a " + type + " cannot be read as " + target,
                OnsetException.Category.TYPE.sqlState());
    }

    static SQLFeatureNotSupportedException unsupported(String what) {
        return new SQLFeatureNotSupportedException(what + " is not supported",
                OnsetException.Category.NOT_SUPPORTED.sqlState());
    }
}
