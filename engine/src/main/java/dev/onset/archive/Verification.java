package dev.onset.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;

import org.jspecify.annotations.Nullable;

import dev.onset.archive.ArchiveDamage.DamagedRun;
import dev.onset.error.OnsetException;

/** Reads every byte of an archive and compares it with what was written, and what is derived with what it is derived from. */
final class Verification {

    private final Path directory;
    private final Manifest manifest;
    private final List<ArchiveDamage> damages = new ArrayList<>();
    /** The segment of each run id. */
    private final Map<String, String> runIds = new HashMap<>();

    private Verification(Path directory, Manifest manifest) {
        this.directory = directory;
        this.manifest = manifest;
    }

    /** Of what a manifest names, and of its backup; each damaged file once or several times. */
    static List<ArchiveDamage> ofAll(Path directory, Manifest manifest) {
        List<ArchiveDamage> damages = new ArrayList<>(ofBackup(directory));
        damages.addAll(of(directory, manifest));
        return List.copyOf(damages);
    }

    private static List<ArchiveDamage> of(Path directory, Manifest manifest) {
        Verification verification = new Verification(directory, manifest);
        if (manifest.sources() != null) {
            verification.checkSources(manifest.sources());
        }
        manifest.tables().forEach(table -> verification.checkFile(directory, table.file(), List.of()));
        manifest.segments().forEach(verification::checkSegment);
        return List.copyOf(verification.damages);
    }

    /** The damages of one segment. */
    static List<ArchiveDamage> ofSegment(Path directory, Manifest manifest, Manifest.SegmentEntry segment) {
        Verification verification = new Verification(directory, manifest);
        verification.checkSegment(segment);
        return verification.damages;
    }

    /** The damage of the manifest's backup. */
    static List<ArchiveDamage> ofBackup(Path directory) {
        try {
            ManifestBackup.check(directory);
            return List.of();
        } catch (IOException | OnsetException e) {
            return List.of(new ArchiveDamage(directory.resolve(ManifestBackup.FILE), String.valueOf(e.getMessage()),
                    List.of()));
        }
    }

    /** The damages of the file that says which logs were read. */
    static List<ArchiveDamage> ofSources(Path directory, Manifest manifest) {
        return of(directory, new Manifest(manifest.version(), List.of(), manifest.sources()));
    }

    /** The damages of the tables of the user's own. */
    static List<ArchiveDamage> ofTables(Path directory, Manifest manifest) {
        Verification verification = new Verification(directory, manifest);
        manifest.tables().forEach(table -> verification.checkFile(directory, table.file(), List.of()));
        return verification.damages;
    }

    /** Whether the file has the size and checksum that the manifest names. */
    static boolean isIntact(Path parent, Manifest.FileEntry file) {
        try {
            return problem(parent.resolve(file.name()), file) == null;
        } catch (IOException e) {
            return false;
        }
    }

    private void checkSources(Manifest.FileEntry sources) {
        Path path = directory.resolve(sources.name());
        if (checkFile(directory, sources, List.of())) {
            try {
                SourceCatalog.read(path);
            } catch (IOException | OnsetException e) {
                add(path, String.valueOf(e.getMessage()), List.of());
            }
        }
    }

    private void checkSegment(Manifest.SegmentEntry entry) {
        Path path = directory.resolve(Commit.SEGMENTS).resolve(entry.id());
        List<Manifest.FileEntry> damaged = entry.files().stream().filter(file -> !isIntact(path, file)).toList();
        if (!damaged.isEmpty()) {
            List<DamagedRun> concerned = SegmentSalvage.damagedRuns(directory, manifest, entry);
            damaged.forEach(file -> checkFile(path, file, concerned));
            return;
        }
        try {
            Segment segment = Segment.open(SegmentFiles.of(path, entry));
            try {
                checkDerived(path, segment);
                checkRunIds(path, entry, segment);
            } finally {
                segment.release();
            }
        } catch (IOException | OnsetException e) {
            add(path, String.valueOf(e.getMessage()), SegmentSalvage.damagedRuns(directory, manifest, entry));
        }
    }

    private boolean checkFile(Path parent, Manifest.FileEntry file, List<DamagedRun> runs) {
        Path path = parent.resolve(file.name());
        try {
            String problem = problem(path, file);
            if (problem != null) {
                add(path, problem, runs);
            }
            return problem == null;
        } catch (NoSuchFileException e) {
            add(path, "it is missing", runs);
        } catch (IOException e) {
            add(path, "it cannot be read: " + e.getMessage(), runs);
        }
        return false;
    }

    private static @Nullable String problem(Path path, Manifest.FileEntry file)
            throws IOException {
        try (InputStream bytes = Files.newInputStream(path)) {
            CRC32C checksum = new CRC32C();
            byte[] buffer = new byte[1 << 16];
            long size = 0;
            for (int count = bytes.read(buffer); count >= 0; count = bytes.read(buffer)) {
                checksum.update(buffer, 0, count);
                size += count;
            }
            if (size != file.size()) {
                return "it has " + size + " bytes instead of " + file.size();
            }
            int found = (int) checksum.getValue();
            return found == file.checksum()
                    ? null
                    : "its checksum is " + ChecksummedJson.hex(found) + " instead of "
                            + ChecksummedJson.hex(file.checksum());
        }
    }

    private static boolean isRight(SeriesStatistics said, SeriesStatistics found) {
        return said.equals(found) || said.equals(found.withoutPositions());
    }

    /** What readers take from the files instead of working it out must agree with the curves. */
    private void checkDerived(Path path, Segment segment) {
        for (int run = 0; run < segment.runs.count(); run++) {
            List<DamagedRun> concerned = List.of(new DamagedRun(String.valueOf(segment.runs.text(RunRows.RUN_ID, run)),
                    segment.runs.text(RunRows.PATH, run)));
            long points = 0;
            for (int row : segment.seriesOf(run)) {
                Series series = segment.logged(row, run);
                points += series.length();
                if (!isRight(series.statistics(),
                        SeriesStatistics.of(series.base(), series.offset(), series.length()))) {
                    add(path.resolve(SeriesRows.FILE), "its statistics of row " + row + " are wrong", concerned);
                }
                if (series.axis().strictlyIncreasing() && !isStrictlyIncreasing(series.axis())) {
                    add(path.resolve(LongLists.AXES_FILE),
                            "it calls axis " + segment.series.axis(segment.series.batchOf(row), row)
                                    + " strictly increasing, which it is not",
                            concerned);
                }
            }
            if (points != segment.runs.points(run)) {
                add(path.resolve(RunRows.FILE), "it says " + segment.runs.points(run) + " points in row " + run
                        + ", there are " + points, concerned);
            }
        }
    }

    private void checkRunIds(Path path, Manifest.SegmentEntry entry, Segment segment) {
        for (int run = 0; run < segment.runs.count(); run++) {
            String runId = String.valueOf(segment.runs.text(RunRows.RUN_ID, run));
            String other = entry.removed().contains(runId) ? null : runIds.putIfAbsent(runId, entry.id());
            if (other != null) {
                add(path.resolve(RunRows.FILE), "run " + runId + " is there twice, also in segment " + other,
                        List.of(new DamagedRun(runId, segment.runs.text(RunRows.PATH, run))));
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

    private void add(Path file, String reason, List<DamagedRun> runs) {
        damages.add(new ArchiveDamage(file, reason, runs));
    }
}
