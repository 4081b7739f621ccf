package dev.onset.exec;

import java.util.concurrent.atomic.LongAdder;

/**
 * How far a query is, in parts: stretches of runs, of rows to sort, of groups. What a query has still to begin is not known,
 * so that the whole can grow. Thread-safe.
 */
public final class QueryProgress {

    private final LongAdder done = new LongAdder();
    private long known;
    /** Of the stage that began last: how much was done before it, and when it began. */
    private long before;
    private long began = System.nanoTime();

    /** There are so many more parts to do. */
    public synchronized void expect(int parts) {
        if (parts > 0) {
            known += parts;
            before = done.sum();
            began = System.nanoTime();
        }
    }

    /** A part is done. */
    public void partDone() {
        done.increment();
    }

    /** Which share of the parts that are known of is done, 0 to 1; NaN where none is known of that is not done. */
    public synchronized double fraction() {
        long finished = done.sum();
        return finished < known ? (double) finished / known : Double.NaN;
    }

    /** How long the parts that are known of will take if they are like those since the last stage began; NaN: unknown. */
    public synchronized double secondsLeft() {
        long finished = done.sum();
        return finished < known && finished > before
                ? (System.nanoTime() - began) / 1e9 * (known - finished) / (finished - before)
                : Double.NaN;
    }
}
