package dev.onset.archive.arrow;

import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

import dev.onset.error.OnsetException;

/** The error of a file that is not what the archive wrote. */
public final class DamagedFile {

    /** What to do about damage. */
    public static final String ADVICE = "onset verify says which runs it concerns, onset verify --repair restores what it can";

    private DamagedFile() {}

    /** An error of category ARCHIVE: names the file, and what was expected and found in it. */
    public static OnsetException error(Path file, String what) {
        return error(file, what, null);
    }

    public static OnsetException error(Path file, String what, @Nullable Throwable cause) {
        return new OnsetException(OnsetException.Category.ARCHIVE, "damaged archive file " + file + ": " + what
                + "; " + ADVICE, null, cause);
    }
}
