package dev.onset.exec;

/**
 * How queries run; results never depend on it.
 *
 * @param threads how many threads a query may use, at least 1
 * @param batchSize rows in a batch, at least 1
 */
public record ExecutionSettings(int threads, int batchSize) {

    public static final int DEFAULT_BATCH_SIZE = 2048;

    public ExecutionSettings {
        if (threads < 1 || batchSize < 1) {
            throw new IllegalArgumentException("threads and batchSize must be at least 1");
        }
    }

    /** All cores, batches that fit the first-level cache. */
    public static ExecutionSettings defaults() {
        return new ExecutionSettings(Runtime.getRuntime().availableProcessors(), DEFAULT_BATCH_SIZE);
    }
}
