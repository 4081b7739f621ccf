package dev.onset.archive;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How an archive lies on the disk.
 *
 * @param version of the last commit
 * @param segments number of segments
 * @param runs live runs
 * @param points logged points of the live runs
 * @param bytes of all files that the last commit consists of
 * @param bytesByFile the same by the names of the files, over all segments, largest first
 */
public record ArchiveInfo(long version, int segments, int runs, long points, long bytes,
        Map<String, Long> bytesByFile) {

    public ArchiveInfo {
        bytesByFile = Collections.unmodifiableMap(new LinkedHashMap<>(bytesByFile));
    }

    /** Bytes on disk for each logged point; NaN: there are no points. */
    public double bytesPerPoint() {
        return points == 0 ? Double.NaN : (double) bytes / points;
    }
}
