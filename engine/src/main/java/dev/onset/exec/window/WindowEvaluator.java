package dev.onset.exec.window;

/**
 * Computes one window function for partitions, one after the other, and writes the result of each row to a {@link WindowResult}.
 * Belongs to one thread.
 */
interface WindowEvaluator extends AutoCloseable {

    void evaluate(Partition partition);

    /** Writes what is still missing; called once, after the last partition. */
    default void finish() {}

    @Override
    default void close() {}
}
