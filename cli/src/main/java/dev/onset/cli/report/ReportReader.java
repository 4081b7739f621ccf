package dev.onset.cli.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import dev.onset.api.QueryResult;
import dev.onset.api.Row;
import dev.onset.api.Session;
import dev.onset.cli.curves.RunCurves;
import dev.onset.cli.curves.RunCurvesReader;
import dev.onset.plan.DataType;

/** Asks an archive for what the report shows. */
final class ReportReader {

    private static final double MICROS_AN_HOUR = 3.6e9;
    static final int DROPS = 20;

    /**
     * What was asked.
     *
     * @param runs what needs a look first
     * @param curves of the runs that are drawn
     */
    record Contents(List<JudgedRun> runs, Map<String, RunCurves> curves, List<LearningRateDrop> drops) {

        List<JudgedRun> of(Verdict verdict) {
            return runs.stream().filter(run -> run.verdict() == verdict).toList();
        }
    }

    /** What the first drop of a run's learning rate did; NaN: not known. */
    record LearningRateDrop(String name, double step, double gain, double steps, double relapse) {}

    private final Session session;
    private final ReportQueries queries;

    ReportReader(Session session, ReportQueries queries) {
        this.session = session;
        this.queries = queries;
    }

    Contents read(int most) {
        List<JudgedRun> runs = new ArrayList<>();
        try (QueryResult result = session.query(queries.runs())) {
            for (Row row : result.rows()) {
                runs.add(run(row));
            }
        }
        runs.sort(Comparator.comparing(JudgedRun::verdict)
                .thenComparing(Comparator.comparingDouble(JudgedRun::weight).reversed())
                .thenComparing(JudgedRun::name));
        List<LearningRateDrop> drops = new ArrayList<>();
        try (QueryResult result = session.query(queries.drops(DROPS))) {
            for (Row row : result.rows()) {
                drops.add(new LearningRateDrop(text(row, 0), number(row, 1), number(row, 2), number(row, 3),
                        number(row, 4)));
            }
        }
        return new Contents(List.copyOf(runs), curves(runs, most), List.copyOf(drops));
    }

    private Map<String, RunCurves> curves(List<JudgedRun> runs, int most) {
        Map<Verdict, List<JudgedRun>> byVerdict = runs.stream().filter(ReportReader::isDrawn)
                .collect(Collectors.groupingBy(JudgedRun::verdict, LinkedHashMap::new, Collectors.toList()));
        List<RunCurves.Run> drawn = byVerdict.values().stream().flatMap(group -> group.stream().limit(most))
                .map(run -> new RunCurves.Run(run.id(), run.name())).toList();
        return drawn.isEmpty()
                ? Map.of()
                : new RunCurvesReader(session, List.of()).read(drawn).stream()
                        .collect(Collectors.toMap(curves -> curves.run().id(), curves -> curves));
    }

    private static boolean isDrawn(JudgedRun run) {
        return run.verdict() != Verdict.INSUFFICIENT;
    }

    private static JudgedRun run(Row row) {
        String id = text(row, 0);
        double begun = number(row, 13);
        double ended = number(row, 14);
        return new JudgedRun(id, row.isNull(1) ? id : text(row, 1), text(row, 2), text(row, 3), row.getLong(4),
                Verdict.of(row.getText(5)), number(row, 6), number(row, 7), number(row, 8), number(row, 9),
                number(row, 10), number(row, 11), number(row, 12), (ended - begun) / MICROS_AN_HOUR);
    }

    private static String text(Row row, int column) {
        return Objects.requireNonNullElse(row.getText(column), "");
    }

    private static double number(Row row, int column) {
        if (row.isNull(column)) {
            return Double.NaN;
        }
        return row.fields().get(column).type() == DataType.DOUBLE ? row.getDouble(column) : row.getLong(column);
    }
}
