package dev.onset.api;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import dev.onset.archive.Archive;
import dev.onset.archive.ArchiveInfo;
import dev.onset.archive.RunTable;
import dev.onset.archive.Snapshot;

/** Counts what an archive holds. */
final class ArchiveInspection {

    private ArchiveInspection() {}

    static ArchiveContents of(Archive archive) {
        ArchiveInfo info = archive.info();
        try (Snapshot snapshot = archive.snapshot()) {
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
            return new ArchiveContents(archive.directory(), info.version(), info.runs(), info.points(),
                    snapshot.metricNames().size(), experiments.size(), largestFirst(sources), info.segments(),
                    info.bytes(), info.bytesByFile());
        }
    }

    private static Map<String, Integer> largestFirst(Map<String, Integer> counts) {
        Map<String, Integer> ordered = new LinkedHashMap<>();
        counts.entrySet().stream().sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .forEach(entry -> ordered.put(entry.getKey(), entry.getValue()));
        return ordered;
    }
}
