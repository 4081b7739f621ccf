package dev.onset.archive;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * One import transaction: nothing is visible until {@link #commit}. Not thread-safe, except {@link #add}, which several
 * threads may call.
 */
public final class ArchiveWriter implements AutoCloseable {

    private final Archive archive;
    private final Map<String, RunLog> runs;
    private final Map<String, SourceFile> sources;

    ArchiveWriter(Archive archive) {
        this.archive = archive;
        this.runs = new TreeMap<>(Archive.RUNS.getOrDefault(archive.directory(), Map.of()));
        this.sources = new TreeMap<>(Archive.SOURCES.getOrDefault(archive.directory(), Map.of()));
    }

    /** Whether the archive has a run of this id, or one was added. */
    public synchronized boolean contains(String runId) {
        return runs.containsKey(runId);
    }

    /** Adds a run; it replaces one of the same id, in the archive or added before. */
    public synchronized void add(RunLog run) {
        runs.put(run.runId(), run);
    }

    /** Removes a run, in the archive or added before; nothing happens if there is none. */
    public synchronized void remove(String runId) {
        runs.remove(runId);
    }

    /** Notes that a file was read, so that it need not be read again while it is unchanged. */
    public synchronized void recordSource(SourceFile source) {
        sources.put(source.path(), source);
    }

    /** What the last commit knows of a file; null: it was never read. */
    public synchronized @Nullable SourceFile source(String path) {
        return Archive.SOURCES.getOrDefault(archive.directory(), Map.of()).get(path);
    }

    /** Makes everything visible at once; returns the version of the new snapshot. */
    public synchronized long commit() {
        long version = archive.snapshot().version() + 1;
        Archive.RUNS.put(archive.directory(), new TreeMap<>(runs));
        Archive.SOURCES.put(archive.directory(), new TreeMap<>(sources));
        archive.commit(new Snapshot(version, List.copyOf(runs.values())));
        return version;
    }

    /** Without a commit before it: as if nothing had happened. */
    @Override
    public void close() {}
}
