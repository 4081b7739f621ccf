package dev.onset.ingest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import dev.onset.archive.CanonicalMetrics;
import dev.onset.error.OnsetException;

/**
 * How to import.
 *
 * @param failFast stop at the first failure and commit nothing
 * @param dryRun read and report, change nothing
 * @param reread read sources again that have not changed; implied by {@code canonicalNames}
 * @param canonicalNames raw metric name to take for a canonical one, by canonical name; overrides the conventions
 * @param threads how many sources to read at once
 * @param progress told now and then how far the import is, from any thread; null: nobody asks
 */
public record ImportOptions(boolean failFast, boolean dryRun, boolean reread, Map<String, String> canonicalNames,
        int threads, @Nullable Consumer<ImportProgress> progress) {

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
        return new ImportOptions(false, false, false, Map.of(), Runtime.getRuntime().availableProcessors(), null);
    }

    public ImportOptions withFailFast(boolean value) {
        return new ImportOptions(value, dryRun, reread, canonicalNames, threads, progress);
    }

    public ImportOptions withDryRun(boolean value) {
        return new ImportOptions(failFast, value, reread, canonicalNames, threads, progress);
    }

    public ImportOptions withReread(boolean value) {
        return new ImportOptions(failFast, dryRun, value, canonicalNames, threads, progress);
    }

    public ImportOptions withCanonicalNames(Map<String, String> value) {
        return new ImportOptions(failFast, dryRun, reread, value, threads, progress);
    }

    public ImportOptions withThreads(int value) {
        return new ImportOptions(failFast, dryRun, reread, canonicalNames, value, progress);
    }

    public ImportOptions withProgress(@Nullable Consumer<ImportProgress> value) {
        return new ImportOptions(failFast, dryRun, reread, canonicalNames, threads, value);
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
