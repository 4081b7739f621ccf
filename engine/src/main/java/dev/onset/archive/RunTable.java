package dev.onset.archive;

import java.lang.ref.SoftReference;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.IntFunction;

import org.jspecify.annotations.Nullable;

/** The runs of a snapshot, numbered 0 … {@link #count} − 1. Thread-safe; valid until the snapshot is closed. */
public final class RunTable {

    /** In place of a time: the logger did not say when. */
    public static final long NO_TIME = Long.MIN_VALUE;

    private final Commit commit;
    private volatile @Nullable AtomicReferenceArray<@Nullable String> ids;
    private volatile String @Nullable [] allIds;
    private volatile @Nullable Map<String, Integer> index;
    private final KeptPairs paramPairs = new KeptPairs();
    private final KeptPairs tagPairs = new KeptPairs();

    /** Pairs that are read when they are first asked for, by one thread while the others wait. */
    private static final class KeptPairs {
        private SoftReference<TextPairs> kept = new SoftReference<>(null);

        synchronized TextPairs get(int runs, IntFunction<Map<String, @Nullable String>> pairsOfRun) {
            TextPairs pairs = kept.get();
            if (pairs == null) {
                pairs = TextPairs.of(runs, pairsOfRun);
                kept = new SoftReference<>(pairs);
            }
            return pairs;
        }
    }

    RunTable(Commit commit) {
        this.commit = commit;
    }

    public int count() {
        return commit.runCount();
    }

    /** Unique in the snapshot. */
    public String runId(int run) {
        AtomicReferenceArray<@Nullable String> known = ids;
        if (known == null) {
            known = new AtomicReferenceArray<>(count());
            ids = known;
        }
        String id = known.get(run);
        if (id == null) {
            id = String.valueOf(text(RunRows.RUN_ID, run));
            known.set(run, id);
        }
        return id;
    }

    /** The ids of all runs, kept once they are read, since every query of one run names them; callers do not change them. */
    public String[] runIds() {
        String[] known = allIds;
        return known == null ? readIds() : known;
    }

    /** Threads must agree on one array: see {@link #areRunIds}. */
    private synchronized String[] readIds() {
        String[] read = allIds;
        if (read == null) {
            read = new String[count()];
            for (int run = 0; run < read.length; run++) {
                read[run] = runId(run);
            }
            allIds = read;
        }
        return read;
    }

    /** Whether this is the array of {@link #runIds}: then a text's place in it is the number of a run. */
    @SuppressWarnings("ReferenceEquality") // the array itself is meant
    public boolean areRunIds(String[] dictionary) {
        return dictionary == allIds;
    }

    public @Nullable String name(int run) {
        return text(RunRows.NAME, run);
    }

    public @Nullable String experiment(int run) {
        return text(RunRows.EXPERIMENT, run);
    }

    /** The format that the run was logged in. */
    public @Nullable String source(int run) {
        return text(RunRows.SOURCE, run);
    }

    /** Where the log lies. */
    public @Nullable String path(int run) {
        return text(RunRows.PATH, run);
    }

    public @Nullable String status(int run) {
        return text(RunRows.STATUS, run);
    }

    /** Microseconds since 1970 UTC, or {@link #NO_TIME}. */
    public long startedAt(int run) {
        return time(RunRows.STARTED_AT, run);
    }

    /** Microseconds since 1970 UTC, or {@link #NO_TIME}. */
    public long endedAt(int run) {
        return time(RunRows.ENDED_AT, run);
    }

    /** How many points the run logged, over all metrics. */
    public long points(int run) {
        int segment = commit.segmentOf(run);
        return commit.segment(segment).runs.points(commit.rowOf(run, segment));
    }

    long totalPoints() {
        long points = 0;
        for (int run = 0; run < count(); run++) {
            points += points(run);
        }
        return points;
    }

    /** In key order; values may be null. */
    public Map<String, @Nullable String> params(int run) {
        return texts(RunRows.PARAMS, run);
    }

    /** In key order; values may be null. */
    public Map<String, @Nullable String> tags(int run) {
        return texts(RunRows.TAGS, run);
    }

    /** {@link #params} of all runs, kept while there is memory for them. */
    public TextPairs paramPairs() {
        return paramPairs.get(count(), this::params);
    }

    /** {@link #tags} of all runs, kept while there is memory for them. */
    public TextPairs tagPairs() {
        return tagPairs.get(count(), this::tags);
    }

    /** The number of the run with exactly this id, or −1. */
    public int find(String runId) {
        Map<String, Integer> known = index;
        if (known == null) {
            known = new HashMap<>();
            for (int run = 0; run < count(); run++) {
                known.put(runId(run), run);
            }
            index = known;
        }
        return known.getOrDefault(runId, -1);
    }

    private @Nullable String text(int column, int run) {
        int segment = commit.segmentOf(run);
        return commit.segment(segment).runs.text(column, commit.rowOf(run, segment));
    }

    private long time(int column, int run) {
        int segment = commit.segmentOf(run);
        return commit.segment(segment).runs.time(column, commit.rowOf(run, segment));
    }

    private Map<String, @Nullable String> texts(int column, int run) {
        int segment = commit.segmentOf(run);
        return commit.segment(segment).runs.texts(column, commit.rowOf(run, segment));
    }
}
