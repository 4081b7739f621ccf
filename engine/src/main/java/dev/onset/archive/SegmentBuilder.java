package dev.onset.archive;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Collects runs for a segment, in memory; equal steps and equal times are kept once. */
final class SegmentBuilder {

    /** A series whose steps and times lie in the shared lists; {@code timeId} −1: no times. */
    record BuiltSeries(SealedRun.SealedSeries series, int axisId, int timeId) {}

    /** A run with its series; {@code historyTimeId} −1: no times. */
    record BuiltRun(SealedRun run, List<BuiltSeries> series, int historyAxisId, int historyTimeId) {}

    /** About what a series takes besides its points, in numbers of 8 bytes. */
    private static final int SERIES_WEIGHT = 32;

    private final Map<String, BuiltRun> runs = new TreeMap<>();
    final SharedLists axes = new SharedLists();
    final SharedLists times = new SharedLists();
    private long points;
    private long seriesCount;

    /** Adds a run, or replaces the one of the same id. */
    void add(SealedRun run) {
        remove(run.runId());
        var series = new ArrayList<BuiltSeries>();
        for (SealedRun.SealedSeries one : run.series()) {
            int axisId = axes.add(one.steps());
            int timeId = one.times() == null ? -1 : times.add(one.times());
            // Hold the shared lists alone, so that those of the log can be freed.
            var shared = new SealedRun.SealedSeries(one.metric(), one.canonical(), axes.get(axisId),
                    timeId < 0 ? null : times.get(timeId), one.values(), one.statistics());
            series.add(new BuiltSeries(shared, axisId, timeId));
        }
        HistorySteps history = run.history();
        int historyAxisId = axes.add(history.steps());
        int historyTimeId = history.times() == null ? -1 : times.add(history.times());
        var light = new SealedRun(run.runId(), run.name(), run.experiment(), run.source(), run.path(), run.status(),
                run.startedAt(), run.endedAt(), run.params(), run.tags(),
                series.stream().map(BuiltSeries::series).toList(), HistorySteps.NONE);
        runs.put(run.runId(), new BuiltRun(light, series, historyAxisId, historyTimeId));
        points += run.points();
        seriesCount += series.size();
    }

    /** Whether there was such a run. */
    boolean remove(String runId) {
        BuiltRun removed = runs.remove(runId);
        if (removed != null) {
            points -= removed.run.points();
            seriesCount -= removed.series.size();
        }
        return removed != null;
    }

    boolean contains(String runId) {
        return runs.containsKey(runId);
    }

    boolean isEmpty() {
        return runs.isEmpty();
    }

    /** Ordered by run id. */
    Collection<BuiltRun> runs() {
        return runs.values();
    }

    long points() {
        return points;
    }

    /** About how much is held, in numbers of 8 bytes. */
    long weight() {
        return weight(points, seriesCount) + axes.items() + times.items();
    }

    /** About how much so many points in so many series take, without their steps and times. */
    static long weight(long points, long series) {
        return points + SERIES_WEIGHT * series;
    }
}
