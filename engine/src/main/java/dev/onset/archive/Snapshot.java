package dev.onset.archive;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

/**
 * One immutable view of an archive: the runs of one commit, numbered 0 … {@link #runCount} − 1 in a stable order.
 *
 * <p>Thread-safe. All memory that it hands out is valid until it is closed.
 */
public final class Snapshot implements AutoCloseable {

    private final long version;
    private final RunTable runs;
    private final List<List<Series>> logged = new ArrayList<>();
    private final List<List<Series>> ordered = new ArrayList<>();
    private final List<StepAxis> historyAxes = new ArrayList<>();
    private final List<String> metricNames;
    private final List<String> historyColumns = new ArrayList<>(CanonicalMetrics.NAMES);
    private final Arena arena = Arena.ofAuto();

    Snapshot(long version, List<RunLog> logs) {
        this.version = version;
        this.runs = new RunTable(logs);
        var names = new TreeSet<String>();
        for (RunLog log : logs) {
            add(log);
            log.metrics().stream().filter(metric -> metric.size() > 0).forEach(metric -> names.add(metric.name));
        }
        metricNames = List.copyOf(names);
        names.removeAll(CanonicalMetrics.NAMES);
        historyColumns.addAll(names);
    }

    private void add(RunLog log) {
        var mine = new ArrayList<Series>();
        var sorted = new ArrayList<Series>();
        HistorySteps history = HistorySteps.NONE;
        var claimed = new TreeSet<String>();
        for (MetricLog metric : log.metrics()) {
            if (metric.size() == 0) {
                continue;
            }
            String canonical = metric.canonical != null && claimed.add(metric.canonical) ? metric.canonical : null;
            long[] steps = metric.steps();
            long[] times = metric.times();
            mine.add(series(metric.name, canonical, steps, times, metric.values()));
            if (!StepOrder.isStrictlyIncreasing(steps)) {
                StepOrder order = StepOrder.of(steps, times);
                steps = order.steps();
                times = order.select(times);
                sorted.add(series(metric.name, canonical, steps, times, order.select(metric.values())));
            } else {
                sorted.add(mine.getLast());
            }
            history = history.union(steps, times);
        }
        mine.sort((a, b) -> a.metric().compareTo(b.metric()));
        logged.add(mine);
        ordered.add(sorted);
        historyAxes.add(axis(history.steps(), history.times()));
    }

    private Series series(String name, @Nullable String canonical, long[] steps, long @Nullable [] times,
            double[] values) {
        MemorySegment memory = arena.allocateFrom(ValueLayout.JAVA_DOUBLE, values);
        return new Series(logged.size(), name, canonical, axis(steps, times), memory, 0, values.length,
                SeriesStatistics.of(values));
    }

    private StepAxis axis(long[] steps, long @Nullable [] times) {
        return new StepAxis(arena.allocateFrom(ValueLayout.JAVA_LONG, steps), 0, steps.length,
                StepOrder.isStrictlyIncreasing(steps),
                times == null ? null : arena.allocateFrom(ValueLayout.JAVA_LONG, times), 0);
    }

    /** Grows with each commit. */
    public long version() {
        return version;
    }

    public RunTable runs() {
        return runs;
    }

    public int runCount() {
        return runs.count();
    }

    /** Logged points of all runs and metrics: the rows of {@code metrics}. */
    public long pointCount() {
        long points = 0;
        for (int run = 0; run < runs.count(); run++) {
            points += runs.points(run);
        }
        return points;
    }

    /**
     * The metric columns of {@code history}: first {@link CanonicalMetrics#NAMES}, which are always there, then every raw
     * metric name that is not one of these, sorted.
     */
    public List<String> historyColumns() {
        return historyColumns;
    }

    /** The index of the history column with exactly this name, or −1. */
    public int historyColumn(String name) {
        return historyColumns.indexOf(name);
    }

    /**
     * The curve behind a history column in one run, its axis strictly increasing; null: not logged.
     *
     * <p>Where the log went back or repeated steps, the curve is put in order first: points are sorted by step, and of
     * several at one step the last logged stays: the one of the latest time if both have a time, otherwise the one logged
     * later. If all points of a series of two or more share one step and have distinct times, all are kept, ordered by time
     * and re-numbered 0 … n−1.
     */
    public @Nullable Series series(int run, int historyColumn) {
        String name = historyColumns.get(historyColumn);
        for (Series series : ordered.get(run)) {
            if (name.equals(historyColumn < CanonicalMetrics.NAMES.size() ? series.canonical() : series.metric())) {
                return series;
            }
        }
        return null;
    }

    /** All steps of the run over all its metrics, strictly increasing: its rows of {@code history}. */
    public StepAxis historyAxis(int run) {
        return historyAxes.get(run);
    }

    /** Every series of the run exactly as logged, sorted by metric name: its rows of {@code metrics}. */
    public List<Series> logged(int run) {
        return logged.get(run);
    }

    /** The raw metric names of all runs, sorted. */
    public List<String> metricNames() {
        return metricNames;
    }

    @Override
    public void close() {}
}
