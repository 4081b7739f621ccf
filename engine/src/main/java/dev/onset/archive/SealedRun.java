package dev.onset.archive;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.onset.archive.naming.CanonicalMetrics;

/** A run that is complete: its points in memory of their size, its history axis worked out. */
record SealedRun(String runId, @Nullable String name, @Nullable String experiment, @Nullable String source,
        @Nullable String path, @Nullable String status, long startedAt, long endedAt,
        Map<String, @Nullable String> params, Map<String, @Nullable String> tags, List<SealedSeries> series,
        HistorySteps history) {

    /** Steps and times may be memory that series of the run share; times are null where there are none. */
    record SealedSeries(String metric, @Nullable String canonical, MemorySegment steps,
            @Nullable MemorySegment times, MemorySegment values, SeriesStatistics statistics) {

        int length() {
            return (int) (values.byteSize() / Double.BYTES);
        }
    }

    static SealedRun of(RunLog log) {
        var series = new ArrayList<SealedSeries>();
        HistorySteps history = HistorySteps.NONE;
        Map<String, MetricLog> claims = claims(log);
        for (MetricLog metric : log.metrics()) {
            if (metric.size() == 0) {
                continue;
            }
            String canonical = CanonicalMetrics.NAMES.stream().filter(name -> claims.get(name) == metric).findFirst()
                    .orElse(null);
            MemorySegment steps = metric.steps();
            MemorySegment times = metric.times();
            MemorySegment values = metric.values();
            series.add(new SealedSeries(metric.name, canonical, steps, times, values,
                    SeriesStatistics.of(values, 0, metric.size())));
            history = history.union(inOrder(steps, times), log.memory());
        }
        return new SealedRun(log.runId(), log.name(), log.experiment(), log.source(), log.path(), log.status(),
                log.startedAt(), log.endedAt(), log.params(), log.tags(), series, history);
    }

    private static HistorySteps inOrder(MemorySegment steps, @Nullable MemorySegment times) {
        if (StepOrder.isStrictlyIncreasing(steps)) {
            return new HistorySteps(steps, times);
        }
        long[] wallTimes = times == null ? null : times.toArray(ValueLayout.JAVA_LONG);
        StepOrder order = StepOrder.of(steps.toArray(ValueLayout.JAVA_LONG), wallTimes);
        long[] selected = order.select(wallTimes);
        return new HistorySteps(MemorySegment.ofArray(order.steps()),
                selected == null ? null : MemorySegment.ofArray(selected));
    }

    /**
     * Which metric fills which canonical column: the first with points that claims it; if none does, the one of this very
     * name, which would otherwise have no column in {@code history}.
     */
    private static Map<String, MetricLog> claims(RunLog log) {
        Map<String, MetricLog> claims = new HashMap<>();
        for (MetricLog metric : log.metrics()) {
            if (metric.size() > 0 && metric.canonical != null) {
                claims.putIfAbsent(metric.canonical, metric);
            }
        }
        for (MetricLog metric : log.metrics()) {
            if (metric.size() > 0 && metric.canonical == null && CanonicalMetrics.contains(metric.name)) {
                claims.putIfAbsent(metric.name, metric);
            }
        }
        return claims;
    }

    long points() {
        return series.stream().mapToLong(SealedSeries::length).sum();
    }
}
