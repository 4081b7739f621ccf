package dev.onset.error;

import org.jspecify.annotations.Nullable;

/**
 * An error that a user can understand and act on. Its message stands alone: it names what is wrong, what was expected and,
 * where there is one, the nearest right thing.
 */
public final class OnsetException extends RuntimeException {

    /** What kind of error it is, with its SQLSTATE. */
    public enum Category {
        SYNTAX("42601"), UNKNOWN_NAME("42S22"), TYPE("42804"), NOT_SUPPORTED("0A000"), ARGUMENT("22023"),
        /** A value that a computation met: overflow, division by zero, a text that is not a number. */
        DATA("22000"), CANCELLED("57014"), OUT_OF_MEMORY("53200"), ARCHIVE("58030"), INTERNAL("XX000");

        private final String sqlState;

        Category(String sqlState) {
            this.sqlState = sqlState;
        }

        public String sqlState() {
            return sqlState;
        }
    }

    /** A place in the statement's text; line and column count from 1. */
    public record Position(int line, int column, int endLine, int endColumn) {}

    private final Category category;
    private final @Nullable Position position;

    public OnsetException(Category category, String message) {
        this(category, message, null, null);
    }

    public OnsetException(Category category, String message, @Nullable Position position, @Nullable Throwable cause) {
        super(message, cause);
        this.category = category;
        this.position = position;
    }

    public Category category() {
        return category;
    }

    /** Where in the statement, or null where no place can be named. */
    public @Nullable Position position() {
        return position;
    }
}
