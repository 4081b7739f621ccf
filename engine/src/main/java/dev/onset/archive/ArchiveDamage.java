package dev.onset.archive;

import java.nio.file.Path;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What is wrong with one file of an archive, and which runs it concerns.
 *
 * @param file where it lies
 * @param reason what was expected and found
 * @param runs the runs that cannot be read, or not be trusted, because of it; a run may be concerned by several files
 */
public record ArchiveDamage(Path file, String reason, List<DamagedRun> runs) {

    /** A run and where its log lay when it was imported. */
    public record DamagedRun(String runId, @Nullable String path) {}

    @Override
    public String toString() {
        return file + ": " + reason;
    }
}
