package dev.onset.cli.render;

import java.io.IOException;

import dev.onset.api.QueryResult;

/** Prints the rows of a result. */
public interface ResultWriter {

    /**
     * Prints all rows, and flushes.
     *
     * @return how many rows there were
     * @throws IOException if nobody reads the output any more
     */
    long write(QueryResult result) throws IOException;
}
