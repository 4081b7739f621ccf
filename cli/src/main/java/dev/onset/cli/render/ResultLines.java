package dev.onset.cli.render;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A result as lines, made while they are asked for. Unless they say otherwise they are no table: nothing stands above or below them,
 * and no columns beside each other.
 */
public interface ResultLines {

    /** What stands above the rows, and stays there while they are scrolled. */
    default List<String> header() {
        return List.of();
    }

    /** The next line; null at the end. */
    @Nullable
    String next();

    /** What stands below the rows. */
    default List<String> footer() {
        return List.of();
    }

    /** How many rows were given so far. */
    long rows();

    /** How many columns of the terminal the header takes. */
    default int width() {
        return 0;
    }

    /** How many columns of the result there was no room for. */
    default int columnsLeftOut() {
        return 0;
    }

    /** Where each column of the result lies in the lines; empty where columns do not stand beside each other. */
    default List<Span> columns() {
        return List.of();
    }

    /**
     * What a column takes of a line.
     *
     * @param start its first column of the terminal, from 0
     * @param end behind its last
     */
    record Span(int start, int end) {}
}
