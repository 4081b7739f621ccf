package dev.onset.api;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.onset.archive.Series;
import dev.onset.archive.Snapshot;
import dev.onset.archive.naming.CanonicalMetrics;

/**
 * The query behind {@code run_summary}: a row for each run, with the columns that people who build reports would otherwise
 * write SQL for. Some are always there; those of parameters and of metrics under their loggers' names depend on what most
 * runs have.
 */
@SuppressWarnings("InlineFormatString") // a query is read as a whole
final class RunSummary {

    static final String NAME = "run_summary";

    /** Parameters that become columns at most. */
    static final int MOST_PARAMS = 100;
    /** Metrics under their loggers' names that become columns at most. */
    static final int MOST_METRICS = 20;
    /** Runs that are looked at to find out which metrics are common. */
    private static final int RUNS_LOOKED_AT = 1000;
    private static final int LONGEST_NAME = 60;

    private static final Pattern WHOLE = Pattern.compile("-?(0|[1-9]\\d{0,17})");
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d{1,3})?");
    private static final Pattern LEADING_ZERO = Pattern.compile("[+-]?0\\d.*");
    private static final Pattern TRUTH = Pattern.compile("(?i)true|false");
    /** How loggers write that a parameter has no value. */
    private static final Pattern NOTHING = Pattern.compile("(?i)|none|null");

    private static final String ALWAYS = """
            SELECT r.run_id, r.name, r.experiment, r.source, r.path, r.status, r.started_at, r.ended_at,
              TIMESTAMPDIFF(MICROSECOND, COALESCE(r.started_at, h.first_time), COALESCE(r.ended_at, h.last_time)) / 1e6
                AS duration_seconds,
              r.points, h.last_step, h.last_epoch, h.verdict,
              h.best_val_loss, h.best_val_loss_step, h.last_val_loss, h.best_val_acc, h.best_val_acc_step, h.last_val_acc,
              h.best_train_loss, h.last_train_loss, h.last_train_acc, h.gap_last, h.overfit_onset, h.overfit_percent,
              h.wasted_steps, h.wasted_fraction, h.nonfinite, h.lr_schedule, h.lr_drops%s
            FROM runs r LEFT JOIN (
              SELECT run_id, MIN(wall_time) AS first_time, MAX(wall_time) AS last_time, MAX(step) AS last_step,
                MAX(epoch) AS last_epoch,
                curve_verdict(step, train_loss, val_loss) AS verdict,
                best_value(step, val_loss) AS best_val_loss, best_step(step, val_loss) AS best_val_loss_step,
                last_value_of(step, val_loss) AS last_val_loss,
                best_value(step, val_acc, 'max') AS best_val_acc, best_step(step, val_acc, 'max') AS best_val_acc_step,
                last_value_of(step, val_acc) AS last_val_acc,
                best_value(step, train_loss) AS best_train_loss, last_value_of(step, train_loss) AS last_train_loss,
                last_value_of(step, train_acc) AS last_train_acc, gap_last(step, train_loss, val_loss) AS gap_last,
                overfit_onset(step, train_loss, val_loss) AS overfit_onset,
                overfit_severity(step, train_loss, val_loss) AS overfit_percent,
                wasted_steps(step, val_loss) AS wasted_steps, wasted_fraction(step, val_loss) AS wasted_fraction,
                nonfinite_count(train_loss) AS nonfinite, lr_schedule(step, lr) AS lr_schedule,
                lr_drop_count(step, lr) AS lr_drops%s
              FROM history GROUP BY run_id) h ON h.run_id = r.run_id""";

    private static final Map<String, String> KINDS = new TreeMap<>(Map.of("last_", "last_value_of(step, %s)",
            "max_", "best_value(step, %s, 'max')", "min_", "best_value(step, %s)"));

    private static final class Values {
        private int runs;
        private @Nullable String first;
        private boolean varies;
        private boolean whole = true;
        private boolean number = true;
        private boolean truth = true;
        private boolean typed;

        void add(@Nullable String value) {
            varies |= runs > 0 && !String.valueOf(first).equals(String.valueOf(value));
            first = runs++ == 0 ? value : first;
            if (value == null || NOTHING.matcher(value).matches()) {
                return;
            }
            typed = true;
            whole = whole && WHOLE.matcher(value).matches();
            number = number && NUMBER.matcher(value).matches() && !LEADING_ZERO.matcher(value).matches();
            truth = truth && TRUTH.matcher(value).matches();
        }

        String cast(String value) {
            String type = !typed ? null : whole ? "BIGINT" : number ? "DOUBLE" : truth ? "BOOLEAN" : null;
            return type == null ? value : "TRY_CAST(" + value + " AS " + type + ")";
        }
    }

    private final Set<String> taken = new HashSet<>();

    private RunSummary() {}

    static String sql(Snapshot snapshot) {
        return new RunSummary().query(snapshot);
    }

    private String query(Snapshot snapshot) {
        StringBuilder outer = new StringBuilder();
        StringBuilder inner = new StringBuilder();
        for (String metric : commonMetrics(snapshot)) {
            String column = "\"" + metric.replace("\"", "\"\"") + "\"";
            KINDS.forEach((prefix, call) -> {
                String name = name(prefix, metric);
                outer.append(", h.").append(name);
                inner.append(", ").append(call.formatted(column)).append(" AS ").append(name);
            });
        }
        commonParams(snapshot).forEach((key, values) -> outer.append(",\n  ")
                .append(values.cast("r.params['" + key.replace("'", "''") + "']")).append(" AS ")
                .append(name("param_", key)));
        return ALWAYS.formatted(outer, inner);
    }

    /** A name that needs no quotes and that no other column has. */
    private String name(String prefix, String text) {
        String plain = text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_").replaceAll("^_+|_+$", "");
        String name = prefix + (plain.length() > LONGEST_NAME ? plain.substring(0, LONGEST_NAME) : plain);
        String free = name;
        for (int i = 2; !taken.add(free); i++) {
            free = name + "_" + i;
        }
        return free;
    }

    private static Map<String, Values> commonParams(Snapshot snapshot) {
        Map<String, Values> params = new HashMap<>();
        for (int run = 0; run < snapshot.runCount(); run++) {
            snapshot.runs().params(run).forEach((key, value) -> params.computeIfAbsent(key, unseen -> new Values())
                    .add(value));
        }
        // Where there are too many, those that tell runs apart.
        return params.entrySet().stream().filter(param -> 2 * param.getValue().runs > snapshot.runCount())
                .sorted(Comparator.comparing((Map.Entry<String, Values> param) -> !param.getValue().varies)
                        .thenComparingInt(param -> -param.getValue().runs).thenComparing(Map.Entry::getKey))
                .limit(MOST_PARAMS)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, TreeMap::new));
    }

    /** Metrics that fill no canonical column, in most of the runs that log anything. */
    private static List<String> commonMetrics(Snapshot snapshot) {
        Map<String, Integer> counts = new HashMap<>();
        int runs = 0;
        int every = Math.max(1, snapshot.runCount() / RUNS_LOOKED_AT);
        for (int run = 0; run < snapshot.runCount(); run += every) {
            List<Series> logged = snapshot.logged(run);
            runs += logged.isEmpty() ? 0 : 1;
            for (Series series : logged) {
                if (series.canonical() == null && !CanonicalMetrics.contains(series.metric())) {
                    counts.merge(series.metric(), 1, Integer::sum);
                }
            }
        }
        int most = runs / 2;
        Stream<Map.Entry<String, Integer>> common = counts.entrySet().stream()
                .filter(metric -> metric.getValue() > most)
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed()
                        .thenComparing(Map.Entry.comparingByKey()));
        List<String> names = new ArrayList<>(common.limit(MOST_METRICS).map(Map.Entry::getKey).toList());
        names.sort(null);
        return names;
    }
}
