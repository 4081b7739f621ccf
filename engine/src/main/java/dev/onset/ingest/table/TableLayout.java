package dev.onset.ingest.table;

import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Which columns of a table mean what, where their names do not say so or say it wrongly. A table is wide (a column per
 * metric) unless it has columns for the metric's name and its value.
 *
 * @param run the column that names the run of a row; null: by its usual names
 * @param step the column that counts steps; null: by its usual names
 * @param metric the column that names the metric of a row; null: by its usual names
 * @param value the column that holds the metric's value; null: by its usual names
 */
public record TableLayout(@Nullable String run, @Nullable String step, @Nullable String metric,
        @Nullable String value) {

    /** Every column by its usual names. */
    public static final TableLayout USUAL = new TableLayout(null, null, null, null);

    private static final List<String> RUN_NAMES = List.of("run_id", "run_uuid", "run_name", "run", "trial_id",
            "sys/id");
    private static final List<String> METRIC_NAMES = List.of("metric", "metric_name", "attribute_path", "key",
            "variable",
            "tag");
    private static final List<String> VALUE_NAMES = List.of("value", "float_value", "metric_value");
    private static final Set<String> LONG_STEP_NAMES = Set.of("step", "global_step", "epoch", "iteration");

    int runColumn(List<String> header) {
        return find(header, run, RUN_NAMES);
    }

    int metricColumn(List<String> header) {
        return find(header, metric, METRIC_NAMES);
    }

    int valueColumn(List<String> header) {
        return find(header, value, VALUE_NAMES);
    }

    /** The step's column of a long table, or -1. */
    int longStepColumn(List<String> header) {
        return find(header, step, List.copyOf(LONG_STEP_NAMES));
    }

    /** The step's column if it was named, or -1. */
    int namedStepColumn(List<String> header) {
        return step == null ? -1 : find(header, step, List.of());
    }

    /** Whether a table with this header has a row per value. */
    boolean isLong(List<String> header) {
        return metricColumn(header) >= 0 && valueColumn(header) >= 0 && longStepColumn(header) >= 0;
    }

    private static int find(List<String> header, @Nullable String named, List<String> usual) {
        for (int i = 0; i < header.size(); i++) {
            if (named != null && header.get(i).strip().equals(named)) {
                return i;
            }
        }
        for (int i = 0; named == null && i < header.size(); i++) {
            if (usual.contains(header.get(i).strip().toLowerCase(Locale.ROOT))) {
                return i;
            }
        }
        return -1;
    }
}
