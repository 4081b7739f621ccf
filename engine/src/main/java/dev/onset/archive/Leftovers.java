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

    private static final Pattern SEGMENT = Pattern.compile("\\d{8,}-\\d{2,}");
    private static final Pattern FILE = Pattern.compile("sources-\\d{8,}\\.json|manifest\\.json\\.tmp");

    private Leftovers() {}

    /** To be called by the one who holds the writer lock. Nothing else in the directory is touched. */
    static void remove(Path directory, Manifest manifest) throws IOException {
        Set<String> needed = new HashSet<>();
        manifest.segments().forEach(segment -> needed.add(segment.id()));
        if (manifest.sources() != null) {
            needed.add(manifest.sources().name());
        }
        for (Path path : list(directory.resolve(Commit.SEGMENTS))) {
            if (isLeftover(path, SEGMENT, needed)) {
                DurableFiles.deleteTree(path);
            }
        }
        for (Path path : list(directory)) {
            if (isLeftover(path, FILE, needed)) {
                Files.deleteIfExists(path);
            }
        }
    }

    private static boolean isLeftover(Path path, Pattern pattern, Set<String> needed) {
        String name = path.getFileName().toString();
        return pattern.matcher(name).matches() && !needed.contains(name);
    }

    private static List<Path> list(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> paths = Files.list(directory)) {
            return paths.toList();
        }
    }
}
