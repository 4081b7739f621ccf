package dev.onset.archive;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** A run that is complete: its points in arrays of their size, its history axis worked out. */
record SealedRun(String runId, @Nullable String name, @Nullable String experiment, @Nullable String source,
        @Nullable String path, @Nullable String status, long startedAt, long endedAt,
        Map<String, @Nullable String> params, Map<String, @Nullable String> tags, List<SealedSeries> series,
        HistorySteps history) {

    /** Steps and times may be arrays that series of the run share; times are null where there are none. */
    record SealedSeries(String metric, @Nullable String canonical, long[] steps, long @Nullable [] times,
            double[] values, SeriesStatistics statistics) {}

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
            long[] steps = metric.steps();
            long[] times = metric.times();
            double[] values = metric.values();
            series.add(new SealedSeries(metric.name, canonical, steps, times, values, SeriesStatistics.of(values)));
            if (StepOrder.isStrictlyIncreasing(steps)) {
                history = history.union(steps, times);
            } else {
                StepOrder order = StepOrder.of(steps, times);
                history = history.union(order.steps(), order.select(times));
            }
        }
        return new SealedRun(log.runId(), log.name(), log.experiment(), log.source(), log.path(), log.status(),
                log.startedAt(), log.endedAt(), log.params(), log.tags(), series, history);
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
        return series.stream().mapToLong(one -> one.values.length).sum();
    }
}
