package dev.onset.archive;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

import org.jspecify.annotations.Nullable;

import dev.onset.archive.naming.CanonicalMetrics;
import dev.onset.archive.naming.MetricMapping;
import dev.onset.error.OnsetException;

/**
 * One immutable view of an archive: the runs of one commit, numbered 0 … {@link #runCount} − 1 in a stable order.
 *
 * <p>Thread-safe. All memory that it hands out is valid until it is closed.
 */
public final class Snapshot implements AutoCloseable {

    private final Commit commit;
    private final AtomicBoolean closed = new AtomicBoolean();

    /** Takes over one count of the commit. */
    Snapshot(Commit commit) {
        this.commit = commit;
    }

    /** Grows with each commit. */
    public long version() {
        return commit.manifest().version();
    }

    public RunTable runs() {
        return commit.runs();
    }

    public int runCount() {
        return commit.runCount();
    }

    /** Logged points of all runs and metrics: the rows of {@code metrics}. */
    public long pointCount() {
        return commit.runs().totalPoints();
    }

    /**
     * The metric columns of {@code history}: first {@link CanonicalMetrics#NAMES}, which are always there, then every raw
     * metric name that is not one of these, sorted.
     */
    public List<String> historyColumns() {
        return commit.historyColumns();
    }

    /** The index of the history column with exactly this name, or −1. */
    public int historyColumn(String name) {
        return commit.historyColumn(name);
    }

    /**
     * The curve behind a history column in one run, its axis strictly increasing; null: not logged.
     *
     * <p>Where the log went back or repeated steps, the curve is put in order first: points are sorted by step, and of
     * several at one step the last logged stays: the one of the latest time if both have a time, otherwise the one logged
     * later. If all points of a series of two or more share one step and have distinct times, all are kept, ordered by time
     * and re-numbered 0 … n−1. Such a curve is kept in memory until the archive no longer has the run.
     */
    public @Nullable Series series(int run, int historyColumn) {
        return commit.series(run, historyColumn);
    }

    /**
     * The curves of this run and of those behind it in a history column, as {@link #series} has them, if they can be read in one
     * piece; null: this one is to be read alone.
     */
    public @Nullable AdjacentCurves adjacentCurves(int run, int historyColumn) {
        return commit.column(historyColumn).adjacent(run);
    }

    /**
     * All steps of the run over all its metrics, strictly increasing: its rows of {@code history}. Curves that were not in
     * order count as {@link #series} gives them. The time of a step is the latest at which a metric was logged at it.
     */
    public StepAxis historyAxis(int run) {
        int segment = commit.segmentOf(run);
        return commit.segment(segment).historyAxis(commit.rowOf(run, segment));
    }

    /** The length of {@link #historyAxis}, without a look at the run. */
    public int historyLength(int run) {
        return commit.historyLengths()[run];
    }

    /** Every series of the run exactly as logged, sorted by metric name: its rows of {@code metrics}. */
    public List<Series> logged(int run) {
        int place = commit.segmentOf(run);
        Segment segment = commit.segment(place);
        List<Series> all = new ArrayList<>();
        for (int row : segment.seriesOf(commit.rowOf(run, place))) {
            all.add(commit.named(segment.logged(row, run), place, row));
        }
        if (!segment.isSortedByName()) {
            all.sort(Comparator.comparing(Series::metric));
        }
        return all;
    }

    /** The series of a raw metric of all runs, exactly as logged, in the order of runs. */
    public List<SeriesBlock> logged(String metric) {
        return commit.blocks(metric);
    }

    /** Which raw metrics the user takes for canonical ones; {@link Series#canonical} has it applied. */
    public MetricMapping mapping() {
        return manifest().mapping();
    }

    /** The queries that the archive keeps, in the order of their names. */
    public List<StoredView> views() {
        return manifest().views();
    }

    /** The tables of the user's own that the archive keeps. */
    public List<StoredTable> tables() {
        return manifest().tables();
    }

    /** The content of a table, by its name in any case; null: there is no such table. */
    public @Nullable TableFile table(String name) {
        return commit.table(name);
    }

    /** The raw metric names of all runs, sorted. */
    public List<String> metricNames() {
        return commit.metricNames();
    }

    /**
     * What to throw when reading memory of the snapshot failed with an {@link InternalError}, as it does where a file was cut off
     * while it was mapped: an error of category ARCHIVE that names the file.
     */
    public OnsetException unreadable(Throwable fault) {
        return commit.unreadable(fault);
    }

    Commit commit() {
        return commit;
    }

    Manifest manifest() {
        return commit.manifest();
    }

    /** May be called more than once. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            commit.release();
        }
    }
}
