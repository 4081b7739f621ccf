package dev.onset.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Removes what no commit needs: segments of writers that crashed or gave up, files that a later commit has replaced. */
final class Leftovers {

    static final Pattern SEGMENT = Pattern.compile("\\d{8,}-\\d{2,}");
    static final Pattern SOURCES = Pattern.compile("sources-\\d{8,}\\.json");
    static final Pattern TABLE = Pattern.compile("table-\\d{8,}-\\d{2,}\\.arrow");
    private static final Pattern FILE = Pattern.compile(SOURCES + "|" + TABLE + "|manifest(\\.backup)?\\.json\\.tmp");

    private Leftovers() {}

    /** To be called by the one who holds the writer lock. Nothing else in the directory is touched. */
    static void remove(Path directory, Manifest manifest) {
        Set<String> needed = new HashSet<>();
        manifest.segments().forEach(segment -> needed.add(segment.id()));
        manifest.setAside().forEach(segment -> needed.add(segment.id()));
        if (manifest.sources() != null) {
            needed.add(manifest.sources().name());
        }
        manifest.tables().forEach(table -> needed.add(table.fileName()));
        removeAll(directory.resolve(Commit.SEGMENTS), SEGMENT, needed);
        removeAll(directory, FILE, needed);
    }

    private static void removeAll(Path directory, Pattern pattern, Set<String> needed) {
        for (Path path : list(directory)) {
            String name = path.getFileName().toString();
            if (pattern.matcher(name).matches() && !needed.contains(name)) {
                deleteOrLeave(path);
            }
        }
    }

    private static void deleteOrLeave(Path path) {
        try {
            DurableFiles.deleteTree(path);
        } catch (IOException e) {
            // Windows keeps files that a reader has mapped. They do no harm, and the next writer tries again.
        }
    }

    private static List<Path> list(Path directory) {
        try (Stream<Path> paths = Files.list(directory)) {
            return paths.toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
