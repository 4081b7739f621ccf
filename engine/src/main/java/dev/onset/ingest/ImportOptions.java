package dev.onset.ingest;

import java.time.Duration;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import dev.onset.archive.naming.MetricMapping;
import dev.onset.error.OnsetException;
import dev.onset.ingest.table.TableLayout;
import dev.onset.ingest.text.LinePattern;

/**
 * How to import.
 *
 * @param failFast stop at the first failure and commit nothing
 * @param dryRun read and report, change nothing
 * @param reread read sources again that have not changed
 * @param mapping raw metrics to take for canonical ones, before what the archive has already; kept in the archive
 * @param tables which columns of tables mean what; implies {@code reread} unless usual
 * @param linePattern a regular expression for the lines of text logs: its named groups {@code epoch} and {@code step}
 *            count, the others are metrics; null: the usual forms. Implies {@code reread}
 * @param threads how many sources to read at once
 * @param commitInterval a long import commits so often what it has read, so that little is lost if it is stopped; not if
 *            {@code failFast}
 * @param progress told now and then how far the import is, from any thread; null: nobody asks
 */
public record ImportOptions(boolean failFast, boolean dryRun, boolean reread, MetricMapping mapping, TableLayout tables,
        @Nullable LinePattern linePattern, int threads, Duration commitInterval,
        @Nullable Consumer<ImportProgress> progress) {

    private static final Duration USUAL_INTERVAL = Duration.ofSeconds(30);

    public ImportOptions {
        if (threads < 1) {
            throw new OnsetException(OnsetException.Category.ARGUMENT, "threads must be at least 1, not " + threads);
        }
    }

    /** Reads everything that is new over all cores. */
    public static ImportOptions defaults() {
        return new ImportOptions(false, false, false, MetricMapping.NONE, TableLayout.USUAL, null,
                Runtime.getRuntime().availableProcessors(), USUAL_INTERVAL, null);
    }

    public ImportOptions withFailFast(boolean value) {
        return new ImportOptions(value, dryRun, reread, mapping, tables, linePattern, threads, commitInterval,
                progress);
    }

    public ImportOptions withDryRun(boolean value) {
        return new ImportOptions(failFast, value, reread, mapping, tables, linePattern, threads, commitInterval,
                progress);
    }

    public ImportOptions withReread(boolean value) {
        return new ImportOptions(failFast, dryRun, value, mapping, tables, linePattern, threads, commitInterval,
                progress);
    }

    public ImportOptions withMapping(MetricMapping value) {
        return new ImportOptions(failFast, dryRun, reread, value, tables, linePattern, threads, commitInterval,
                progress);
    }

    public ImportOptions withTables(TableLayout value) {
        return new ImportOptions(failFast, dryRun, reread, mapping, value, linePattern, threads, commitInterval,
                progress);
    }

    public ImportOptions withLinePattern(@Nullable LinePattern value) {
        return new ImportOptions(failFast, dryRun, reread, mapping, tables, value, threads, commitInterval, progress);
    }

    public ImportOptions withThreads(int value) {
        return new ImportOptions(failFast, dryRun, reread, mapping, tables, linePattern, value, commitInterval,
                progress);
    }

    public ImportOptions withCommitInterval(Duration value) {
        return new ImportOptions(failFast, dryRun, reread, mapping, tables, linePattern, threads, value, progress);
    }

    public ImportOptions withProgress(@Nullable Consumer<ImportProgress> value) {
        return new ImportOptions(failFast, dryRun, reread, mapping, tables, linePattern, threads, commitInterval,
                value);
    }

    /** Whether sources are read again though they have not changed: options that change their meaning ask for it. */
    boolean readsAgain() {
        return reread || !tables.equals(TableLayout.USUAL) || linePattern != null;
    }
}
