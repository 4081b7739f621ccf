package dev.onset.ingest;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import dev.onset.ingest.reader.LogFormatException;

/** Collects what an import does, from all its threads. */
final class ReportBuilder {

    private static final int UNRECOGNISED_NAMED = 100;

    private final boolean failFast;
    private final long startNanos = System.nanoTime();
    private long filesSeen;
    private long filesRead;
    private long filesUnchanged;
    private long filesUnrecognised;
    private final List<Path> unrecognised = new ArrayList<>();
    private final TreeMap<String, ImportReport.FormatCount> formats = new TreeMap<>();
    private final List<ImportReport.Note> skipped = new ArrayList<>();
    private final List<ImportReport.Note> warnings = new ArrayList<>();
    private final List<ImportReport.Failure> failures = new ArrayList<>();

    ReportBuilder(boolean failFast) {
        this.failFast = failFast;
    }

    synchronized void seen(int files) {
        filesSeen += files;
    }

    synchronized void read(int files) {
        filesRead += files;
    }

    synchronized void unchanged(int files) {
        filesUnchanged += files;
    }

    synchronized void unrecognised(Path file) {
        filesUnrecognised++;
        if (unrecognised.size() < UNRECOGNISED_NAMED) {
            unrecognised.add(file);
        }
    }

    synchronized void run(String format, long points) {
        formats.merge(format, new ImportReport.FormatCount(1, points),
                (a, b) -> new ImportReport.FormatCount(a.runs() + b.runs(), a.points() + b.points()));
    }

    synchronized void skip(Path file, String reason) {
        skip(file.toString(), reason);
    }

    /** @param place a file, or the address of a database */
    synchronized void skip(String place, String reason) {
        skipped.add(new ImportReport.Note(place, reason));
    }

    synchronized void warn(Path file, String note) {
        warnings.add(new ImportReport.Note(file.toString(), note));
    }

    /** @throws LogFormatException if the import is to stop at the first failure */
    synchronized void fail(Path file, @Nullable String position, String reason) throws LogFormatException {
        fail(file, file.toString(), position, reason);
    }

    /** As for a file; a database has an address. */
    synchronized void fail(String place, String reason) throws LogFormatException {
        fail(Path.of(""), place, null, reason);
    }

    private void fail(Path file, String place, @Nullable String position, String reason) throws LogFormatException {
        failures.add(new ImportReport.Failure(place, position, reason));
        if (failFast) {
            throw new LogFormatException(file, position, reason);
        }
    }

    synchronized long runs() {
        return formats.values().stream().mapToLong(ImportReport.FormatCount::runs).sum();
    }

    synchronized long points() {
        return formats.values().stream().mapToLong(ImportReport.FormatCount::points).sum();
    }

    /** The report, in the order of the paths: threads finish in any order. */
    synchronized ImportReport build(List<ImportReport.MetricChoice> metricChoices, List<String> mappingProblems,
            long version) {
        Comparator<ImportReport.Note> byPath = Comparator.comparing(ImportReport.Note::path);
        skipped.sort(byPath);
        warnings.sort(byPath);
        failures.sort(Comparator.comparing(ImportReport.Failure::path));
        return new ImportReport(filesSeen, filesRead, filesUnchanged, filesUnrecognised, List.copyOf(unrecognised),
                new TreeMap<>(formats),
                List.copyOf(skipped), List.copyOf(warnings), List.copyOf(failures), metricChoices, mappingProblems,
                version,
                Duration.ofNanos(System.nanoTime() - startNanos));
    }
}
