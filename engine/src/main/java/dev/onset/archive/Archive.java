package dev.onset.archive;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import dev.onset.archive.arrow.DamagedFile;
import dev.onset.error.OnsetException;

/**
 * An open archive directory. Thread-safe.
 *
 * <p>Readers see one commit at a time and are never disturbed by a writer, in this process or another.
 */
public final class Archive implements AutoCloseable {

    private static final Duration WRITER_WAIT = Duration.ofSeconds(10);
    /** How often opening begins anew when later commits remove files meanwhile. */
    private static final int ATTEMPTS = 20;

    /** What tells one manifest from the next without reading it. */
    private record Stamp(long modified, long size, @Nullable Object key) {}

    private final Path directory;
    private @Nullable Commit last;
    private @Nullable Stamp stamp;
    /** For each damaged segment that a repair passes over the runs that were in it. */
    private final Map<String, Set<String>> setAside;
    private final boolean repair;
    private boolean closed;

    private Archive(Path directory, @Nullable Map<String, Set<String>> setAside) {
        if (ByteOrder.nativeOrder() != ByteOrder.LITTLE_ENDIAN) {
            throw new OnsetException(OnsetException.Category.NOT_SUPPORTED,
                    "archives can be opened on little-endian machines alone");
        }
        this.directory = directory.toAbsolutePath().normalize();
        this.setAside = setAside == null ? Map.of() : setAside;
        this.repair = setAside != null;
    }

    /** Opens an existing archive; an error of category ARCHIVE if there is none at the directory, or it is damaged. */
    public static Archive open(Path directory) {
        return openWithout(directory, null);
    }

    /** Opens an archive without some damaged segments, whose runs can then be restored; null: it is not to be repaired. */
    static Archive openWithout(Path directory, @Nullable Map<String, Set<String>> setAside) {
        Archive archive = new Archive(directory, setAside);
        archive.checkExists();
        archive.refresh();
        return archive;
    }

    private void checkExists() {
        if (Files.exists(manifestPath())) {
            return;
        }
        if (Files.isDirectory(directory.resolve(Commit.SEGMENTS))) {
            throw DamagedFile.error(manifestPath(), "it is missing");
        }
        throw new OnsetException(OnsetException.Category.ARCHIVE, Files.isRegularFile(directory)
                ? directory + " is a file; an archive is a directory"
                : "there is no archive at " + directory + " (no " + Manifest.FILE
                        + "); name the directory that runs were imported into, or import some");
    }

    /** Opens an archive; makes an empty one, and its directory, if there is none. */
    public static Archive openOrCreate(Path directory) {
        Archive archive = new Archive(directory, null);
        if (!Files.exists(archive.manifestPath())) {
            if (Files.isDirectory(archive.directory.resolve(Commit.SEGMENTS))
                    || Files.isRegularFile(archive.directory)) {
                archive.checkExists();
            }
            try {
                Files.createDirectories(archive.directory);
                try (var _ = WriterLock.acquire(archive.directory, WRITER_WAIT)) {
                    if (!Files.exists(archive.manifestPath())) {
                        ManifestBackup.commit(archive.directory, new Manifest(0, List.of(), null));
                    }
                }
            } catch (IOException e) {
                throw failed("cannot make an archive at " + archive.directory, e);
            }
        }
        archive.refresh();
        return archive;
    }

    public Path directory() {
        return directory;
    }

    Path manifestPath() {
        return directory.resolve(Manifest.FILE);
    }

    /** The last commit, by whichever process; it stays readable until it is closed. */
    public synchronized Snapshot snapshot() {
        return new Snapshot(refresh().retain());
    }

    /** The last commit for certain: what a writer builds on must not hang on the time stamps of a file system. */
    synchronized Snapshot newestSnapshot() {
        stamp = null;
        return snapshot();
    }

    /** Begins an import; an error of category ARCHIVE that says who holds the archive if another writer does not end soon. */
    public ArchiveWriter writer() {
        return writer(WRITER_WAIT);
    }

    /** The same with a limit of one's own to wait for another writer. */
    public ArchiveWriter writer(Duration wait) {
        return ArchiveWriter.open(this, wait, WriterLimits.STANDARD);
    }

    /** How the last commit lies on the disk. */
    public ArchiveInfo info() {
        try (Snapshot snapshot = snapshot()) {
            Manifest manifest = snapshot.manifest();
            Map<String, Long> byName = new TreeMap<>();
            byName.put(Manifest.FILE, Files.size(manifestPath()));
            if (Files.exists(directory.resolve(ManifestBackup.FILE))) {
                byName.put(ManifestBackup.FILE, Files.size(directory.resolve(ManifestBackup.FILE)));
            }
            if (manifest.sources() != null) {
                byName.put("sources", manifest.sources().size());
            }
            if (!manifest.tables().isEmpty()) {
                byName.put("tables", manifest.tables().stream().mapToLong(table -> table.file().size()).sum());
            }
            for (Manifest.SegmentEntry segment : manifest.segments()) {
                segment.files().forEach(file -> byName.merge(file.name(), file.size(), Long::sum));
            }
            Map<String, Long> largestFirst = new LinkedHashMap<>();
            byName.entrySet().stream().sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                    .forEach(entry -> largestFirst.put(entry.getKey(), entry.getValue()));
            long bytes = byName.values().stream().mapToLong(Long::longValue).sum();
            return new ArchiveInfo(manifest.version(), manifest.segments().size(), snapshot.runCount(),
                    snapshot.pointCount(), bytes, largestFirst);
        } catch (IOException e) {
            throw failed("cannot read " + manifestPath(), e);
        }
    }

    /** Reads every byte of the last commit; one sentence for each damaged file, none if all is as it was written. */
    public List<String> verify() {
        try (Snapshot snapshot = snapshot()) {
            return Verification.ofAll(directory, snapshot.manifest()).stream().map(ArchiveDamage::toString).toList();
        }
    }

    /**
     * Reads every byte of the last commit of an archive that may be too damaged to be opened.
     *
     * @return what is damaged; nothing if all is as it was written
     */
    public static List<ArchiveDamage> verify(Path directory) {
        Archive archive = new Archive(directory, null);
        try {
            archive.checkExists();
            return Verification.ofAll(archive.directory, Manifest.read(archive.manifestPath()));
        } catch (OnsetException e) {
            if (e.category() != OnsetException.Category.ARCHIVE
                    || !Files.isDirectory(archive.directory.resolve(Commit.SEGMENTS))) {
                throw e;
            }
            return List.of(new ArchiveDamage(archive.manifestPath(), String.valueOf(e.getMessage()), List.of()));
        } catch (IOException e) {
            throw failed("cannot read the archive " + directory, e);
        }
    }

    /** Whether it was opened to be repaired. */
    boolean isRepair() {
        return repair;
    }

    /** The damaged segments that this archive passes over, and the runs in them. */
    Map<String, Set<String>> setAside() {
        return setAside;
    }

    /** Opens the last commit if it is not the one that is open. */
    private synchronized Commit refresh() {
        if (closed) {
            throw new IllegalStateException("the archive " + directory + " was closed");
        }
        IOException failure = null;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            try {
                Stamp now = stamp();
                Commit current = last;
                if (current == null || !Objects.equals(now, stamp)) {
                    Commit older = current;
                    current = Commit.open(directory, Manifest.read(manifestPath()).without(setAside.keySet()), older);
                    last = current;
                    stamp = now;
                    if (older != null) {
                        older.release();
                    }
                }
                return current;
            } catch (NoSuchFileException e) {
                failure = e;
            } catch (IOException e) {
                throw failed("cannot read the archive " + directory, e);
            }
        }
        throw new OnsetException(OnsetException.Category.ARCHIVE, "the archive " + directory + " lacks a file: "
                + (failure == null ? "" : failure.getMessage()) + "; " + DamagedFile.ADVICE, null, failure);
    }

    private Stamp stamp() throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(manifestPath(), BasicFileAttributes.class);
        return new Stamp(attributes.lastModifiedTime().to(java.util.concurrent.TimeUnit.NANOSECONDS), attributes.size(),
                attributes.fileKey());
    }

    static OnsetException failed(String what, IOException cause) {
        // The messages of these are names of files alone.
        String message = switch (cause) {
            case AccessDeniedException denied -> "no permission for " + denied.getFile();
            case NoSuchFileException missing -> "there is no " + missing.getFile();
            default -> cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        };
        return new OnsetException(OnsetException.Category.ARCHIVE, what + ": " + message, null, cause);
    }

    /** Snapshots that are open stay readable. May be called more than once. */
    @Override
    public synchronized void close() {
        closed = true;
        if (last != null) {
            last.release();
            last = null;
        }
    }
}
