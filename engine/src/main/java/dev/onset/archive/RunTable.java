package dev.onset.archive;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** The runs of a snapshot, numbered 0 … {@link #count} − 1. */
public final class RunTable {

    /** In place of a time: the logger did not say when. */
    public static final long NO_TIME = Long.MIN_VALUE;

    private final List<RunLog> logs;
    private final Map<String, Integer> index = new HashMap<>();

    RunTable(List<RunLog> logs) {
        this.logs = logs;
        for (RunLog log : logs) {
            index.put(log.runId(), index.size());
        }
    }

    public int count() {
        return logs.size();
    }

    public String runId(int run) {
        return logs.get(run).runId();
    }

    public @Nullable String name(int run) {
        return logs.get(run).name();
    }

    public @Nullable String experiment(int run) {
        return logs.get(run).experiment();
    }

    public @Nullable String source(int run) {
        return logs.get(run).source();
    }

    public @Nullable String path(int run) {
        return logs.get(run).path();
    }

    public @Nullable String status(int run) {
        return logs.get(run).status();
    }

    /** Microseconds since 1970 UTC, or {@link #NO_TIME}. */
    public long startedAt(int run) {
        return logs.get(run).startedAt();
    }

    /** Microseconds since 1970 UTC, or {@link #NO_TIME}. */
    public long endedAt(int run) {
        return logs.get(run).endedAt();
    }

    /** How many points the run logged, over all metrics. */
    public long points(int run) {
        return logs.get(run).points();
    }

    /** In key order; values may be null. */
    public Map<String, @Nullable String> params(int run) {
        return logs.get(run).params();
    }

    /** In key order; values may be null. */
    public Map<String, @Nullable String> tags(int run) {
        return logs.get(run).tags();
    }

    /** The number of the run with exactly this id, or −1. */
    public int find(String runId) {
        return index.getOrDefault(runId, -1);
    }
}
