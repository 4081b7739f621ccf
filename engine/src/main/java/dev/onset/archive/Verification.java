package dev.onset.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

import dev.onset.error.OnsetException;

/** Reads every byte of an archive and compares it with what was written. */
final class Verification {

    private final Path directory;
    private final List<String> problems = new ArrayList<>();

    private Verification(Path directory) {
        this.directory = directory;
    }

    /** One sentence for each file that is damaged. */
    static List<String> of(Path directory, Manifest manifest) {
        Verification verification = new Verification(directory);
        if (manifest.sources() != null) {
            verification.checkFile(directory, manifest.sources());
        }
        for (Manifest.SegmentEntry segment : manifest.segments()) {
            verification.checkSegment(segment);
        }
        return List.copyOf(verification.problems);
    }

    private void checkSegment(Manifest.SegmentEntry entry) {
        Path path = directory.resolve(Commit.SEGMENTS).resolve(entry.id());
        int before = problems.size();
        entry.files().forEach(file -> checkFile(path, file));
        if (problems.size() > before) {
            return;
        }
        try {
            Segment segment = Segment.open(path);
            try {
                checkDerived(path, segment);
            } finally {
                segment.release();
            }
        } catch (IOException | OnsetException e) {
            problems.add(String.valueOf(e.getMessage()));
        }
    }

    private void checkFile(Path parent, Manifest.FileEntry file) {
        Path path = parent.resolve(file.name());
        try (InputStream bytes = Files.newInputStream(path)) {
            CRC32C checksum = new CRC32C();
            byte[] buffer = new byte[1 << 16];
            long size = 0;
            for (int count = bytes.read(buffer); count >= 0; count = bytes.read(buffer)) {
                checksum.update(buffer, 0, count);
                size += count;
            }
            if (size != file.size()) {
                problems.add(path + " has " + size + " bytes instead of " + file.size());
            } else if ((int) checksum.getValue() != file.checksum()) {
                problems.add(
                        path + " has the checksum " + ChecksummedJson.hex((int) checksum.getValue()) + " instead of "
                                + ChecksummedJson.hex(file.checksum()));
            }
        } catch (IOException e) {
            problems.add(path + " cannot be read: " + e.getMessage());
        }
    }

    /** What readers take from the files instead of working it out must agree with the curves. */
    private void checkDerived(Path path, Segment segment) {
        for (int run = 0; run < segment.runs.count(); run++) {
            long points = 0;
            for (int row : segment.seriesOf(run)) {
                Series series = segment.logged(row, run);
                points += series.length();
                if (!SeriesStatistics.of(series.base(), series.offset(), series.length()).equals(series.statistics())) {
                    problems.add(path.resolve(SeriesRows.FILE) + " has wrong statistics in row " + row);
                }
                if (series.axis().strictlyIncreasing() && !isStrictlyIncreasing(series.axis())) {
                    problems.add(path.resolve(LongLists.AXES_FILE) + " calls axis " + segment.series.axis(row)
                            + " strictly increasing, which it is not");
                }
            }
            if (points != segment.runs.points(run)) {
                problems.add(path.resolve(RunRows.FILE) + " says " + segment.runs.points(run) + " points in row " + run
                        + ", there are " + points);
            }
        }
    }

    private static boolean isStrictlyIncreasing(StepAxis axis) {
        for (int i = 1; i < axis.length(); i++) {
            if (axis.step(i) <= axis.step(i - 1)) {
                return false;
            }
        }
        return true;
    }
}
