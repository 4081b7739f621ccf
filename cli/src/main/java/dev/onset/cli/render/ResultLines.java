package dev.onset.cli.render;

import java.util.List;

import org.jspecify.annotations.Nullable;

/** A result as lines, made while they are asked for. */
public interface ResultLines {

    /** What stands above the rows, and stays there while they are scrolled. */
    List<String> header();

    /** The next line; null at the end. */
    @Nullable
    String next();

    /** What stands below the rows. */
    List<String> footer();

    /** How many rows were given so far. */
    long rows();

    /** How many columns of the terminal the header takes. */
    int width();

    /** How many columns of the result there was no room for. */
    int columnsLeftOut();

    /** Where each column of the result lies in the lines; empty where columns do not stand beside each other. */
    List<Span> columns();

    /**
     * What a column takes of a line.
     *
     * @param start its first column of the terminal, from 0
     * @param end behind its last
     */
    record Span(int start, int end) {}
}
