package dev.onset.archive;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

import dev.onset.archive.naming.CanonicalMetrics;

/** Which series of each run is behind one column of {@code history}. Thread-safe. */
final class HistoryColumn {

    static final int NOT_LOGGED = -1;

    private final Commit commit;
    /** For each run the row of its series in the run's segment. */
    private final int[] rows;
    /** Ranges of runs whose curves are adjacent; found on first use. */
    private volatile @Nullable Ranges adjacent;

    private HistoryColumn(Commit commit, int[] rows) {
        this.commit = commit;
        this.rows = rows;
    }

    static HistoryColumn of(Commit commit, String name) {
        int[] rows = new int[commit.runCount()];
        Arrays.fill(rows, NOT_LOGGED);
        for (int i = 0; i < commit.segmentCount(); i++) {
            SeriesRows series = commit.segment(i).series;
            int segment = i;
            SeriesRows.RowAndRun put = (row, runRow) -> {
                int run = commit.runOf(segment, runRow);
                if (run >= 0 && rows[run] == NOT_LOGGED) {
                    rows[run] = row;
                }
            };
            int metric = series.metricId(name);
            if (CanonicalMetrics.contains(name)) {
                commit.forEachCanonical(segment, name, put);
            } else if (metric >= 0) {
                series.forEach(series.metricStart(metric), series.metricStart(metric + 1), put);
            }
        }
        return new HistoryColumn(commit, rows);
    }

    /** The row of a run's series in the run's segment, or {@link #NOT_LOGGED}. */
    int row(int run) {
        return rows[run];
    }

    /** The curves of a run and of those behind it, if they are adjacent; null: this one is alone. */
    @Nullable
    AdjacentCurves adjacent(int run) {
        Ranges ranges = adjacent;
        if (ranges == null) {
            ranges = findAdjacent();
            adjacent = ranges;
        }
        int endRun = ranges.start(ranges.of(run) + 1);
        return endRun - run < 2
                ? null
                : commit.segment(commit.segmentOf(run)).series.adjacent(rows[run], endRun);
    }

    private Ranges findAdjacent() {
        int[] starts = new int[rows.length + 1];
        int count = 0;
        for (int place = 0; place < commit.segmentCount(); place++) {
            Segment segment = commit.segment(place);
            boolean lastFits = false;
            for (int run = commit.firstRun(place); run < commit.firstRun(place + 1); run++) {
                boolean fits = rows[run] != NOT_LOGGED
                        && segment.hasEveryStep(rows[run], commit.rowOf(run, place));
                if (!fits || !lastFits || !segment.series.areAdjacent(rows[run - 1], rows[run])) {
                    starts[count++] = run;
                }
                lastFits = fits;
            }
        }
        starts[count++] = rows.length;
        return new Ranges(Arrays.copyOf(starts, count));
    }
}
