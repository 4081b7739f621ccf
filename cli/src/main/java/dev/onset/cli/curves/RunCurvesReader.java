package dev.onset.cli.curves;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import dev.onset.api.QueryResult;
import dev.onset.api.Row;
import dev.onset.api.Session;
import dev.onset.cli.curves.RunCurves.Run;
import dev.onset.error.OnsetException;
import dev.onset.error.Suggestions;
import dev.onset.plan.DataType;
import dev.onset.plan.Field;

/** Reads the curves of runs, and where their best step, their onset and their learning-rate drops are. */
public final class RunCurvesReader {

    private static final String TRAINING = "train_loss";
    private static final String VALIDATION = "val_loss";
    private static final String LEARNING_RATE = "lr";
    private static final int MOST_DROPS = 30;

    private final Session session;
    private final List<String> metrics;
    private final List<String> columns;

    /** @param metrics columns of history to show; none: training and validation loss */
    public RunCurvesReader(Session session, List<String> metrics) {
        this.session = session;
        this.metrics = metrics.stream().map(metric -> column(session, metric)).toList();
        List<String> read = new ArrayList<>(metrics.isEmpty() ? List.of(TRAINING, VALIDATION) : this.metrics);
        read.add(LEARNING_RATE);
        this.columns = List.copyOf(read);
    }

    private static String column(Session session, String metric) {
        List<String> names = session.catalog().tables().stream().filter(table -> table.name().equals("history"))
                .flatMap(table -> table.fields().stream()).filter(field -> field.type() == DataType.DOUBLE)
                .map(Field::name).toList();
        if (names.contains(metric)) {
            return metric;
        }
        return names.stream().filter(metric::equalsIgnoreCase).findFirst()
                .orElseThrow(() -> new OnsetException(OnsetException.Category.UNKNOWN_NAME,
                        "There is no metric '" + metric + "'" + Suggestions.didYouMean(metric, names)));
    }

    /** The curves of some runs in their order; a run without any of them has none. */
    public List<RunCurves> read(List<Run> runs) {
        Map<String, CurveBuilder[]> points = points(runs);
        Map<String, List<Mark>> found = metrics.isEmpty() ? marks(runs) : Map.of();
        return runs.stream().map(run -> assemble(run, points.get(run.id()), found.getOrDefault(run.id(), List.of())))
                .toList();
    }

    private RunCurves assemble(Run run, CurveBuilder @Nullable [] points, List<Mark> found) {
        if (points == null) {
            return new RunCurves(run, List.of(), List.of(), null, List.of());
        }
        List<Curve> training = new ArrayList<>();
        List<Curve> validation = new ArrayList<>();
        Curve rate = null;
        for (int i = 0; i < columns.size(); i++) {
            if (!points[i].isEmpty()) {
                Curve curve = points[i].build(columns.get(i));
                if (i == columns.size() - 1) {
                    rate = curve;
                } else {
                    (metrics.isEmpty() && i == 0 ? training : validation).add(curve);
                }
            }
        }
        List<Mark> marks = new ArrayList<>(found);
        List.of(training, validation).forEach(curves -> curves.forEach(curve -> firstNonfinite(curve, marks)));
        marks.sort(Comparator.comparingDouble(Mark::step));
        return new RunCurves(run, training, validation, rate, marks);
    }

    private static void firstNonfinite(Curve curve, List<Mark> marks) {
        IntStream.range(0, curve.size()).filter(i -> !Double.isFinite(curve.y()[i])).findFirst()
                .ifPresent(i -> marks.add(new Mark(Mark.Kind.NONFINITE, curve.x()[i], curve.y()[i])));
    }

    private Map<String, CurveBuilder[]> points(List<Run> runs) {
        Map<String, CurveBuilder[]> points = new HashMap<>();
        String sql = "SELECT run_id, step, " + columns.stream().map(RunCurvesReader::quoted)
                .collect(Collectors.joining(", ")) + " FROM history" + where(runs);
        try (QueryResult result = session.query(sql, ids(runs))) {
            for (Row row : result.rows()) {
                CurveBuilder[] builders = points.computeIfAbsent(String.valueOf(row.getText(0)),
                        id -> columns.stream().map(column -> new CurveBuilder()).toArray(CurveBuilder[]::new));
                for (int i = 0; i < builders.length; i++) {
                    if (!row.isNull(i + 2)) {
                        builders[i].add((double) row.getLong(1), row.getDouble(i + 2));
                    }
                }
            }
        }
        return points;
    }

    private Map<String, List<Mark>> marks(List<Run> runs) {
        Map<String, List<Mark>> marks = new LinkedHashMap<>();
        long most = 0;
        String sql = "SELECT run_id, best_step(step, val_loss), best_value(step, val_loss),"
                + " overfit_onset(step, train_loss, val_loss), lr_drop_count(step, lr) FROM history" + where(runs)
                + " GROUP BY run_id";
        try (QueryResult result = session.query(sql, ids(runs))) {
            for (Row row : result.rows()) {
                List<Mark> ofRun = new ArrayList<>();
                if (!row.isNull(1)) {
                    ofRun.add(new Mark(Mark.Kind.BEST, (double) row.getLong(1), row.getDouble(2)));
                }
                if (!row.isNull(3)) {
                    double value = row.getLong(3) == row.getLong(1) ? row.getDouble(2) : Double.NaN;
                    ofRun.add(new Mark(Mark.Kind.ONSET, (double) row.getLong(3), value));
                }
                most = Math.max(most, row.getLong(4));
                marks.put(String.valueOf(row.getText(0)), ofRun);
            }
        }
        if (most > 0) {
            addDrops(runs, (int) Math.min(most, MOST_DROPS), marks);
        }
        return marks;
    }

    private void addDrops(List<Run> runs, int most, Map<String, List<Mark>> marks) {
        String sql = "SELECT run_id" + IntStream.rangeClosed(1, most)
                .mapToObj(i -> ", lr_drop_step(step, lr, " + i + ")").collect(Collectors.joining())
                + " FROM history" + where(runs) + " GROUP BY run_id";
        try (QueryResult result = session.query(sql, ids(runs))) {
            for (Row row : result.rows()) {
                List<Mark> ofRun = marks.getOrDefault(String.valueOf(row.getText(0)), new ArrayList<>());
                for (int i = 1; i <= most; i++) {
                    if (!row.isNull(i)) {
                        ofRun.add(new Mark(Mark.Kind.DROP, (double) row.getLong(i), Double.NaN));
                    }
                }
            }
        }
    }

    private static String where(List<Run> runs) {
        return " WHERE run_id IN (" + String.join(", ", Collections.nCopies(runs.size(), "?")) + ")";
    }

    private static @Nullable Object[] ids(List<Run> runs) {
        return runs.stream().map(Run::id).toArray();
    }

    private static String quoted(String column) {
        return '"' + column.replace("\"", "\"\"") + '"';
    }
}
