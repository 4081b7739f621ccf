package dev.onset.archive;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;

import org.jspecify.annotations.Nullable;

/**
 * One immutable segment of an archive, mapped into memory until the last snapshot that has it is closed.
 *
 * <p>Runs and series are numbered here as in the segment's files.
 */
final class Segment {

    private static final AtomicInteger OPEN = new AtomicInteger();

    /** Steps that the log did not have in order, put in order; and which logged points they are. */
    private record OrderedAxis(StepAxis axis, StepOrder order) {}

    private final Arena arena = Arena.ofShared();
    private final AtomicInteger references = new AtomicInteger(1);
    private final LongLists axes;
    private final LongLists times;
    final RunRows runs;
    final SeriesRows series;
    /** Axes without times, which many runs share. */
    private final AtomicReferenceArray<@Nullable StepAxis> plainAxes;
    private final Map<Long, OrderedAxis> orderedAxes = new ConcurrentHashMap<>();
    private final Map<Integer, Series> orderedSeries = new ConcurrentHashMap<>();
    private final boolean sortedByName;
    private volatile @Nullable SeriesByRun byRun;

    private Segment(SegmentFiles files) throws IOException {
        boolean opened = false;
        try {
            axes = LongLists.openAxes(files, arena);
            times = LongLists.openTimes(files, arena);
            runs = RunRows.open(files, arena, axes, times);
            series = SeriesRows.open(files, arena, runs.count(), axes, times);
            series.checkHistory(runs, axes);
            sortedByName = series.isSortedByName();
            plainAxes = new AtomicReferenceArray<>(axes.count());
            opened = true;
        } finally {
            if (!opened) {
                arena.close();
            }
        }
        OPEN.incrementAndGet();
    }

    /** Maps the segment and checks it; the caller holds it until {@link #release}. */
    static Segment open(SegmentFiles files) throws IOException {
        return new Segment(files);
    }

    /** How many segments are mapped in this process. */
    static int openCount() {
        return OPEN.get();
    }

    /** To be called by one who holds it already. */
    Segment retain() {
        references.incrementAndGet();
        return this;
    }

    void release() {
        if (references.decrementAndGet() == 0) {
            arena.close();
            OPEN.decrementAndGet();
        }
    }

    /** How many rows of {@code history} a run has. */
    int historyLength(int run) {
        return axes.length(runs.historyAxis(run));
    }

    StepAxis historyAxis(int run) {
        return axis(runs.historyAxis(run), runs.historyTime(run));
    }

    /** The series in a row, exactly as logged, as one of a run of this number in the snapshot. */
    Series logged(int row, int snapshotRun) {
        int batch = series.batchOf(row);
        return series.series(batch, row, snapshotRun, axis(series.axis(batch, row), series.time(batch, row)));
    }

    /** Whether the series in a row has a value at each step of its run, in order. */
    boolean hasEveryStep(int row, int run) {
        return series.axis(series.batchOf(row), row) == runs.historyAxis(run);
    }

    /** The series in a row with strictly increasing steps. */
    Series ordered(int row, int snapshotRun) {
        Series logged = logged(row, snapshotRun);
        return logged.axis().strictlyIncreasing()
                ? logged
                : orderedSeries.computeIfAbsent(row, this::order).ofRun(snapshotRun);
    }

    private Series order(int row) {
        Series logged = logged(row, series.run(row));
        int batch = series.batchOf(row);
        int axisId = series.axis(batch, row);
        int timeId = series.time(batch, row);
        OrderedAxis ordered = orderedAxes.computeIfAbsent((long) axisId << 32 | (timeId + 1),
                key -> orderAxis(axisId, timeId));
        double[] values = ordered.order.select(logged.base().asSlice(logged.offset(), 8L * logged.length())
                .toArray(ValueLayout.JAVA_DOUBLE));
        return logged.withValues(ordered.axis, arena.allocateFrom(ValueLayout.JAVA_DOUBLE, values),
                SeriesStatistics.of(values));
    }

    private OrderedAxis orderAxis(int axisId, int timeId) {
        long[] wallTimes = timeId < 0 ? null : times.toArray(timeId);
        StepOrder order = StepOrder.of(axes.toArray(axisId), wallTimes);
        MemorySegment steps = arena.allocateFrom(ValueLayout.JAVA_LONG, order.steps());
        long[] selected = order.select(wallTimes);
        return new OrderedAxis(new StepAxis(steps, 0, order.steps().length, true,
                selected == null
                        ? null
                        : new WallTimes(arena.allocateFrom(ValueLayout.JAVA_LONG, selected))),
                order);
    }

    private StepAxis axis(int axisId, int timeId) {
        StepAxis plain = plainAxes.get(axisId);
        if (plain == null) {
            plain = new StepAxis(axes.items(axisId), 0, axes.length(axisId), axes.strictlyIncreasing(axisId), null);
            plainAxes.set(axisId, plain);
        }
        return timeId < 0
                ? plain
                : new StepAxis(plain.base(), plain.offset(), plain.length(), plain.strictlyIncreasing(),
                        new WallTimes(times, timeId));
    }

    /** The rows of a run's series, in the order of metric names of the file. */
    int[] seriesOf(int run) {
        SeriesByRun index = byRun;
        if (index == null) {
            index = SeriesByRun.of(runs.count(), series);
            byRun = index;
        }
        return index.rows(run);
    }

    /** Whether {@link #seriesOf} gives rows in the order of metric names. */
    boolean isSortedByName() {
        return sortedByName;
    }

    /** The names of the metrics that at least one of some runs has. */
    List<String> metricsOf(BitSet liveRuns) {
        if (liveRuns.cardinality() == runs.count()) {
            return series.metrics();
        }
        BitSet found = new BitSet();
        for (int metric = 0; metric < series.metrics().size(); metric++) {
            int id = metric;
            series.forEach(series.metricStart(metric), series.metricStart(metric + 1), (row, run) -> {
                if (liveRuns.get(run)) {
                    found.set(id);
                }
            });
        }
        return found.stream().mapToObj(series.metrics()::get).toList();
    }
}
