package dev.onset.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import dev.onset.docs.ExampleAnswers.Answer;
import dev.onset.docs.FunctionReference.Entry;
import dev.onset.docs.FunctionReference.Kind;

/** Chooses the run in which a function finds most, and shows on its curves what it finds. */
final class FunctionPicture {

    private static final Set<String> METRICS = new TreeSet<>(
            Set.of("train_loss", "val_loss", "val_acc", "lr", "grad_norm"));
    /** Functions whose number is a value of a curve, and the curve. */
    private static final Map<String, String> LEVELS = Map.ofEntries(Map.entry("best_value", "val_loss"),
            Map.entry("first_value_of", "train_loss"), Map.entry("last_value_of", "train_loss"),
            Map.entry("asymptote", "train_loss"), Map.entry("predict_at", "train_loss"), Map.entry("auc", "val_loss"),
            Map.entry("value_at_best", "val_acc"), Map.entry("gap_last", "gap"), Map.entry("gap_max", "gap"),
            Map.entry("gap_at_best", "gap"), Map.entry("gap_shifted", "gap"));
    /** Functions whose plot shows the gap below the curves. */
    private static final Set<String> OF_GAP = Set.of("gap_trend", "gap_trend_p", "gap_last", "gap_max", "gap_at_best",
            "gap_shifted");
    /** Functions whose plot shows the trend of the last curve. */
    private static final Set<String> OF_TREND = Set.of("gap_trend", "gap_trend_p", "trend_slope", "trend_p",
            "trend_tau", "roughness");
    /** Functions about what lies between two curves. */
    private static final Set<String> BETWEEN = Set.of("curve_distance", "inversion_explained");
    private static final String DROPS = "lr_drop_step(step, lr, 1), lr_drop_step(step, lr, 2), lr_drop_step(step, lr, 3)";
    private static final String BEST = "best_step(step, val_loss)";
    /** Where the steps that a function counts begin and end. */
    private static final Map<String, String> SPANS = Map.of(
            "wasted_steps", BEST + ", MAX(step)",
            "wasted_fraction", BEST + ", MAX(step)",
            "inverted_fraction", "MIN(step), inversion_end_step(step, train_loss, val_loss)",
            "warmup_steps", "MIN(step), MIN(step) + warmup_steps(step, lr)",
            "loss_acc_lag", BEST + ", best_step(step, val_acc, 'max')",
            "spike_recovery_steps",
            "first_spike_step(step, train_loss), first_spike_step(step, train_loss) + spike_recovery_steps(step, train_loss)",
            "lr_rebound_steps",
            "lr_drop_step(step, lr, 1), lr_drop_step(step, lr, 1) + lr_rebound_steps(step, lr, val_loss)",
            "stop_regret", "patience_stop_step(step, val_loss, 5), " + BEST);
    /** Steps that explain a result which is none. */
    private static final Map<String, String> STEPS = Map.ofEntries(Map.entry("value_at_best", BEST),
            Map.entry("gap_at_best", BEST), Map.entry("gap_last", "MAX(step)"), Map.entry("generalization_loss", BEST),
            Map.entry("improving_at_end", BEST),
            Map.entry("overfit_severity", "overfit_onset(step, train_loss, val_loss)"),
            Map.entry("curve_verdict", "overfit_onset(step, train_loss, val_loss)"),
            Map.entry("hinge_slope_before", "hinge_step(step, val_loss)"),
            Map.entry("hinge_slope_after", "hinge_step(step, val_loss)"), Map.entry("lr_drop_count", DROPS),
            Map.entry("lr_rebound", DROPS), Map.entry("lr_relapse", DROPS), Map.entry("lr_schedule", DROPS),
            Map.entry("spike_score", "first_spike_step(step, train_loss)"),
            Map.entry("spike_count", "first_spike_step(step, train_loss)"),
            Map.entry("nonfinite_count", "first_nonfinite_step(step, train_loss)"),
            Map.entry("diverged", "first_nonfinite_step(step, train_loss)"));
    private static final String RESTARTS = "SELECT step FROM TABLE(lr_events(TABLE history PARTITION BY run_id ORDER BY step)) "
            + "WHERE event = 'restart' AND run_id = ";
    private static final Set<String> OF_POWER_LAW = Set.of("power_law_exponent", "asymptote", "predict_at",
            "predicted_steps_to_target");
    private static final int FITTED_POINTS = 60;
    private static final double PREDICTED = 1.5;
    private static final List<String> RUNS = List.of("finetuned", "resnet18", "regularized", "grokking", "published",
            "unstable");

    private final ExampleAnswers answers;
    private final Entry entry;
    private final Answer answer;
    private final String run;

    /** @param answer to the function's first example */
    FunctionPicture(ExampleAnswers answers, Entry entry, Answer answer) {
        this.answers = answers;
        this.entry = entry;
        this.answer = answer;
        this.run = chosenRun(answer, entry.documentation().category());
    }

    /** An SVG; null for a function whose example reads no curve. */
    @Nullable
    String draw() {
        List<FunctionPlot.Line> lines = new ArrayList<>();
        for (String metric : metrics()) {
            FunctionPlot.Line line = answers.curve(run, metric);
            if (line != null) {
                lines.add(line);
            }
        }
        if (lines.isEmpty()) {
            return null;
        }
        if (OF_GAP.contains(entry.name())) {
            lines.add(answers.gap(run));
        }
        FunctionPlot plot = new FunctionPlot(lines);
        List<List<@Nullable Object>> rows = answer.rows().stream().filter(row -> run.equals(row.getFirst())).toList();
        if (entry.kind() == Kind.TABLE) {
            markRows(plot, rows);
            return plot.draw(run + ": " + entry.name());
        }
        if (entry.kind() == Kind.WINDOW) {
            plot.markCurve(lines.getFirst().metric(), column(rows, 1), column(rows, answer.columns().size() - 1));
            return plot.draw(run + ": " + entry.name());
        }
        Object value = rows.isEmpty() ? null : rows.getFirst().get(1);
        mark(plot, value);
        return plot.draw(run + ": " + entry.name() + " = " + ExampleAnswers.shown(value));
    }

    /** The metrics that the first example's call names, or that a table function reads unless told otherwise. */
    private List<String> metrics() {
        Matcher call = Pattern.compile(Pattern.quote(entry.name()) + "\\((.*)")
                .matcher(entry.documentation().examples().getFirst());
        String arguments = call.find() ? call.group(1) : "";
        int end = arguments.indexOf(") ");
        arguments = end < 0 ? arguments : arguments.substring(0, end);
        String named = entry.kind() == Kind.TABLE && !arguments.contains("DESCRIPTOR(") ? entry.signature() : arguments;
        return METRICS.stream().filter(metric -> Pattern.compile("\\b" + metric + "\\b").matcher(named).find())
                .toList();
    }

    private void markRows(FunctionPlot plot, List<List<@Nullable Object>> rows) {
        int step = position(List.of("step", "onset", "first_step"));
        int y = answer.columns().indexOf("y");
        for (List<@Nullable Object> row : rows) {
            if (y >= 0) {
                plot.markPoint(ExampleAnswers.asDouble(row.get(step)), ExampleAnswers.asDouble(row.get(y)));
            } else {
                plot.markStep(ExampleAnswers.asDouble(row.get(step)));
            }
        }
    }

    private void mark(FunctionPlot plot, @Nullable Object value) {
        String span = SPANS.get(entry.name());
        if (span != null) {
            List<Double> ends = numbers("SELECT " + span + " FROM history WHERE run_id = '" + run + "'");
            if (ends.size() == 2) {
                plot.markSpan(ends.get(0), ends.get(1));
            }
        } else if (value != null && entry.returns().startsWith("a step")) {
            plot.markStep(ExampleAnswers.asDouble(value));
        }
        String level = LEVELS.get(entry.name());
        if (level != null && value instanceof Double number) {
            plot.markLevel(level, number);
        }
        if (OF_TREND.contains(entry.name())) {
            plot.markTrend();
        }
        if (BETWEEN.contains(entry.name())) {
            plot.markBetween();
        }
        if (OF_POWER_LAW.contains(entry.name())) {
            markPowerLaw(plot);
        }
        String steps = STEPS.get(entry.name());
        if (steps != null) {
            numbers("SELECT " + steps + " FROM history WHERE run_id = '" + run + "'").forEach(plot::markStep);
        }
        if (entry.name().equals("lr_restart_count")) {
            numbers(RESTARTS + "'" + run + "'").forEach(plot::markStep);
        }
    }

    /** The fitted curve, and how it goes on. */
    private void markPowerLaw(FunctionPlot plot) {
        double last = numbers("SELECT MAX(step) FROM history WHERE run_id = '" + run + "'").getFirst() * PREDICTED;
        List<String> steps = new ArrayList<>();
        for (int i = 0; i < FITTED_POINTS; i++) {
            steps.add("(" + Math.round(1 + (last - 1) * i / (FITTED_POINTS - 1)) + ")");
        }
        List<List<@Nullable Object>> fitted = answers
                .ask("SELECT v.x, predict_at(h.step, h.train_loss, v.x) FROM history h "
                        + "CROSS JOIN (VALUES " + String.join(", ", steps) + ") AS v(x) WHERE h.run_id = '" + run
                        + "' GROUP BY v.x ORDER BY v.x")
                .rows();
        plot.markCurve("train_loss", column(fitted, 0), column(fitted, 1));
    }

    /** All numbers of an answer that are not NULL. */
    private List<Double> numbers(String sql) {
        return answers.ask(sql).rows().stream().flatMap(List::stream).filter(Objects::nonNull)
                .map(ExampleAnswers::asDouble).toList();
    }

    private static double[] column(List<List<@Nullable Object>> rows, int column) {
        return rows.stream().mapToDouble(row -> ExampleAnswers.asDouble(row.get(column))).toArray();
    }

    private int position(List<String> names) {
        return names.stream().mapToInt(answer.columns()::indexOf).filter(i -> i >= 0).findFirst().orElse(0);
    }

    /** The run for which the example says most: one with a value that is neither NULL, nor zero, nor false. */
    private static String chosenRun(Answer answer, String category) {
        List<String> runs = new ArrayList<>(RUNS);
        if (category.equals("Learning rate")) {
            runs.addFirst("resnet18");
        }
        for (String run : runs) {
            for (List<@Nullable Object> row : answer.rows()) {
                Object value = run.equals(row.getFirst()) && row.size() > 1 ? row.get(1) : null;
                if (value != null && !Boolean.FALSE.equals(value)
                        && !(value instanceof Number number && number.doubleValue() == 0)) {
                    return run;
                }
            }
        }
        return RUNS.getFirst();
    }
}
