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
 * Works out a manifest from what the segments say about themselves. Of a run that is in several, the newest counts; runs that
 * were removed without being replaced come back, because only the manifest knew.
 */
final class LostManifest {

    private LostManifest() {}

    /** @param unreadable takes the directories of segments that do not say what they are */
    static Manifest rebuild(Path directory, List<Path> unreadable) throws IOException {
        var segments = new ArrayList<Manifest.SegmentEntry>();
        Set<String> newer = new HashSet<>();
        long version = 0;
        for (Path path : newestFirst(directory.resolve(Commit.SEGMENTS), Leftovers.SEGMENT)) {
            String id = path.getFileName().toString();
            version = Math.max(version, Long.parseLong(id.substring(0, id.indexOf('-'))));
            SegmentDescription said = described(path);
            if (said == null) {
                unreadable.add(path);
            }
            Set<String> own = new HashSet<>();
            said.names().forEach(name -> own.add(name.runId()));
            Set<String> removed = new TreeSet<>(own);
            removed.retainAll(newer);
            newer.addAll(own);
            if (removed.size() < own.size()) {
                segments.addFirst(said.segment().withFile(entry(path.resolve(SegmentDescription.FILE)))
                        .withRemoved(List.copyOf(removed)));
            }
        }
        return new Manifest(version + 1, segments, sources(directory));
    }

    private static @Nullable SegmentDescription described(Path segment) {
        try {
            SegmentDescription said = SegmentDescription.read(segment, true);
            return said.segment().id().equals(segment.getFileName().toString()) ? said : null;
        } catch (IOException | OnsetException e) {
            return null;
        }
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
