package dev.onset.exec.files;

import java.io.IOException;

import dev.onset.exec.column.Batch;

/** Writes rows to one file. */
interface RowWriter extends AutoCloseable {

    void write(Batch batch) throws IOException;

    /** Completes the file. Without it, what was written is of no use. */
    void finish() throws IOException;

    @Override
    void close() throws IOException;
}
