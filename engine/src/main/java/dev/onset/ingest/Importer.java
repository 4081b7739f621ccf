package dev.onset.ingest;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import dev.onset.archive.Archive;
import dev.onset.archive.ArchiveWriter;
import dev.onset.archive.SourceFile;
import dev.onset.archive.naming.MetricMapping;
import dev.onset.error.OnsetException;
import dev.onset.ingest.database.DatabaseUrl;
import dev.onset.ingest.reader.LogFile;
import dev.onset.ingest.reader.LogFormatException;
import dev.onset.ingest.reader.LogReader;
import dev.onset.ingest.reader.LogSource;

/**
 * Imports what loggers wrote: walks the paths, reads each new or changed source once, over all cores, and commits the runs.
 * A source that cannot be read is reported and does not hold up the others.
 */
public final class Importer {

    /** Sources waiting to be read, per thread: bounds what the walk runs ahead. */
    private static final int QUEUED_PER_THREAD = 8;

    private final ImportOptions options;
    private final List<LogReader> readers;
    /** Files that could not be read and are left alone until they change, by path. */
    private final Map<String, SourceFile> failed;
    /** Under which format files are noted that no reader recognised; null: they are not noted. */
    private final @Nullable String other;
    /** Whether such files are noted in the memory of failures alone. */
    private final boolean watching;

    public Importer(ImportOptions options) {
        this(options, LogReaders.all(options), new ConcurrentHashMap<>(),
                options.readsAgain() ? null : LogFile.OTHER + LogReaders.VERSION, false);
    }

    /** With readers of one's own choice, the most particular first. */
    public Importer(ImportOptions options, List<LogReader> readers) {
        this(options, readers, new ConcurrentHashMap<>(), null, false);
    }

    private Importer(ImportOptions options, List<LogReader> readers, Map<String, SourceFile> failed,
            @Nullable String other, boolean watching) {
        this.other = other;
        this.watching = watching;
        this.options = options;
        this.readers = List.copyOf(readers);
        this.failed = failed;
    }

    /** With a memory of failures that several imports share: what failed in one is not read in the next unless it changed. */
    Importer remembering(Map<String, SourceFile> memory) {
        return new Importer(options, readers, memory, other, true);
    }

    /**
     * Imports files and folders into the archive; a long import commits now and then what it has read so far.
     *
     * @return what was done; look at {@link ImportReport#complete()}
     */
    public ImportReport run(Archive archive, List<Path> paths) {
        return run(archive, paths, List.of());
    }

    /** As {@link #run(Archive, List)}, and the MLflow tracking databases at these addresses. */
    public ImportReport run(Archive archive, List<Path> paths, List<DatabaseUrl> databases) {
        try (ArchiveWriter writer = archive.writer()) {
            return run(writer, paths, databases);
        }
    }

    /** Reads and reports as {@link #run} would into an empty archive, and keeps nothing. */
    public ImportReport dryRun(List<Path> paths, List<DatabaseUrl> databases) {
        return new Importer(options.withDryRun(true), readers).run((ArchiveWriter) null, paths, databases);
    }

    private ImportReport run(@Nullable ArchiveWriter writer, List<Path> paths, List<DatabaseUrl> databases) {
        ReportBuilder report = new ReportBuilder(options.failFast());
        MetricMapping wanted = options.mapping();
        MetricChoices choices = new MetricChoices(writer == null ? wanted : writer.mapping().preferring(wanted));
        ImportWork work = new ImportWork(options, options.dryRun() ? null : writer, report, choices, failed);
        boolean stopped = readAll(writer, paths, databases, report, work);
        Set<String> metrics = new HashSet<>(choices.metrics());
        if (writer != null) {
            metrics.addAll(writer.metricNames());
        }
        List<String> problems = wanted.unknown(metrics);
        if (writer == null || options.dryRun() || stopped) {
            return report.build(choices.report(), problems, -1);
        }
        work.record(writer);
        work.recordUnrecognised(watching ? null : writer, failed);
        writer.map(writer.mapping().preferring(wanted.knownIn(metrics)));
        return report.build(choices.report(), problems, writer.commit());
    }

    /** @return whether the first failure stopped it */
    private boolean readAll(@Nullable ArchiveWriter writer, List<Path> paths, List<DatabaseUrl> databases,
            ReportBuilder report, ImportWork work) {
        AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        Semaphore places = new Semaphore(options.threads() * QUEUED_PER_THREAD);
        ExecutorService pool = Executors.newFixedThreadPool(options.threads());
        try (DatabaseSources servers = new DatabaseSources(recorded(writer), report)) {
            Consumer<LogSource> target = source -> {
                if (work.isUnchanged(source)) {
                    report.unchanged(source.files().size());
                    return;
                }
                work.found(source);
                places.acquireUninterruptibly();
                pool.execute(() -> {
                    try {
                        if (failure.get() == null) {
                            work.read(source);
                        }
                    } catch (Throwable e) {
                        failure.compareAndSet(null, e);
                    } finally {
                        places.release();
                    }
                });
            };
            SourceWalker walker = new SourceWalker(readers, recorded(writer), report, target, file -> {
                if (other != null) {
                    work.unrecognised(file, other);
                }
            });
            for (Path path : paths) {
                if (failure.get() == null) {
                    walker.walk(path);
                }
            }
            for (DatabaseUrl database : databases) {
                if (failure.get() == null) {
                    servers.read(database, target);
                }
            }
            work.walkFinished();
            pool.shutdown();
            if (!pool.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS)) {
                throw new OnsetException(OnsetException.Category.INTERNAL, "The import's threads do not end");
            }
        } catch (LogFormatException e) {
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OnsetException(OnsetException.Category.CANCELLED,
                    "The import was interrupted; what it has not committed yet is lost");
        } finally {
            pool.shutdownNow();
        }
        return switch (failure.get()) {
            case null -> false;
            case LogFormatException e -> true;
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            case Throwable e -> throw new OnsetException(OnsetException.Category.INTERNAL, reason(e), null, e);
        };
    }

    private SourceWalker.Recorded recorded(@Nullable ArchiveWriter writer) {
        if (writer == null || options.readsAgain()) {
            return (file, size, modifiedMillis) -> null;
        }
        return (file, size, modifiedMillis) -> {
            String format = formatIfSame(writer.source(file.toString()), size, modifiedMillis);
            return format != null ? format : formatIfSame(failed.get(file.toString()), size, modifiedMillis);
        };
    }

    private @Nullable String formatIfSame(@Nullable SourceFile known, long size, long modifiedMillis) {
        if (known == null || known.size() != size || known.modifiedMillis() != modifiedMillis) {
            return null;
        }
        // Other readers may recognise what these did not.
        return known.format().startsWith(LogFile.OTHER) && !known.format().equals(other) ? null : known.format();
    }

    /** An error's message in words. */
    static String reason(Throwable e) {
        return switch (e) {
            case NoSuchFileException missing -> "the file is gone: " + missing.getFile();
            case AccessDeniedException denied -> "no permission to read " + denied.getFile();
            case IOException io when io.getMessage() != null -> String.valueOf(io.getMessage());
            default -> e.toString();
        };
    }
}
