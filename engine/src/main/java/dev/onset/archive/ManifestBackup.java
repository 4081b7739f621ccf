package dev.onset.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

import dev.onset.archive.arrow.DamagedFile;
import dev.onset.error.OnsetException;

/**
 * The second copy of the manifest, for the day on which the first is damaged: what was removed, mapped or set is known to the
 * manifest alone. It is written before the first one, so a crash may leave it one commit ahead, with all that it names; the next
 * writer makes both equal before it deletes anything.
 */
final class ManifestBackup {

    static final String FILE = "manifest.backup.json";

    private ManifestBackup() {}

    /** Commits a manifest: the copy first. */
    static void commit(Path directory, Manifest manifest) throws IOException {
        byte[] bytes = manifest.toJson();
        DurableFiles.rename(directory.resolve(FILE), bytes);
        DurableFiles.replace(directory.resolve(Manifest.FILE), bytes);
    }

    /** Makes it equal to the manifest, after a crash, a commit that failed or damage. To be called by the holder of the lock. */
    static void refresh(Path directory) throws IOException {
        Path path = directory.resolve(FILE);
        Path manifest = directory.resolve(Manifest.FILE);
        if (!Files.exists(path) || Files.mismatch(manifest, path) >= 0) {
            DurableFiles.replace(path, Files.readAllBytes(manifest));
        }
    }

    /** The same where there may be no room for it: until the next writer, a repair then asks the segments. */
    static void tryRefresh(Path directory) {
        try {
            refresh(directory);
        } catch (IOException e) {
            return;
        }
    }

    /** What it says; null if it is lost or damaged too. */
    static @Nullable Manifest read(Path directory) throws IOException {
        try {
            return Files.exists(directory.resolve(FILE)) ? Manifest.read(directory.resolve(FILE)) : null;
        } catch (OnsetException e) {
            if (e.category() != OnsetException.Category.ARCHIVE) {
                throw e;
            }
            return null;
        }
    }

    /** An error of category ARCHIVE if it is lost or damaged; it may be of another commit than the manifest. */
    static void check(Path directory) throws IOException {
        Path path = directory.resolve(FILE);
        if (!Files.exists(path)) {
            throw DamagedFile.error(path, "it is missing");
        }
        Manifest.read(path);
    }
}
