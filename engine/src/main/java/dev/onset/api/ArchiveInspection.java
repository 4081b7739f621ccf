package dev.onset.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

import dev.onset.archive.RunTable;
import dev.onset.archive.Snapshot;
import dev.onset.error.OnsetException;

/** Counts what an archive holds. */
final class ArchiveInspection {

    private ArchiveInspection() {}

    static ArchiveInfo of(Path directory, Snapshot snapshot) {
        RunTable runs = snapshot.runs();
        Set<String> experiments = new HashSet<>();
        Map<String, Integer> sources = new TreeMap<>();
        for (int run = 0; run < runs.count(); run++) {
            String experiment = runs.experiment(run);
            if (experiment != null) {
                experiments.add(experiment);
            }
            String source = runs.source(run);
            sources.merge(source == null ? "unknown" : source, 1, Integer::sum);
        }
        Map<String, Integer> largestFirst = new LinkedHashMap<>();
        sources.entrySet().stream().sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .forEach(entry -> largestFirst.put(entry.getKey(), entry.getValue()));
        List<Path> files = files(directory);
        return new ArchiveInfo(directory, snapshot.version(), snapshot.runCount(), snapshot.pointCount(),
                snapshot.metricNames().size(), experiments.size(), largestFirst, files.size(),
                files.stream().mapToLong(ArchiveInspection::size).sum());
    }

    private static List<Path> files(Path directory) {
        try (Stream<Path> paths = Files.walk(directory)) {
            return paths.filter(Files::isRegularFile).toList();
        } catch (IOException | UncheckedIOException e) {
            throw new OnsetException(OnsetException.Category.ARCHIVE, "cannot list the files of " + directory + ": "
                    + e.getMessage(), null, e);
        }
    }

    /** 0 for a file that a writer has removed in between. */
    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            return 0;
        }
    }
}
