package dev.onset.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import dev.onset.api.Onset;
import dev.onset.api.QueryResult;
import dev.onset.api.Row;

/** Runs the examples of the reference and prints what they answer. */
final class ExampleAnswers {

    /** A result: the names of its columns, and its rows. */
    record Answer(List<String> columns, List<List<@Nullable Object>> rows) {}

    private static final int MOST_ROWS = 8;

    private final Onset onset;

    ExampleAnswers(Onset onset) {
        this.onset = onset;
    }

    Answer ask(String sql) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        try (QueryResult result = onset.query(sql)) {
            List<String> columns = result.fields().stream().map(field -> field.name()).toList();
            for (Row row : result.rows()) {
                List<@Nullable Object> values = new ArrayList<>();
                for (int i = 0; i < columns.size(); i++) {
                    values.add(row.isNull(i) ? null : row.getObject(i));
                }
                rows.add(values);
            }
            return new Answer(columns, rows);
        }
    }

    /** The curve of a metric of a run; null if it was not logged. */
    FunctionPlot.@Nullable Line curve(String run, String metric) {
        Answer answer = ask("SELECT step, " + metric + " FROM history WHERE run_id = '" + run + "' AND " + metric
                + " IS NOT NULL ORDER BY step");
        double[] steps = new double[answer.rows.size()];
        double[] values = new double[steps.length];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = asDouble(answer.rows.get(i).get(0));
            values[i] = asDouble(answer.rows.get(i).get(1));
        }
        return steps.length == 0 ? null : new FunctionPlot.Line(metric, steps, values);
    }

    /** val − train of a run, where both were logged. */
    FunctionPlot.Line gap(String run) {
        FunctionPlot.Line gap = curve(run, "val_loss - train_loss");
        return new FunctionPlot.Line("gap", gap == null ? new double[1] : gap.steps(),
                gap == null ? new double[1] : gap.values());
    }

    static double asDouble(@Nullable Object value) {
        return value instanceof Number number ? number.doubleValue() : Double.NaN;
    }

    /** A Markdown table of the first rows. */
    static String table(Answer answer) {
        StringBuilder text = new StringBuilder();
        text.append("| ").append(String.join(" | ", answer.columns)).append(" |\n");
        text.append("|---".repeat(answer.columns.size())).append("|\n");
        answer.rows.stream().limit(MOST_ROWS).forEach(row -> {
            text.append('|');
            row.forEach(value -> text.append(' ').append(shown(value)).append(" |"));
            text.append('\n');
        });
        if (answer.rows.size() > MOST_ROWS) {
            text.append("\nand ").append(answer.rows.size() - MOST_ROWS).append(" more rows.\n");
        }
        return text.toString();
    }

    /** Six digits of a fraction: more would differ from machine to machine. */
    static String shown(@Nullable Object value) {
        if (value == null) {
            return "NULL";
        }
        if (value instanceof Double number && Double.isFinite(number)) {
            String text = String.format(Locale.ROOT, "%.6g", number);
            return text.contains("e") ? text : text.contains(".") ? text.replaceAll("\\.?0+$", "") : text;
        }
        return String.valueOf(value);
    }
}
