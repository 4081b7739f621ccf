package dev.onset.benchmarks;

import java.sql.SQLException;
import java.util.Arrays;

/**
 * Repeats a task until it is warm, then times it.
 *
 * @param warmUpSeconds at least, and at least one run
 * @param measureSeconds at most, but at least three runs
 */
record Stopwatch(double warmUpSeconds, double measureSeconds) {

    private static final int FEWEST_RUNS = 3;
    private static final int MOST_RUNS = 60;

    interface Task {
        /** Does the work; what it returns is looked at, so that the compiler drops nothing. */
        double run() throws SQLException;
    }

    /** The median time in milliseconds. */
    double median(Task task) throws SQLException {
        double sink = 0;
        long warmUp = System.nanoTime();
        do {
            sink += task.run();
        } while (secondsSince(warmUp) < warmUpSeconds);
        double[] millis = new double[MOST_RUNS];
        int runs = 0;
        long begin = System.nanoTime();
        while (runs < FEWEST_RUNS || (runs < MOST_RUNS && secondsSince(begin) < measureSeconds)) {
            long start = System.nanoTime();
            sink += task.run();
            millis[runs++] = (System.nanoTime() - start) / 1e6;
        }
        if (sink == Double.MIN_VALUE) {
            System.err.println(sink);
        }
        Arrays.sort(millis, 0, runs);
        return millis[runs / 2];
    }

    private static double secondsSince(long nanos) {
        return (System.nanoTime() - nanos) / 1e9;
    }
}
