package dev.onset.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.onset.archive.arrow.WrittenFile;
import dev.onset.error.OnsetException;

/**
 * The manifest in place of one that was damaged: its backup, or one that is worked out from what the segments say about
 * themselves. Then, of a run that is in several, the newest counts; what the backup still says about removed runs, mapping, views and
 * compression is kept, and without one all removed runs come back.
 */
final class LostManifest {

    private LostManifest() {}

    /** Whether all segments of a backup are there; whether they are intact is looked at later, as with any manifest. */
    static boolean isUsable(Path directory, Manifest backup) {
        return backup.segments().stream()
                .allMatch(segment -> Files.isDirectory(directory.resolve(Commit.SEGMENTS).resolve(segment.id())));
    }

    /**
     * @param backup null: there is none
     * @param unreadable takes the directories of segments that do not say what they are
     */
    static Manifest rebuild(Path directory, @Nullable Manifest backup, List<Path> unreadable) throws IOException {
        var segments = new ArrayList<Manifest.SegmentEntry>();
        Set<String> newer = new HashSet<>();
        long version = 0;
        for (Path path : newestFirst(directory.resolve(Commit.SEGMENTS), Leftovers.SEGMENT)) {
            String id = path.getFileName().toString();
            version = Math.max(version, Long.parseLong(id.substring(0, id.indexOf('-'))));
            SegmentDescription said = described(path);
            if (said == null) {
                unreadable.add(path);
                continue;
            }
            Set<String> own = new HashSet<>();
            said.names().forEach(name -> own.add(name.runId()));
            Set<String> removed = new TreeSet<>(own);
            removed.retainAll(newer);
            removed.addAll(removedIn(backup, id));
            newer.addAll(own);
            if (removed.size() < own.size()) {
                segments.addFirst(said.segment().withFile(entry(path.resolve(SegmentDescription.FILE)))
                        .withRemoved(List.copyOf(removed)));
            }
        }
        Manifest.FileEntry sources = sources(directory);
        return backup == null
                ? new Manifest(version + 1, segments, sources)
                : new Manifest(Math.max(version, backup.version()) + 1, segments, sources, backup.mapping(),
                        backup.compression(), List.of(), backup.views(), tables(directory, backup));
    }

    private static List<String> removedIn(@Nullable Manifest backup, String segment) {
        return backup == null
                ? List.of()
                : backup.segments().stream().filter(entry -> entry.id().equals(segment))
                        .flatMap(entry -> entry.removed().stream()).toList();
    }

    private static @Nullable SegmentDescription described(Path segment) {
        try {
            SegmentDescription said = SegmentDescription.read(segment, true);
            return said.segment().id().equals(segment.getFileName().toString()) ? said : null;
        } catch (IOException | OnsetException e) {
            return null;
        }
    }

    /** Those of the backup whose files are still there; a table that was changed since has another file, and is lost. */
    private static List<StoredTable> tables(Path directory, Manifest backup) {
        return backup.tables().stream().filter(table -> Verification.isIntact(directory, table.file())).toList();
    }

    private static Manifest.@Nullable FileEntry sources(Path directory) throws IOException {
        for (Path path : newestFirst(directory, Leftovers.SOURCES)) {
            try {
                SourceCatalog.read(path);
                return entry(path);
            } catch (IOException | OnsetException e) {
                // An older one may do; without any, the next import reads all logs again.
            }
        }
        return null;
    }

    private static Manifest.FileEntry entry(Path path) throws IOException {
        WrittenFile sums = SegmentDescription.sum(path);
        return new Manifest.FileEntry(path.getFileName().toString(), sums.size(), sums.checksum());
    }

    private static List<Path> newestFirst(Path directory, java.util.regex.Pattern names) throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> paths = Files.list(directory)) {
            return paths.filter(path -> names.matcher(path.getFileName().toString()).matches()).sorted().toList()
                    .reversed();
        }
    }
}
