package dev.onset.api;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What an archive holds.
 *
 * @param snapshotVersion of the last commit
 * @param points logged values over all runs
 * @param metrics distinct raw metric names
 * @param experiments distinct experiments that runs name
 * @param runsBySource number of runs by the logger format that they were read from, largest first
 * @param segments commits that were not merged yet, each a set of files
 * @param bytes of all files that the last commit consists of
 * @param bytesByFile the same by the names of the files, over all segments, largest first
 */
public record ArchiveContents(Path directory, long snapshotVersion, int runs, long points, int metrics, int experiments,
        Map<String, Integer> runsBySource, int segments, long bytes,
        Map<String, Long> bytesByFile) {

    public ArchiveContents {
        runsBySource = Collections.unmodifiableMap(new LinkedHashMap<>(runsBySource));
        bytesByFile = Collections.unmodifiableMap(new LinkedHashMap<>(bytesByFile));
    }

    /** NaN for an archive without points. */
    public double bytesPerPoint() {
        return points == 0 ? Double.NaN : (double) bytes / points;
    }
}
