package dev.onset.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import dev.onset.archive.arrow.Compression;
import dev.onset.archive.arrow.DamagedFile;
import dev.onset.archive.arrow.WrittenFile;
import dev.onset.archive.naming.MetricMapping;
import dev.onset.error.OnsetException;

/**
 * One import transaction: nothing is visible until {@link #commit}. After a commit the next transaction begins.
 *
 * <p>Not thread-safe, except {@link #add}, which several threads may call. Runs are held in memory up to a limit and then
 * written, so that a transaction may be larger than the memory.
 */
public final class ArchiveWriter implements AutoCloseable {

    private final Archive archive;
    private final WriterLock lock;
    private final WriterLimits limits;
    private Snapshot base;
    private final Map<String, SourceFile> sources;
    private boolean sourcesChanged;
    private MetricMapping mapping;
    private final Map<String, StoredView> views = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Map<String, StoredTable> tables = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private int tablesWritten;
    private Compression compression;
    private PendingSegments pending;
    /** Runs of the last commit that the next one will not have, at least not as they are. */
    private final Set<String> replaced = new HashSet<>();
    private boolean dropsSetAside;
    private boolean closed;

    private ArchiveWriter(Archive archive, WriterLock lock, WriterLimits limits) throws IOException {
        this.archive = archive;
        this.lock = lock;
        this.limits = limits;
        this.base = archive.newestSnapshot();
        Manifest manifest = base.manifest();
        this.sources = readSources(manifest);
        this.mapping = manifest.mapping();
        manifest.views().forEach(view -> views.put(view.name(), view));
        manifest.tables().forEach(table -> tables.put(table.name(), table));
        this.compression = manifest.compression();
        this.pending = new PendingSegments(segmentsDirectory(), manifest.version() + 1, limits.with(compression));
    }

    private Map<String, SourceFile> readSources(Manifest manifest) throws IOException {
        if (manifest.sources() == null) {
            return new TreeMap<>();
        }
        Path path = archive.directory().resolve(manifest.sources().name());
        try {
            if (Files.exists(path) && !Verification.isIntact(archive.directory(), manifest.sources())) {
                throw DamagedFile.error(path, "it is not the file that the manifest names, by its checksum");
            }
            return SourceCatalog.read(path);
        } catch (OnsetException | IOException e) {
            if (!archive.isRepair()) {
                throw e;
            }
            if (Files.exists(path)) {
                ArchiveRepair.keep(path);
            }
            // The logs are read once more by the next import.
            sourcesChanged = true;
            return new TreeMap<>();
        }
    }

    static ArchiveWriter open(Archive archive, Duration wait, WriterLimits limits) {
        try {
            WriterLock lock = WriterLock.acquire(archive.directory(), wait);
            try {
                ArchiveWriter writer = new ArchiveWriter(archive, lock, limits);
                ManifestBackup.tryRefresh(archive.directory());
                Leftovers.remove(archive.directory(), writer.base.manifest());
                return writer;
            } catch (IOException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw Archive.failed("cannot write to the archive " + archive.directory(), e);
        }
    }

    private Path segmentsDirectory() {
        return archive.directory().resolve(Commit.SEGMENTS);
    }

    /** Whether the archive has a run of this id, or one was added. */
    public synchronized boolean contains(String runId) {
        return pending.contains(runId) || (!replaced.contains(runId) && base.runs().find(runId) >= 0);
    }

    /** Adds a run; it replaces one of the same id, in the archive or added before. The log is not used any more. */
    public void add(RunLog run) {
        addSealed(SealedRun.of(run));
    }

    synchronized void addSealed(SealedRun run) {
        checkOpen();
        put(run);
    }

    private void put(SealedRun run) {
        try {
            pending.add(run);
            replaced.add(run.runId());
        } catch (IOException e) {
            throw Archive.failed("cannot write to the archive " + archive.directory(), e);
        }
    }

    /** Removes a run, in the archive or added before; nothing happens if there is none. */
    public synchronized void remove(String runId) {
        checkOpen();
        pending.remove(runId);
        replaced.add(runId);
    }

    /** Notes that a file was read, so that it need not be read again while it is unchanged. */
    public synchronized void recordSource(SourceFile source) {
        checkOpen();
        sourcesChanged |= !source.equals(sources.put(source.path(), source));
    }

    /** What was noted of a file; null: it was never read. */
    public synchronized @Nullable SourceFile source(String path) {
        return sources.get(path);
    }

    /** Which raw metrics are taken for canonical ones, as of now in this transaction. */
    public synchronized MetricMapping mapping() {
        return mapping;
    }

    /**
     * Changes which raw metrics are taken for canonical ones, in all runs of the archive and of later imports. No curve is
     * written anew.
     */
    public synchronized void map(MetricMapping value) {
        checkOpen();
        mapping = value;
    }

    /** The raw metric names of the last commit, sorted. */
    public synchronized List<String> metricNames() {
        return base.metricNames();
    }

    /**
     * Writes the runs of small segments, and of those that lost many runs, anew in larger ones; nothing that can be asked
     * changes but the numbering of runs. A commit does it by itself, in tiers, when segments of about one size have become
     * many.
     */
    public synchronized void compact() {
        checkOpen();
        rewrite(Compaction.candidates(base.manifest().segments()));
    }

    /** Sets how the files of this and later transactions are compressed; what the archive has stays as it is. */
    public synchronized void compress(Compression value) {
        checkOpen();
        compression = value;
        pending.compress(value);
    }

    /** Writes all runs anew: after {@link #compress} the whole archive is in that form. */
    public synchronized void rewriteAll() {
        checkOpen();
        rewrite(IntStream.range(0, base.manifest().segments().size()).boxed().toList());
    }

    private void rewrite(List<Integer> segments) {
        Compaction.copy(base.commit(), segments, runId -> !replaced.contains(runId), this::put);
    }

    /** Keeps a query under its name from the next commit on, instead of one that has the name in any case. */
    public synchronized void putView(StoredView view) {
        checkOpen();
        views.remove(view.name());
        views.put(view.name(), view);
    }

    /** Forgets a query; nothing happens if there is none of the name. */
    public synchronized void removeView(String name) {
        checkOpen();
        views.remove(name);
    }

    /** Writes the rows of a table to a file that is not there yet. */
    @FunctionalInterface
    public interface TableContent {
        WrittenFile write(Path file) throws IOException;
    }

    /** The content of a table as of the last commit, by its name in any case; null: there is no such table. */
    public synchronized @Nullable TableFile table(String name) {
        return base.table(name);
    }

    /** Keeps a table under its name from the next commit on, instead of one that has the name in any case. */
    public synchronized void putTable(String name, List<StoredTable.Column> columns, List<List<Integer>> keys,
            long rows,
            TableContent content) {
        checkOpen();
        String file = "table-%08d-%02d.arrow".formatted(base.version() + 1, tablesWritten++);
        try {
            WrittenFile written = content.write(archive.directory().resolve(file));
            tables.remove(name);
            tables.put(name, new StoredTable(name, columns, keys, rows,
                    new Manifest.FileEntry(file, written.size(), written.checksum())));
        } catch (IOException e) {
            throw Archive.failed("cannot write to the archive " + archive.directory(), e);
        }
    }

    /** Forgets a table; nothing happens if there is none of the name. */
    public synchronized void removeTable(String name) {
        checkOpen();
        tables.remove(name);
    }

    /** Makes everything visible at once; returns the version of the new snapshot, or of the last one if nothing changed. */
    public synchronized long commit() {
        checkOpen();
        try {
            if (hasChanges()) {
                rewrite(Compaction.due(base.manifest().segments()));
            }
            List<Manifest.SegmentEntry> written = pending.finish();
            var next = NextManifest.segments(base, written, replaced);
            Manifest manifest = base.manifest();
            List<Manifest.SegmentEntry> setAside = stillSetAside();
            List<StoredView> kept = List.copyOf(views.values());
            List<StoredTable> keptTables = List.copyOf(tables.values());
            if (next.equals(manifest.segments()) && !sourcesChanged && mapping.equals(manifest.mapping())
                    && compression == manifest.compression() && setAside.equals(manifest.setAside())
                    && kept.equals(manifest.views()) && keptTables.equals(manifest.tables())) {
                return manifest.version();
            }
            long version = manifest.version() + 1;
            Manifest.FileEntry sourcesFile = sourcesChanged
                    ? SourceCatalog.write(archive.directory(), version, sources.values())
                    : manifest.sources();
            // What the manifest will name must last before the manifest does.
            if (!written.isEmpty()) {
                DurableFiles.syncDirectory(segmentsDirectory());
            }
            DurableFiles.syncDirectory(archive.directory());
            ManifestBackup.commit(archive.directory(),
                    new Manifest(version, next, sourcesFile, mapping, compression, setAside, kept, keptTables));
            for (Manifest.SegmentEntry segment : manifest.setAside()) {
                if (setAside.stream().noneMatch(other -> other.id().equals(segment.id()))) {
                    ArchiveRepair.keep(segmentsDirectory().resolve(segment.id()));
                }
            }
            begin();
            return version;
        } catch (IOException e) {
            throw Archive.failed("cannot commit to the archive " + archive.directory(), e);
        }
    }

    /** Damaged segments without the runs that the archive has again; those without any other are needed no more. */
    private List<Manifest.SegmentEntry> stillSetAside() {
        if (dropsSetAside) {
            return List.of();
        }
        var still = new ArrayList<Manifest.SegmentEntry>();
        for (Manifest.SegmentEntry segment : base.manifest().setAside()) {
            Set<String> removed = new TreeSet<>(segment.removed());
            archive.setAside().getOrDefault(segment.id(), Set.of()).stream().filter(this::contains)
                    .forEach(removed::add);
            if (removed.size() < segment.runs()) {
                still.add(segment.withRemoved(List.copyOf(removed)));
            }
        }
        return still;
    }

    /** Gives up the runs of damaged segments that were not restored. */
    synchronized void dropSetAside() {
        checkOpen();
        dropsSetAside = true;
    }

    private boolean hasChanges() {
        return sourcesChanged || !replaced.isEmpty();
    }

    /** The next transaction, on top of the one that was committed. */
    private void begin() throws IOException {
        base.close();
        base = archive.newestSnapshot();
        sourcesChanged = false;
        tablesWritten = 0;
        replaced.clear();
        pending = new PendingSegments(segmentsDirectory(), base.version() + 1, limits.with(compression));
        Leftovers.remove(archive.directory(), base.manifest());
    }

    private void checkOpen() {
        if (closed) {
            throw new IllegalStateException("the writer was closed");
        }
    }

    /** Without a commit before it: as if nothing had happened. May be called more than once. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try (lock; var _ = base) {
            // Not the base: a commit that was reported as failed may have gone through.
            Leftovers.remove(archive.directory(), Manifest.read(archive.manifestPath()));
            ManifestBackup.tryRefresh(archive.directory());
        } catch (IOException e) {
            throw Archive.failed("cannot give back the archive " + archive.directory(), e);
        }
    }
}
