package dev.onset.archive;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import dev.onset.archive.naming.CanonicalMetrics;

/**
 * A run while its log is being read: what a reader fills and hands to {@link ArchiveWriter#add}.
 *
 * <p>Points are kept in the order logged, with duplicates and steps that go back; those of a large run outside of the heap, in
 * the temporary directory. Not thread-safe.
 */
public final class RunLog {

    private final String runId;
    private @Nullable String name;
    private @Nullable String experiment;
    private @Nullable String source;
    private @Nullable String path;
    private @Nullable String status;
    private long startedAt = RunTable.NO_TIME;
    private long endedAt = RunTable.NO_TIME;
    private final SortedMap<String, @Nullable String> params = new TreeMap<>();
    private final SortedMap<String, @Nullable String> tags = new TreeMap<>();
    private final List<MetricLog> metrics = new ArrayList<>();
    private final Map<String, Integer> metricIndex = new HashMap<>();
    private final SpillMemory memory = new SpillMemory();
    private long points;

    /** A run of this id, stable over imports and unique in the archive. */
    public RunLog(String runId) {
        this.runId = wellFormed(runId);
    }

    public String runId() {
        return runId;
    }

    public RunLog name(@Nullable String value) {
        name = value;
        return this;
    }

    public @Nullable String name() {
        return name;
    }

    public RunLog experiment(@Nullable String value) {
        experiment = value;
        return this;
    }

    public @Nullable String experiment() {
        return experiment;
    }

    /** The format that the run was logged in. */
    public RunLog source(@Nullable String value) {
        source = value;
        return this;
    }

    public @Nullable String source() {
        return source;
    }

    /** Where the log lies. */
    public RunLog path(@Nullable String value) {
        path = value;
        return this;
    }

    public @Nullable String path() {
        return path;
    }

    public RunLog status(@Nullable String value) {
        status = value;
        return this;
    }

    public @Nullable String status() {
        return status;
    }

    /** Microseconds since 1970 UTC, or {@link RunTable#NO_TIME}. */
    public RunLog startedAt(long micros) {
        startedAt = micros;
        return this;
    }

    public long startedAt() {
        return startedAt;
    }

    /** Microseconds since 1970 UTC, or {@link RunTable#NO_TIME}. */
    public RunLog endedAt(long micros) {
        endedAt = micros;
        return this;
    }

    public long endedAt() {
        return endedAt;
    }

    /** Sets a parameter; the last value of a key stays. */
    public RunLog param(String key, @Nullable String value) {
        params.put(key, value);
        return this;
    }

    /** In key order; values may be null. */
    public Map<String, @Nullable String> params() {
        return Collections.unmodifiableMap(params);
    }

    /** Sets a tag; the last value of a key stays. */
    public RunLog tag(String key, @Nullable String value) {
        tags.put(key, value);
        return this;
    }

    /** In key order; values may be null. */
    public Map<String, @Nullable String> tags() {
        return Collections.unmodifiableMap(tags);
    }

    /**
     * The index of a metric, which is made on first use. A metric without points is not stored.
     *
     * @param rawName as logged; names that differ in case are different metrics
     * @param canonicalName which of {@link CanonicalMetrics#NAMES} it is, or null. If two metrics of one run claim the same
     *         one, the first of them that has points gets it
     */
    public int metric(String rawName, @Nullable String canonicalName) {
        String metricName = wellFormed(rawName);
        if (canonicalName != null && !CanonicalMetrics.contains(canonicalName)) {
            throw new IllegalArgumentException(
                    "'" + canonicalName + "' is no canonical metric; these are: " + CanonicalMetrics.NAMES);
        }
        Integer known = metricIndex.get(metricName);
        if (known != null) {
            MetricLog metric = metrics.get(known);
            if (metric.canonical == null) {
                metric.canonical = canonicalName;
            }
            return known;
        }
        metricIndex.put(metricName, metrics.size());
        metrics.add(new MetricLog(metricName, canonicalName, memory));
        return metrics.size() - 1;
    }

    /**
     * Adds a point.
     *
     * @param metric an index from {@link #metric}
     * @param timeMicros microseconds since 1970 UTC, or {@link StepAxis#NO_TIME}
     * @param value NaN and infinities are kept as logged
     */
    public void point(int metric, long step, long timeMicros, double value) {
        metrics.get(metric).add(step, timeMicros, value);
        points++;
    }

    /** How many points were added, over all metrics. */
    public long points() {
        return points;
    }

    /** Raw names in the order of their first use. */
    public List<String> metricNames() {
        return metrics.stream().map(metric -> metric.name).toList();
    }

    /** Where the run's points lie. */
    SpillMemory memory() {
        return memory;
    }

    /** Raw names of the metrics that have points, in the order of their first use. */
    public List<String> loggedMetrics() {
        return metrics.stream().filter(metric -> metric.size() > 0).map(metric -> metric.name).toList();
    }

    List<MetricLog> metrics() {
        return metrics;
    }

    /** Names must be the same after they were written as UTF-8, which halves of surrogate pairs would not be. */
    private static String wellFormed(String text) {
        return text.chars().anyMatch(c -> Character.isSurrogate((char) c))
                ? new String(text.codePoints().map(c -> isSurrogate(c) ? 0xFFFD : c).toArray(), 0,
                        (int) text.codePoints().count())
                : text;
    }

    private static boolean isSurrogate(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }
}
