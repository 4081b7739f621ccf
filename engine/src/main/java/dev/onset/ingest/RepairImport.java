package dev.onset.ingest;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import dev.onset.archive.ArchiveDamage;
import dev.onset.archive.ArchiveDamage.DamagedRun;
import dev.onset.archive.ArchiveRepair;
import dev.onset.ingest.database.DatabaseUrl;

/** Repairs an archive with the help of the logs that its runs came from. */
public final class RepairImport {

    private RepairImport() {}

    /**
     * What a repair did.
     *
     * @param damages what was wrong
     * @param actions what was done, in sentences
     * @param restored how many runs were read again from their logs
     * @param lost runs whose logs are gone, or do not have them any more
     * @param unnamed how many more runs are lost whose names cannot be told
     * @param dropped whether the lost ones were given up
     */
    public record Outcome(List<ArchiveDamage> damages, List<String> actions, int restored, List<DamagedRun> lost,
            int unnamed, boolean dropped) {

        /** Whether the archive is intact again, if need be without what was given up. */
        public boolean isIntact() {
            return dropped || (lost.isEmpty() && unnamed == 0);
        }

        /** The databases that lost runs came from. */
        public List<String> databases() {
            return lost.stream().map(DamagedRun::path).filter(path -> path != null && DatabaseUrl.isOne(path))
                    .distinct()
                    .sorted().toList();
        }
    }

    /**
     * Repairs the archive in a directory.
     *
     * @param dropLost whether to go on without the runs that cannot be restored; their damaged files are kept
     */
    public static Outcome run(Path directory, ImportOptions options, boolean dropLost) {
        return run(directory, options, List.of(), dropLost);
    }

    /**
     * Repairs an archive with runs that came from databases.
     *
     * @param databases their addresses: an archive does not keep what it needs to log in. They are read if a run is missing
     */
    public static Outcome run(Path directory, ImportOptions options, List<DatabaseUrl> databases, boolean dropLost) {
        try (ArchiveRepair repair = ArchiveRepair.begin(directory)) {
            List<DamagedRun> missing = repair.missing();
            Set<Path> logs = new TreeSet<>();
            missing.forEach(run -> addIfThere(run.path(), logs));
            List<DatabaseUrl> needed = databases.stream()
                    .filter(url -> missing.stream().anyMatch(run -> url.text().equals(run.path()))).toList();
            if (!logs.isEmpty() || !needed.isEmpty()) {
                new Importer(options.withReread(true)).run(repair.archive(), List.copyOf(logs), needed);
            }
            List<DamagedRun> lost = repair.missing();
            int unnamed = repair.unnamed();
            boolean drop = dropLost && (!lost.isEmpty() || unnamed > 0);
            if (drop) {
                repair.dropMissing();
            }
            return new Outcome(repair.damages(), repair.actions(), missing.size() - lost.size(), lost, unnamed, drop);
        }
    }

    private static void addIfThere(@Nullable String path, Set<Path> logs) {
        try {
            if (path != null && !DatabaseUrl.isOne(path) && Files.exists(Path.of(path))) {
                logs.add(Path.of(path));
            }
        } catch (InvalidPathException e) {
            // A run that was not imported from a file has something else there.
            return;
        }
    }
}
