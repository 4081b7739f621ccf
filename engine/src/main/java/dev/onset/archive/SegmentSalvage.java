package dev.onset.archive;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import dev.onset.archive.ArchiveDamage.DamagedRun;
import dev.onset.error.OnsetException;

/** Gets out of a damaged segment what can be trusted, and says what else was in it. Runs are valid until it is closed. */
final class SegmentSalvage implements AutoCloseable {

    private final @Nullable Commit commit;

    private SegmentSalvage(@Nullable Commit commit) {
        this.commit = commit;
    }

    /** The live runs of the segment that cannot be read. */
    static List<DamagedRun> damagedRuns(Path directory, Manifest manifest, Manifest.SegmentEntry segment) {
        Set<String> readable = new HashSet<>();
        try (SegmentSalvage salvage = open(directory, segment)) {
            salvage.forEach(run -> readable.add(run.runId()));
        }
        return names(directory, manifest, segment).stream().filter(run -> !readable.contains(run.runId())).toList();
    }

    /** Opens what of the segment can be opened, which may be nothing. */
    static SegmentSalvage open(Path directory, Manifest.SegmentEntry segment) {
        SegmentFiles files = trustworthy(directory.resolve(Commit.SEGMENTS).resolve(segment.id()), segment);
        try {
            return new SegmentSalvage(files == null ? null : Commit.ofOne(segment, files));
        } catch (IOException | OnsetException e) {
            // Not even its tables can be read: there is nothing to be had.
            return new SegmentSalvage(null);
        }
    }

    /** Hands over each live run of the segment all of whose bytes are as they were written. */
    void forEach(Consumer<SealedRun> target) {
        if (commit == null) {
            return;
        }
        for (int run = 0; run < commit.runCount(); run++) {
            SealedRun sealed = sealedOrNull(commit, run);
            if (sealed != null) {
                target.accept(sealed);
            }
        }
    }

    @Override
    public void close() {
        if (commit != null) {
            commit.release();
        }
    }

    private static @Nullable SealedRun sealedOrNull(Commit commit, int run) {
        try {
            return Compaction.sealed(commit, 0, run);
        } catch (OnsetException e) {
            return null;
        }
    }

    /** With the segment's own checksums; without them, if all files are intact by those of the manifest; else null. */
    private static @Nullable SegmentFiles trustworthy(Path path, Manifest.SegmentEntry segment) {
        try {
            return new SegmentFiles(path, SegmentDescription.read(path, segment).blocks());
        } catch (IOException | OnsetException e) {
            boolean intact = segment.files().stream().filter(file -> !file.name().equals(SegmentDescription.FILE))
                    .allMatch(file -> Verification.isIntact(path, file));
            return intact ? SegmentFiles.trusted(path) : null;
        }
    }

    /**
     * The live runs that the segment says it has; where it does not, those that its runs file seems to have; where that is
     * unreadable too, those of the sources that no other segment has.
     */
    static List<DamagedRun> names(Path directory, Manifest manifest, Manifest.SegmentEntry segment) {
        List<DamagedRun> all = ownNames(directory.resolve(Commit.SEGMENTS).resolve(segment.id()));
        return (all == null ? fromSources(directory, manifest, segment) : all).stream()
                .filter(run -> !segment.removed().contains(run.runId())).toList();
    }

    private static @Nullable List<DamagedRun> ownNames(Path path) {
        try {
            return SegmentDescription.read(path, true).names().stream()
                    .map(name -> new DamagedRun(name.runId(), name.path())).toList();
        } catch (IOException | OnsetException e) {
            return namesOfRunsFile(path);
        }
    }

    private static @Nullable List<DamagedRun> namesOfRunsFile(Path path) {
        try {
            Segment segment = Segment.open(SegmentFiles.trusted(path));
            try {
                var names = new ArrayList<DamagedRun>();
                for (int run = 0; run < segment.runs.count(); run++) {
                    names.add(new DamagedRun(String.valueOf(segment.runs.text(RunRows.RUN_ID, run)),
                            segment.runs.text(RunRows.PATH, run)));
                }
                return names;
            } finally {
                segment.release();
            }
        } catch (IOException | OnsetException e) {
            return null;
        }
    }

    private static List<DamagedRun> fromSources(Path directory, Manifest manifest, Manifest.SegmentEntry segment) {
        Map<String, DamagedRun> candidates = new TreeMap<>();
        try {
            if (manifest.sources() != null) {
                for (SourceFile source : SourceCatalog.read(directory.resolve(manifest.sources().name())).values()) {
                    source.runIds().forEach(id -> candidates.putIfAbsent(id, new DamagedRun(id, source.path())));
                }
            }
        } catch (IOException | OnsetException e) {
            return List.of();
        }
        for (Manifest.SegmentEntry other : manifest.segments()) {
            List<DamagedRun> names = other.id().equals(segment.id())
                    ? null
                    : ownNames(directory.resolve(Commit.SEGMENTS).resolve(other.id()));
            if (names != null) {
                names.stream().map(DamagedRun::runId).filter(id -> !other.removed().contains(id))
                        .forEach(candidates::remove);
            }
        }
        return List.copyOf(candidates.values());
    }
}
