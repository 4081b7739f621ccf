package dev.onset.archive;

import java.util.Arrays;

/** The rows of {@code series.arrow} grouped by run. */
final class SeriesByRun {

    private final int[] starts;
    private final int[] rows;

    private SeriesByRun(int[] starts, int[] rows) {
        this.starts = starts;
        this.rows = rows;
    }

    static SeriesByRun of(int runs, SeriesRows series) {
        int[] ends = new int[runs + 1];
        series.forEach(0, series.count(), (row, run) -> ends[run + 1]++);
        for (int run = 0; run < runs; run++) {
            ends[run + 1] += ends[run];
        }
        int[] starts = ends.clone();
        int[] rows = new int[series.count()];
        series.forEach(0, series.count(), (row, run) -> rows[ends[run]++] = row);
        return new SeriesByRun(starts, rows);
    }

    int[] rows(int run) {
        return Arrays.copyOfRange(rows, starts[run], starts[run + 1]);
    }
}
