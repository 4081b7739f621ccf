package dev.onset.ingest;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;

import org.jspecify.annotations.Nullable;

/**
 * What an import did; nothing is left out in silence.
 *
 * @param filesSeen files met on the walk, of any kind
 * @param filesRead files that were read
 * @param filesUnchanged files that the archive held already, as they are now
 * @param filesUnrecognised files that are no log of a known format
 * @param unrecognised the first hundred of these
 * @param formats runs and points per format, by name
 * @param skipped files of a known format that hold nothing to import, and why
 * @param warnings what was imported with a reservation
 * @param failures what could not be read
 * @param metricChoices where several raw metrics of a run claimed one canonical name: which was taken
 * @param mappingProblems metrics of the mapping that no run has, a sentence each; they were not mapped
 * @param version the archive's version after the commit; -1 if nothing was committed
 */
public record ImportReport(long filesSeen, long filesRead, long filesUnchanged, long filesUnrecognised,
        List<Path> unrecognised, SortedMap<String, FormatCount> formats, List<Note> skipped, List<Note> warnings,
        List<Failure> failures, List<MetricChoice> metricChoices, List<String> mappingProblems,
        long version, Duration elapsed) {

    /** Runs imported, and the points logged in them. */
    public record FormatCount(long runs, long points) {}

    /**
     * A choice among metrics that claim one canonical name.
     *
     * @param metric the one taken; null: none, because none is better than the others
     * @param passedOver the others, sorted
     * @param runs in how many of the runs read this choice was made
     */
    public record MetricChoice(String canonical, @Nullable String metric, List<String> passedOver, long runs) {}

    /** A remark about a file, or about the database at an address. */
    public record Note(String path, String reason) {}

    /** @param position the place in the file, such as {@code line 12} or {@code byte 4711}; null: the whole file */
    public record Failure(String path, @Nullable String position, String reason) {

        @Override
        public String toString() {
            return path + (position == null ? "" : ", " + position) + ": " + reason;
        }
    }

    public long runs() {
        return formats.values().stream().mapToLong(FormatCount::runs).sum();
    }

    public long points() {
        return formats.values().stream().mapToLong(FormatCount::points).sum();
    }

    /** Whether everything that was recognised could be read; if not, a command ends with status 3. */
    public boolean complete() {
        return failures.isEmpty();
    }
}
