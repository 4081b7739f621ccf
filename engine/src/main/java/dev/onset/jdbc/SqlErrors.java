package dev.onset.jdbc;

import java.sql.BatchUpdateException;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLNonTransientException;
import java.sql.SQLSyntaxErrorException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientException;
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
            if (cause instanceof BatchUpdateException batch) {
                return batch;
            }
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

    /** As {@link #translate}; what failed as a whole is the error of a batch of which nothing was done. */
    static SQLException ofBatch(Throwable error) {
        SQLException translated = translate(error);
        return translated instanceof BatchUpdateException || translated instanceof SQLTimeoutException
                ? translated
                : new BatchUpdateException(translated.getMessage(), translated.getSQLState(), 0, new long[0],
                        translated);
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
            case SYNTAX, UNKNOWN_NAME, TYPE -> new SQLSyntaxErrorException(message, state, error);
            case DATA, ARGUMENT -> new SQLDataException(message, state, error);
            case OUT_OF_MEMORY -> new SQLTransientException(message, state, error);
            case ARCHIVE -> new SQLNonTransientException(message, state, error);
            case INTERNAL -> new SQLException(message, state, error);
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
        // A closed connection; or else a state that does not have pools throw the connection away.
        return new SQLException("the " + what + " is closed", what.equals("connection") ? "08003" : "24000");
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
