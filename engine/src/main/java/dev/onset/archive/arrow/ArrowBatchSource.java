package dev.onset.archive.arrow;

import java.util.List;

import org.jspecify.annotations.Nullable;

/** Record batches that come one after the other. To be used by one thread at a time. */
public interface ArrowBatchSource extends AutoCloseable {

    /** The columns, the same at every call. */
    List<ArrowField> schema();

    /** The next batch; null at the end. */
    @Nullable
    ArrowBatchBuilder next();

    @Override
    void close();
}
