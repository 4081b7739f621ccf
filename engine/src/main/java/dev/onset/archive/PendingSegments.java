package dev.onset.archive;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import dev.onset.archive.arrow.Compression;

/** The runs of a transaction: those in memory, and the segments that were written because there were too many. */
final class PendingSegments {

    private final Path directory;
    private final long version;
    private WriterLimits limits;
    private SegmentBuilder builder = new SegmentBuilder();
    private final List<Manifest.SegmentEntry> written = new ArrayList<>();
    /** Which written segment has a run. */
    private final Map<String, Integer> places = new HashMap<>();
    /** For each written segment the runs that were replaced or removed since. */
    private final List<Set<String>> replaced = new ArrayList<>();

    /** The version that the transaction will have names its segments. */
    PendingSegments(Path directory, long version, WriterLimits limits) {
        this.directory = directory;
        this.version = version;
        this.limits = limits;
    }

    /** For what is written from now on. */
    void compress(Compression compression) {
        limits = limits.with(compression);
    }

    void add(SealedRun run) throws IOException {
        remove(run.runId());
        builder.add(run);
        if (builder.weight() >= limits.weight()) {
            write();
        }
    }

    void remove(String runId) {
        builder.remove(runId);
        Integer place = places.remove(runId);
        if (place != null) {
            replaced.get(place).add(runId);
        }
    }

    boolean contains(String runId) {
        return builder.contains(runId) || places.containsKey(runId);
    }

    private void write() throws IOException {
        Path path = directory.resolve("%08d-%02d".formatted(version, written.size()));
        // A failed commit that is tried again writes the same segment again.
        DurableFiles.deleteTree(path);
        for (SegmentBuilder.BuiltRun run : builder.runs()) {
            places.put(run.run().runId(), written.size());
        }
        written.add(SegmentWriter.write(path, builder, limits));
        replaced.add(new TreeSet<>());
        builder = new SegmentBuilder();
    }

    /** Writes what is left; all segments with live runs. */
    List<Manifest.SegmentEntry> finish() throws IOException {
        if (!builder.isEmpty()) {
            write();
        }
        var entries = new ArrayList<Manifest.SegmentEntry>();
        for (int i = 0; i < written.size(); i++) {
            Manifest.SegmentEntry entry = written.get(i).withRemoved(List.copyOf(replaced.get(i)));
            if (entry.removed().size() < entry.runs()) {
                entries.add(entry);
            }
        }
        return entries;
    }
}
