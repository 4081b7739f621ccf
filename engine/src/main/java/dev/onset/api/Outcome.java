package dev.onset.api;

/** What a statement gave: rows, or a deed. */
public sealed interface Outcome {

    /** The rows of a query; to be closed by the caller. */
    record Rows(QueryResult result) implements Outcome {}

    /**
     * A statement that is no query has been carried out.
     *
     * @param message what was done, one sentence, such as {@code Created view best}
     * @param rows how many rows were written, added, changed or removed; 0 where none are concerned
     */
    record Done(String message, long rows) implements Outcome {}
}
