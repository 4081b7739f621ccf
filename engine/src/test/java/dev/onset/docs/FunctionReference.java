package dev.onset.docs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import dev.onset.docs.ExampleAnswers.Answer;
import dev.onset.functions.CurveFunction;
import dev.onset.functions.CurveTableFunction;
import dev.onset.functions.CurveWindowFunction;
import dev.onset.functions.Documentation;
import dev.onset.functions.ResultType;
import dev.onset.functions.TableColumn;
import dev.onset.functions.registry.FunctionRegistry;

/** The function reference, made of the registry: an index, a page for each category, and a plot for each function. */
final class FunctionReference {

    private enum Kind {
        AGGREGATE, TABLE, WINDOW
    }

    private record Entry(String name, String signature, String returns, Documentation documentation, Kind kind) {}

    private static final Set<String> METRICS = new TreeSet<>(
            Set.of("train_loss", "val_loss", "val_acc", "lr", "grad_norm"));
    /** Functions whose number is a value of the curve. */
    private static final Set<String> LEVELS = Set.of("best_value", "first_value_of", "last_value_of",
            "asymptote", "predict_at", "auc");
    /** Functions whose plot shows the gap, and the trend of the last curve. */
    private static final Set<String> OF_GAP = Set.of("gap_trend", "gap_trend_p", "gap_last", "gap_max", "gap_at_best",
            "gap_shifted", "inversion_explained");
    private static final Set<String> OF_TREND = Set.of("gap_trend", "gap_trend_p", "trend_slope", "trend_p",
            "trend_tau",
            "roughness");
    private static final String DROPS = "lr_drop_step(step, lr, 1), lr_drop_step(step, lr, 2), lr_drop_step(step, lr, 3)";
    /** Steps that explain a result which is none. */
    private static final Map<String, String> STEPS = Map.ofEntries(
            Map.entry("value_at_best", "best_step(step, val_loss)"),
            Map.entry("gap_at_best", "best_step(step, val_loss)"),
            Map.entry("gap_last", "MAX(step)"),
            Map.entry("generalization_loss", "best_step(step, val_loss)"),
            Map.entry("wasted_fraction", "best_step(step, val_loss)"),
            Map.entry("improving_at_end", "best_step(step, val_loss)"),
            Map.entry("overfit_severity", "overfit_onset(step, train_loss, val_loss)"),
            Map.entry("curve_verdict", "overfit_onset(step, train_loss, val_loss)"),
            Map.entry("hinge_slope_before", "hinge_step(step, val_loss)"),
            Map.entry("hinge_slope_after", "hinge_step(step, val_loss)"),
            Map.entry("lr_drop_count", DROPS), Map.entry("lr_rebound", DROPS), Map.entry("lr_relapse", DROPS),
            Map.entry("lr_schedule", DROPS),
            Map.entry("spike_score", "first_spike_step(step, train_loss)"),
            Map.entry("spike_count", "first_spike_step(step, train_loss)"),
            Map.entry("nonfinite_count", "first_nonfinite_step(step, train_loss)"),
            Map.entry("diverged", "first_nonfinite_step(step, train_loss)"),
            Map.entry("inverted_fraction", "inversion_end_step(step, train_loss, val_loss)"),
            Map.entry("stop_regret", "patience_stop_step(step, val_loss, 5), best_step(step, val_loss)"));
    private static final List<String> RUNS = List.of("finetuned", "resnet18", "regularized", "grokking", "published",
            "unstable");

    private final ExampleAnswers answers;
    private final Map<String, List<Entry>> categories = new TreeMap<>();
    private final Map<String, String> files = new LinkedHashMap<>();

    private FunctionReference(ExampleAnswers answers) {
        this.answers = answers;
    }

    /** The files by their path below {@code docs}. */
    static Map<String, String> write(FunctionRegistry registry, ExampleAnswers answers) {
        FunctionReference reference = new FunctionReference(answers);
        for (CurveFunction function : registry.all()) {
            reference.add(new Entry(function.signature().name(), function.signature().toString(),
                    returns(function.signature().result()), function.documentation(), Kind.AGGREGATE));
        }
        for (CurveTableFunction function : registry.tables()) {
            List<String> columns = function.signature().columns().stream().map(FunctionReference::column).toList();
            reference.add(new Entry(function.signature().name(), function.signature().toString(),
                    "rows of the PARTITION BY columns, then " + String.join(", ", columns), function.documentation(),
                    Kind.TABLE));
        }
        for (CurveWindowFunction function : registry.windows()) {
            reference.add(new Entry(function.signature().name(),
                    function.signature() + " OVER (PARTITION BY run_id ORDER BY step)", "DOUBLE for each row",
                    function.documentation(), Kind.WINDOW));
        }
        reference.writeAll();
        return reference.files;
    }

    private void add(Entry entry) {
        categories.computeIfAbsent(entry.documentation.category(), category -> new ArrayList<>()).add(entry);
    }

    private static String returns(ResultType type) {
        return type == ResultType.STEP ? "a step: BIGINT, or DOUBLE for fractional steps" : type.name();
    }

    private static String column(TableColumn column) {
        return "`" + column.name() + "`" + (column.type() == ResultType.STEP ? "" : " " + column.type());
    }

    private static String slug(String category) {
        return category.toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "-");
    }

    private void writeAll() {
        StringBuilder index = new StringBuilder("""
                # Curve functions

                <!-- Generated from the functions' own documentation; see "Add a curve function" in CONTRIBUTING.md. -->

                Aggregates over the points of a group, usually `GROUP BY run_id`. They order the points themselves, by the first
                argument. NULL means "not logged here" and is skipped; NaN and infinities are never part of a minimum, a mean or
                a fit. Of several points at one step the last one logged counts. Too few points give NULL. Train at an evaluation
                is the mean of train since the previous one. Options may be named, as in `patience => 5`, and may be any
                expression that is the same in all rows of a group. Slopes are per unit of the step argument.

                Table functions return rows: `TABLE(name(TABLE input PARTITION BY run_id ORDER BY step))`. They read the columns
                whose names stand in their signature, or others: `lr => DESCRIPTOR(learning_rate)`.

                Window functions smooth: `name(curve, options) OVER (PARTITION BY run_id ORDER BY step)`. Where the curve is NULL,
                so is the result.

                The examples run on six small generated runs; their results are printed as the build computes them.
                """);
        categories.forEach((category, entries) -> {
            String page = "functions/" + slug(category) + ".md";
            index.append("\n## ").append(category).append("\n\n| function | what it tells |\n|---|---|\n");
            StringBuilder text = new StringBuilder("# " + category + "\n\n[All functions](../functions.md)\n");
            for (Entry entry : entries) {
                index.append("| [`").append(entry.name).append("`](").append(page).append('#').append(entry.name)
                        .append(") | ").append(entry.documentation.summary()).append(" |\n");
                section(entry, text);
            }
            files.put(page, text.toString());
        });
        files.put("functions.md", index.toString());
    }

    private void section(Entry entry, StringBuilder text) {
        Documentation documentation = entry.documentation;
        text.append("\n## ").append(entry.name).append("\n\n").append(documentation.summary()).append("\n\n```\n")
                .append(entry.signature).append("\n```\n\nReturns ").append(entry.returns)
                .append(".\n\n**Definition.** ").append(prose(documentation.formula()))
                .append("\n\n**Source.** ").append(prose(documentation.source()))
                .append("\n\n**When not to trust it.** ").append(prose(documentation.caution())).append('\n');
        Answer first = null;
        for (String example : documentation.examples()) {
            Answer answer = answers.ask(example);
            first = first == null ? answer : first;
            text.append("\n```sql\n").append(example).append("\n```\n\n").append(ExampleAnswers.table(answer));
        }
        if (first != null) {
            String plot = plot(entry, first);
            if (plot != null) {
                files.put("images/functions/" + entry.name + ".svg", plot);
                text.append("\n![What ").append(entry.name).append(" finds](../images/functions/").append(entry.name)
                        .append(".svg)\n");
            }
        }
    }

    private static String prose(String text) {
        return text.strip().replace("\n", "\n\n").replace("*", "\\*");
    }

    /** The metrics that the first example's call names, or that a table function reads unless told otherwise. */
    private static List<String> metrics(Entry entry) {
        Matcher call = Pattern.compile(Pattern.quote(entry.name) + "\\((.*)").matcher(entry.documentation.examples()
                .getFirst());
        String arguments = call.find() ? call.group(1) : "";
        int end = arguments.indexOf(") ");
        arguments = end < 0 ? arguments : arguments.substring(0, end);
        String named = entry.kind == Kind.TABLE && !arguments.contains("DESCRIPTOR(") ? entry.signature : arguments;
        return METRICS.stream().filter(metric -> Pattern.compile("\\b" + metric + "\\b").matcher(named).find())
                .toList();
    }

    private @Nullable String plot(Entry entry, Answer answer) {
        String run = chosenRun(answer, entry.documentation.category());
        List<FunctionPlot.Line> lines = new ArrayList<>();
        for (String metric : metrics(entry)) {
            FunctionPlot.Line line = answers.curve(run, metric);
            if (line != null) {
                lines.add(line);
            }
        }
        if (lines.isEmpty()) {
            return null;
        }
        if (OF_GAP.contains(entry.name)) {
            lines.add(answers.gap(run));
        }
        FunctionPlot plot = new FunctionPlot(lines);
        List<List<@Nullable Object>> rows = answer.rows().stream().filter(row -> run.equals(row.getFirst())).toList();
        if (entry.kind == Kind.TABLE) {
            int step = position(answer, List.of("step", "onset", "first_step"));
            int y = answer.columns().indexOf("y");
            for (List<@Nullable Object> row : rows) {
                if (y >= 0) {
                    plot.markPoint(ExampleAnswers.asDouble(row.get(step)), ExampleAnswers.asDouble(row.get(y)));
                } else {
                    plot.markStep(ExampleAnswers.asDouble(row.get(step)));
                }
            }
            return plot.draw(run + ": " + entry.name);
        }
        if (entry.kind == Kind.WINDOW) {
            for (List<@Nullable Object> row : rows) {
                plot.markPoint(ExampleAnswers.asDouble(row.get(1)), ExampleAnswers.asDouble(row.getLast()));
            }
            return plot.draw(run + ": " + entry.name);
        }
        Object value = rows.isEmpty() ? null : rows.getFirst().get(1);
        if (value != null && entry.returns.startsWith("a step")) {
            plot.markStep(ExampleAnswers.asDouble(value));
        } else if (value instanceof Double number && LEVELS.contains(entry.name)) {
            plot.markLevel(number);
        }
        if (OF_TREND.contains(entry.name)) {
            plot.markTrend();
        }
        String steps = STEPS.get(entry.name);
        if (steps != null) {
            answers.ask("SELECT " + steps + " FROM history WHERE run_id = '" + run + "'").rows().getFirst().stream()
                    .filter(Objects::nonNull).forEach(step -> plot.markStep(ExampleAnswers.asDouble(step)));
        }
        return plot.draw(run + ": " + entry.name + " = " + ExampleAnswers.shown(value));
    }

    private static int position(Answer answer, List<String> names) {
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
