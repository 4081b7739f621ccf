package dev.onset.archive.arrow;

import java.io.IOException;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

/**
 * Every change of the archive's files is announced here before it happens. That is for tests alone: they look at each state that
 * a crash could leave, and let each change fail.
 */
public final class FileChanges {

    /** What is about to happen to a file or directory. */
    public enum Kind {
        MAKE_DIRECTORY, CREATE, WRITE, FORCE, MOVE, DELETE, SYNC_DIRECTORY
    }

    /** Is told of each change; an exception keeps it from happening. */
    @FunctionalInterface
    public interface Listener {
        void before(Kind kind, Path path) throws IOException;
    }

    private static volatile @Nullable Listener listener;

    private FileChanges() {}

    /** Null: nobody listens. */
    public static void listen(@Nullable Listener next) {
        listener = next;
    }

    public static void announce(Kind kind, Path path) throws IOException {
        Listener current = listener;
        if (current != null) {
            current.before(kind, path);
        }
    }
}
