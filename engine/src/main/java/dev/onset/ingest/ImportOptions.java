package dev.onset.ingest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import dev.onset.archive.CanonicalMetrics;
import dev.onset.error.OnsetException;
import dev.onset.ingest.table.TableLayout;
import dev.onset.ingest.text.LinePattern;

/**
 * How to import.
 *
 * @param failFast stop at the first failure and commit nothing
 * @param dryRun read and report, change nothing
 * @param reread read sources again that have not changed; implied by {@code canonicalNames}
 * @param canonicalNames raw metric name to take for a canonical one, by canonical name; overrides the conventions
 * @param tables which columns of tables mean what; implies {@code reread} unless usual
 * @param linePattern a regular expression for the lines of text logs: its named groups {@code epoch} and {@code step}
 *            count, the others are metrics; null: the usual forms. Implies {@code reread}
 * @param threads how many sources to read at once
 * @param progress told now and then how far the import is, from any thread; null: nobody asks
 */
public record ImportOptions(boolean failFast, boolean dryRun, boolean reread, Map<String, String> canonicalNames,
        TableLayout tables, @Nullable LinePattern linePattern, int threads,
        @Nullable Consumer<ImportProgress> progress) {

    public ImportOptions {
        canonicalNames = Map.copyOf(canonicalNames);
        for (String name : canonicalNames.keySet()) {
            if (!CanonicalMetrics.NAMES.contains(name)) {
                throw new OnsetException(OnsetException.Category.ARGUMENT, "'" + name
                        + "' is no canonical metric; choose one of " + String.join(", ", CanonicalMetrics.NAMES));
            }
        }
        if (threads < 1) {
            throw new OnsetException(OnsetException.Category.ARGUMENT, "threads must be at least 1, not " + threads);
        }
    }

    /** Reads everything that is new over all cores. */
    public static ImportOptions defaults() {
        return new ImportOptions(false, false, false, Map.of(), TableLayout.USUAL, null,
                Runtime.getRuntime().availableProcessors(), null);
    }

    public ImportOptions withFailFast(boolean value) {
        return new ImportOptions(value, dryRun, reread, canonicalNames, tables, linePattern, threads, progress);
    }

    public ImportOptions withDryRun(boolean value) {
        return new ImportOptions(failFast, value, reread, canonicalNames, tables, linePattern, threads, progress);
    }

    public ImportOptions withReread(boolean value) {
        return new ImportOptions(failFast, dryRun, value, canonicalNames, tables, linePattern, threads, progress);
    }

    public ImportOptions withCanonicalNames(Map<String, String> value) {
        return new ImportOptions(failFast, dryRun, reread, value, tables, linePattern, threads, progress);
    }

    public ImportOptions withTables(TableLayout value) {
        return new ImportOptions(failFast, dryRun, reread, canonicalNames, value, linePattern, threads, progress);
    }

    public ImportOptions withLinePattern(@Nullable LinePattern value) {
        return new ImportOptions(failFast, dryRun, reread, canonicalNames, tables, value, threads, progress);
    }

    /** Whether sources are read again though they have not changed: options that change their meaning ask for it. */
    boolean readsAgain() {
        return reread || !canonicalNames.isEmpty() || !tables.equals(TableLayout.USUAL) || linePattern != null;
    }

    public ImportOptions withThreads(int value) {
        return new ImportOptions(failFast, dryRun, reread, canonicalNames, tables, linePattern, value, progress);
    }

    public ImportOptions withProgress(@Nullable Consumer<ImportProgress> value) {
        return new ImportOptions(failFast, dryRun, reread, canonicalNames, tables, linePattern, threads, value);
    }

    /** Reads pairs such as {@code val_loss=my/tag}. */
    public static Map<String, String> parseCanonicalNames(List<String> pairs) {
        Map<String, String> names = new LinkedHashMap<>();
        for (String pair : pairs) {
            int equals = pair.indexOf('=');
            if (equals < 1 || equals == pair.length() - 1) {
                throw new OnsetException(OnsetException.Category.ARGUMENT,
                        "'" + pair + "' is not of the form canonical=raw, for example val_loss=my/tag");
            }
            names.put(pair.substring(0, equals).strip(), pair.substring(equals + 1));
        }
        return names;
    }
}
