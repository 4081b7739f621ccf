package dev.onset.exec;

import org.jspecify.annotations.Nullable;

import dev.onset.exec.column.Batch;

/** Yields the rows of one part of a {@link RowSource}, batch by batch, to one thread. */
public interface Operator extends AutoCloseable {

    /** The next rows, valid until the next call; null at the end. Batches are never empty. */
    @Nullable
    Batch next();

    @Override
    void close();
}
