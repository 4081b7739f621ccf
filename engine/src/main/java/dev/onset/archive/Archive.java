package dev.onset.archive;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import dev.onset.archive.naming.MetricMapping;
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
    private boolean closed;

    private Archive(Path directory) {
        if (ByteOrder.nativeOrder() != ByteOrder.LITTLE_ENDIAN) {
            throw new OnsetException(OnsetException.Category.NOT_SUPPORTED,
                    "archives can be opened on little-endian machines alone");
        }
        this.directory = directory.toAbsolutePath().normalize();
    }

    /** Opens an existing archive; an error of category ARCHIVE if there is none at the directory, or it is damaged. */
    public static Archive open(Path directory) {
        Archive archive = new Archive(directory);
        if (!Files.exists(archive.manifestPath())) {
            throw new OnsetException(OnsetException.Category.ARCHIVE, "there is no archive at " + archive.directory
                    + " (no " + Manifest.FILE + "); name the directory that runs were imported into, or import some");
        }
        archive.refresh();
        return archive;
    }

    /** Opens an archive; makes an empty one, and its directory, if there is none. */
    public static Archive openOrCreate(Path directory) {
        Archive archive = new Archive(directory);
        if (!Files.exists(archive.manifestPath())) {
            try {
                Files.createDirectories(archive.directory);
                try (var _ = WriterLock.acquire(archive.directory, WRITER_WAIT)) {
                    if (!Files.exists(archive.manifestPath())) {
                        DurableFiles.replace(archive.manifestPath(),
                                new Manifest(0, List.of(), null, MetricMapping.NONE).toJson());
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
            if (manifest.sources() != null) {
                byName.put("sources", manifest.sources().size());
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
            return Verification.of(directory, snapshot.manifest());
        }
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
                    current = Commit.open(directory, Manifest.read(manifestPath()), older);
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
                + (failure == null ? "" : failure.getMessage()) + "; restore it from a copy, or import its runs again",
                null, failure);
    }

    private Stamp stamp() throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(manifestPath(), BasicFileAttributes.class);
        return new Stamp(attributes.lastModifiedTime().to(java.util.concurrent.TimeUnit.NANOSECONDS), attributes.size(),
                attributes.fileKey());
    }

    static OnsetException failed(String what, IOException cause) {
        String message = cause.getMessage();
        return new OnsetException(OnsetException.Category.ARCHIVE,
                what + ": " + (message == null ? cause.getClass().getSimpleName() : message), null, cause);
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
