package dev.onset.exec;

/**
 * How queries run; results never depend on it.
 *
 * @param threads how many threads a query may use, at least 1
 * @param batchSize rows in a batch, at least 1
 * @param memoryLimit bytes that a query may keep rows in, at least 1; what needs more fails
 */
public record ExecutionSettings(int threads, int batchSize, long memoryLimit) {

    public static final int DEFAULT_BATCH_SIZE = 2048;

    /** Six tenths of the heap. */
    public static final long DEFAULT_MEMORY_LIMIT = Runtime.getRuntime().maxMemory() / 10 * 6;

    public ExecutionSettings {
        if (threads < 1 || batchSize < 1 || memoryLimit < 1) {
            throw new IllegalArgumentException("threads, batchSize and memoryLimit must be at least 1");
        }
    }

    /** With the usual memory. */
    public ExecutionSettings(int threads, int batchSize) {
        this(threads, batchSize, DEFAULT_MEMORY_LIMIT);
    }

    /** All cores, batches that fit the first-level cache. */
    public static ExecutionSettings defaults() {
        return new ExecutionSettings(Runtime.getRuntime().availableProcessors(), DEFAULT_BATCH_SIZE);
    }

    public ExecutionSettings withThreads(int number) {
        return new ExecutionSettings(number, batchSize, memoryLimit);
    }

    public ExecutionSettings withBatchSize(int rows) {
        return new ExecutionSettings(threads, rows, memoryLimit);
    }

    public ExecutionSettings withMemoryLimit(long bytes) {
        return new ExecutionSettings(threads, batchSize, bytes);
    }
}
