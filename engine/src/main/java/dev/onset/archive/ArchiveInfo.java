package dev.onset.archive;

/**
 * How an archive lies on the disk.
 *
 * @param version of the last commit
 * @param segments number of segments
 * @param runs live runs
 * @param points logged points of the live runs
 * @param bytes of all files that the last commit consists of
 */
public record ArchiveInfo(long version, int segments, int runs, long points, long bytes) {

    /** Bytes on disk for each logged point; NaN: there are no points. */
    public double bytesPerPoint() {
        return points == 0 ? Double.NaN : (double) bytes / points;
    }
}
