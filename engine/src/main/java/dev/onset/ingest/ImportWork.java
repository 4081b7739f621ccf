package dev.onset.ingest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import dev.onset.archive.ArchiveWriter;
import dev.onset.archive.RunLog;
import dev.onset.archive.SourceFile;
import dev.onset.error.OnsetException;
import dev.onset.ingest.reader.LogFile;
import dev.onset.ingest.reader.LogFormatException;
import dev.onset.ingest.reader.LogSource;
import dev.onset.ingest.reader.RunSink;

/** Reads sources, one at a time or several, adds their runs to the archive and keeps account. */
final class ImportWork {

    /** A file with thousands of bad lines is reported by its first ones. */
    private static final int FAILURES_PER_SOURCE = 10;

    private final ImportOptions options;
    private final @Nullable ArchiveWriter writer;
    private final ReportBuilder report;
    private final MetricChoices choices;
    private final Map<String, SourceFile> failed;
    private final AtomicLong sourcesFound = new AtomicLong();
    private final AtomicLong sourcesDone = new AtomicLong();
    private final AtomicLong bytesFound = new AtomicLong();
    private final AtomicLong bytesDone = new AtomicLong();
    private volatile boolean walkFinished;
    private final ReentrantLock committing = new ReentrantLock();
    private volatile long lastCommit = System.nanoTime();
    private volatile long runsCommitted;

    /** Files read without failure, and all runs added; both guarded by {@code done}. */
    private final List<SourceFile> done = new ArrayList<>();
    private final Set<String> added = new HashSet<>();
    /** Files that readers looked at and none recognised; of the walk's thread. */
    private final List<SourceFile> others = new ArrayList<>();

    ImportWork(ImportOptions options, @Nullable ArchiveWriter writer, ReportBuilder report, MetricChoices choices,
            Map<String, SourceFile> failed) {
        this.options = options;
        this.choices = choices;
        this.failed = failed;
        this.writer = writer;
        this.report = report;
    }

    void found(LogSource source) {
        sourcesFound.incrementAndGet();
        bytesFound.addAndGet(source.size());
    }

    void walkFinished() {
        walkFinished = true;
        tellProgress();
    }

    /** Whether the archive holds all of this source as it is now. */
    boolean isUnchanged(LogSource source) {
        return source.files().stream().allMatch(file -> file.isUnchanged() && !file.isKnownAsOther());
    }

    /** @throws LogFormatException if a failure is to stop the import */
    void read(LogSource source) throws LogFormatException {
        SourceSink sink = new SourceSink(source);
        source.files().forEach(file -> file.onRead(sink::progressed));
        try {
            source.reader().read(source, sink);
        } catch (LogFormatException e) {
            sink.failed(e.file(), e.position(), e.reason());
        } catch (IOException e) {
            sink.failed(source.anchor(), null, Importer.reason(e));
        } catch (OnsetException e) {
            throw e; // the archive's own trouble is not the source's
        } catch (RuntimeException e) {
            sink.failed(source.anchor(), null, "unexpected content: " + e);
        } catch (OutOfMemoryError e) {
            sink.failed(source.anchor(), null, "needs more memory than there is; allow more with -Xmx");
        }
        sink.finish();
        sourcesDone.incrementAndGet();
        bytesDone.addAndGet(source.size() - sink.progressed);
        commitNowAndThen();
        tellProgress();
    }

    /** Makes what was read so far safe. Runs of sources that are still being read count as not read. */
    private void commitNowAndThen() {
        if (writer == null || options.failFast() || !committing.tryLock()) {
            return;
        }
        try {
            if (System.nanoTime() - lastCommit >= options.commitInterval().toNanos()) {
                long runs = report.runs();
                record(writer);
                writer.commit();
                runsCommitted = runs;
                lastCommit = System.nanoTime();
            }
        } finally {
            committing.unlock();
        }
    }

    /** A file that no reader recognised; known, it is not opened by the next import. */
    void unrecognised(LogFile file, String format) {
        if (file.wasLookedAt()) {
            others.add(new SourceFile(file.path().toString(), file.size(), file.modifiedMillis(), format, List.of()));
        }
    }

    /** Records the files that no reader recognised; those that held runs before keep them. */
    void recordUnrecognised(@Nullable ArchiveWriter target, Map<String, SourceFile> memory) {
        for (SourceFile file : others) {
            SourceFile former = target == null ? null : target.source(file.path());
            if (target == null) {
                memory.put(file.path(), file);
            } else if (former == null || former.runIds().isEmpty()) {
                target.recordSource(file);
            }
        }
    }

    /**
     * Records what was read since the last call, and removes the runs that a changed file held before and holds no more.
     */
    void record(ArchiveWriter target) {
        synchronized (done) {
            for (SourceFile file : done) {
                SourceFile former = target.source(file.path());
                if (former != null) {
                    former.runIds().stream().filter(id -> !added.contains(id)).forEach(target::remove);
                }
                target.recordSource(file);
            }
            done.clear();
        }
    }

    private void tellProgress() {
        Consumer<ImportProgress> listener = options.progress();
        if (listener != null) {
            listener.accept(new ImportProgress(sourcesFound.get(), sourcesDone.get(), bytesFound.get(), bytesDone.get(),
                    walkFinished, report.runs(), report.points(), runsCommitted));
        }
    }

    /** The sink of one source. */
    private final class SourceSink implements RunSink {

        private final LogSource source;
        private final List<String> runIds = new ArrayList<>();
        private int failures;
        /** Bytes of the source that are in {@code bytesDone}; some readers read a file twice. */
        private long progressed;

        SourceSink(LogSource source) {
            this.source = source;
        }

        void progressed(long bytes) {
            long more = Math.min(bytes, source.size() - progressed);
            progressed += more;
            bytesDone.addAndGet(more);
            tellProgress();
        }

        @Override
        public RunLog newRun(int number) {
            return newRun(number == 0 ? "" : Integer.toString(number + 1));
        }

        @Override
        public RunLog newRun(String key) {
            boolean anchorIsFile = source.files().stream().anyMatch(file -> file.path().equals(source.anchor()));
            RunIdentity identity = RunIdentity.of(source.anchor(), anchorIsFile, key);
            return new RunLog(identity.runId()).name(identity.name()).experiment(identity.experiment())
                    .source(source.reader().format()).path(source.anchor().toString());
        }

        @Override
        public RunLog newRunOf(String runId) {
            return new RunLog(runId).name(runId).source(source.reader().format()).path(source.anchor().toString());
        }

        @Override
        public void add(RunLog run) {
            choices.choose(run.loggedMetrics()).forEach(run::metric);
            // What a log says itself is more trustworthy than the name of a folder.
            FolderParameters.of(source.anchor()).forEach((name, value) -> {
                if (!run.params().containsKey(name)) {
                    run.param(name, value);
                }
            });
            report.run(source.reader().format(), run.points());
            runIds.add(run.runId());
            if (writer != null) {
                writer.add(run);
            }
        }

        @Override
        public void skip(Path file, String reason) {
            report.skip(file, reason);
        }

        @Override
        public void warn(Path file, String note) {
            report.warn(file, note);
        }

        @Override
        public void fail(Path file, String position, String reason) throws LogFormatException {
            failures++;
            if (failures <= FAILURES_PER_SOURCE) {
                report.fail(file, position, reason);
            }
        }

        void failed(Path file, @Nullable String position, String reason) throws LogFormatException {
            failures++;
            report.fail(file, position, reason);
        }

        /** Remembers what was read, so that it is not read again; a source with failures is. */
        void finish() throws LogFormatException {
            report.read(source.files().size());
            if (failures > FAILURES_PER_SOURCE) {
                report.fail(source.anchor(), null, (failures - FAILURES_PER_SOURCE) + " more failures like these");
            }
            synchronized (done) {
                added.addAll(runIds);
                for (LogFile file : source.files()) {
                    SourceFile read = new SourceFile(file.path().toString(), file.size(), file.modifiedMillis(),
                            source.reader().format(), runIds);
                    if (failures == 0) {
                        done.add(read);
                    } else {
                        failed.put(read.path(), read);
                    }
                }
            }
        }
    }
}
