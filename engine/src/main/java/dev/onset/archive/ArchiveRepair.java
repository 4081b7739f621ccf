package dev.onset.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import dev.onset.archive.ArchiveDamage.DamagedRun;
import dev.onset.error.OnsetException;

/**
 * Repairs an archive: sets damaged segments aside, keeps the runs in them that are intact, and says which are missing. Whoever
 * can get at their logs imports these into {@link #archive}. A damaged segment stays a part of the archive until each of its runs
 * was restored or given up; then its files are moved to the folder {@code damaged}. Nothing is deleted.
 */
public final class ArchiveRepair implements AutoCloseable {

    /** The folder in the archive that damaged files are moved to. */
    public static final String DAMAGED = "damaged";
    private static final Duration WRITER_WAIT = Duration.ofSeconds(10);

    private final List<ArchiveDamage> damages;
    private final List<String> actions;
    private final Map<String, List<DamagedRun>> setAside;
    private final Archive archive;

    private ArchiveRepair(List<ArchiveDamage> damages, List<String> actions, Map<String, List<DamagedRun>> setAside,
            Archive archive) {
        this.damages = damages;
        this.actions = actions;
        this.setAside = setAside;
        this.archive = archive;
    }

    /** Finds out what is damaged and restores what the archive itself allows. An error if another writer is at work. */
    public static ArchiveRepair begin(Path directory) {
        var actions = new ArrayList<String>();
        var damages = new ArrayList<ArchiveDamage>();
        Map<String, List<DamagedRun>> setAside = new HashMap<>();
        List<Manifest.SegmentEntry> damaged = new ArrayList<>();
        try {
            Path real = directory.toRealPath();
            try (var _ = WriterLock.acquire(real, WRITER_WAIT)) {
                Manifest manifest = manifest(real, damages, actions);
                for (Manifest.SegmentEntry segment : manifest.segments()) {
                    List<ArchiveDamage> ofSegment = Verification.ofSegment(real, manifest, segment);
                    if (!ofSegment.isEmpty()) {
                        damages.addAll(ofSegment);
                        damaged.add(segment);
                        setAside.put(segment.id(), SegmentSalvage.names(real, manifest, segment));
                    }
                }
                damages.addAll(Verification.ofSources(real, manifest));
                damages.addAll(Verification.ofTables(real, manifest));
            }
            Archive archive = Archive.openWithout(real, runIds(setAside));
            var repair = new ArchiveRepair(damages, actions, setAside, archive);
            repair.salvage(real, damaged);
            return repair;
        } catch (NoSuchFileException e) {
            throw new OnsetException(OnsetException.Category.ARCHIVE, "there is no archive at " + directory);
        } catch (IOException e) {
            throw Archive.failed("cannot repair the archive " + directory, e);
        }
    }

    /** The manifest; where it is lost, its backup, or one that the segments allow. */
    private static Manifest manifest(Path directory, List<ArchiveDamage> damages, List<String> actions)
            throws IOException {
        Path path = directory.resolve(Manifest.FILE);
        try {
            Manifest intact = Manifest.read(path);
            damages.addAll(Verification.ofBackup(directory));
            ManifestBackup.refresh(directory);
            return intact;
        } catch (NoSuchFileException e) {
            if (!Files.isDirectory(directory.resolve(Commit.SEGMENTS))) {
                throw e;
            }
            damages.add(new ArchiveDamage(path, "it is missing", List.of()));
        } catch (OnsetException e) {
            if (e.category() != OnsetException.Category.ARCHIVE) {
                throw e;
            }
            damages.add(new ArchiveDamage(path, String.valueOf(e.getMessage()), List.of()));
            keep(path);
        }
        Manifest backup = ManifestBackup.read(directory);
        if (backup != null && LostManifest.isUsable(directory, backup)) {
            DurableFiles.replace(path, backup.toJson());
            actions.add("restored " + Manifest.FILE + ", version " + backup.version() + ", from "
                    + ManifestBackup.FILE);
            return backup;
        }
        var unreadable = new ArrayList<Path>();
        Manifest rebuilt = LostManifest.rebuild(directory, backup, unreadable);
        for (Path segment : unreadable) {
            damages.add(new ArchiveDamage(segment, "it does not say which segment it is", List.of()));
            keep(segment);
        }
        ManifestBackup.commit(directory, rebuilt);
        actions.add("made a new " + Manifest.FILE + " of " + rebuilt.segments().size() + " segments; "
                + (backup == null
                        ? "runs that were removed earlier may be back; views and what onset map said are lost"
                        : "views and what onset map said are as in " + ManifestBackup.FILE));
        return rebuilt;
    }

    /** Moves a damaged file or folder out of the way, into the folder {@code damaged} of the archive. */
    static void keep(Path path) throws IOException {
        Path segments = path.toAbsolutePath().getParent();
        Path root = segments != null && segments.endsWith(Commit.SEGMENTS) ? segments.getParent() : segments;
        if (root == null) {
            return;
        }
        Path folder = Files.createDirectories(root.resolve(DAMAGED));
        String name = path.getFileName().toString();
        Path target = folder.resolve(name);
        for (int i = 2; Files.exists(target); i++) {
            target = folder.resolve(name + "." + i);
        }
        Files.move(path, target);
        DurableFiles.syncDirectory(folder);
    }

    private static Map<String, Set<String>> runIds(Map<String, List<DamagedRun>> runs) {
        Map<String, Set<String>> ids = new HashMap<>();
        runs.forEach((segment, names) -> {
            Set<String> ofSegment = new TreeSet<>();
            names.forEach(run -> ofSegment.add(run.runId()));
            ids.put(segment, ofSegment);
        });
        return ids;
    }

    /** Writes the intact runs of damaged segments anew. */
    private void salvage(Path directory, List<Manifest.SegmentEntry> damaged) {
        if (damages.isEmpty()) {
            return;
        }
        Set<String> kept = new HashSet<>();
        var salvages = new ArrayList<SegmentSalvage>();
        try (ArchiveWriter writer = archive.writer()) {
            for (Manifest.SegmentEntry segment : damaged) {
                SegmentSalvage salvage = SegmentSalvage.open(directory, segment);
                salvages.add(salvage);
                salvage.forEach(run -> {
                    if (!writer.contains(run.runId())) {
                        writer.addSealed(run);
                        kept.add(run.runId());
                    }
                });
            }
            writer.commit();
        } finally {
            salvages.forEach(SegmentSalvage::close);
        }
        dropTables(directory);
        if (!damaged.isEmpty()) {
            actions.add("kept " + kept.size() + " intact runs of " + damaged.size() + " damaged segments");
        }
    }

    /** A table of the user's own is all in one file, of which nothing can be restored. */
    private void dropTables(Path directory) {
        try (ArchiveWriter writer = archive.writer(); Snapshot snapshot = archive.newestSnapshot()) {
            for (StoredTable table : snapshot.tables()) {
                if (!Verification.isIntact(directory, table.file())) {
                    Path file = directory.resolve(table.fileName());
                    if (Files.exists(file)) {
                        keep(file);
                    }
                    writer.removeTable(table.name());
                    actions.add("gave up the table " + table.name() + ", whose file is damaged");
                }
            }
            writer.commit();
        } catch (IOException e) {
            throw Archive.failed("cannot repair the archive " + directory, e);
        }
    }

    /** What was wrong. */
    public List<ArchiveDamage> damages() {
        return List.copyOf(damages);
    }

    /** What was done, in sentences. */
    public List<String> actions() {
        return List.copyOf(actions);
    }

    /** The archive without its damaged segments. Runs that are imported into it count as restored. */
    public Archive archive() {
        return archive;
    }

    /** The runs of damaged segments that the archive does not have otherwise. */
    public List<DamagedRun> missing() {
        var missing = new ArrayList<DamagedRun>();
        try (Snapshot snapshot = archive.snapshot()) {
            for (Manifest.SegmentEntry segment : snapshot.manifest().setAside()) {
                for (DamagedRun run : setAside.getOrDefault(segment.id(), List.of())) {
                    if (!segment.removed().contains(run.runId()) && snapshot.runs().find(run.runId()) < 0) {
                        missing.add(run);
                    }
                }
            }
        }
        return missing;
    }

    /** How many runs are in damaged segments whose names cannot be told. */
    public int unnamed() {
        try (Snapshot snapshot = archive.snapshot()) {
            return snapshot.manifest().setAside().stream()
                    .mapToInt(segment -> Math.max(0, segment.runs() - segment.removed().size()
                            - (int) setAside.getOrDefault(segment.id(), List.of()).stream()
                                    .filter(run -> !segment.removed().contains(run.runId())).count()))
                    .sum();
        }
    }

    /** Gives up the missing runs: the archive goes on without them. Their damaged files are kept. */
    public void dropMissing() {
        try (ArchiveWriter writer = archive.writer()) {
            writer.dropSetAside();
            writer.commit();
        }
    }

    @Override
    public void close() {
        archive.close();
    }
}
