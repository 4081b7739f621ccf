package dev.onset.exec.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;

import dev.onset.archive.StepAxis;
import dev.onset.exec.RandomRuns;
import dev.onset.exec.RandomRuns.Point;
import dev.onset.exec.RandomRuns.Run;
import dev.onset.exec.Sql;

/** Scans give what a naive reading of the same logs gives. */
class ScanProperties {

    private static final List<String> METRICS = List.of("epoch", "train_loss", "val_loss", "lr", "Loss/raw", "aux");
    private static final String HISTORY = "SELECT run_id, step, epoch, train_loss, val_loss, lr, \"Loss/raw\", aux"
            + " FROM history";

    @Property(tries = 20)
    void historyIsTheOuterJoinOfTheCurvesOnTheStep(@ForAll long seed, @ForAll @IntRange(min = 1, max = 300) int batch)
            throws IOException {
        RandomRuns runs = RandomRuns.of(seed, 5, 100);
        runs.withSnapshot(snapshot -> {
            List<List<@Nullable Object>> rows = new Sql(snapshot).with(2, batch).rows(HISTORY);
            assertThat(rows).containsExactlyInAnyOrderElementsOf(naiveHistory(runs));
        });
    }

    @Property(tries = 30)
    void curvesThatLieBehindEachOtherKeepTheirRunsAndSteps(@ForAll long seed,
            @ForAll @IntRange(min = 1, max = 300) int batch) throws IOException {
        RandomRuns runs = RandomRuns.sweep(seed, 40, 12);
        runs.withSegmentsWithout("run-007", snapshot -> {
            Sql sql = new Sql(snapshot).with(2, batch);
            List<List<@Nullable Object>> expected = naiveHistory(runs).stream()
                    .filter(row -> !"run-007".equals(row.getFirst())).toList();
            assertThat(sql.rows("SELECT run_id, step, train_loss, val_loss, aux FROM history"))
                    .isEqualTo(expected.stream().map(row -> Arrays.asList(row.get(0), row.get(1), row.get(3),
                            row.get(4), row.get(7))).toList());
            assertThat(sql.rows("SELECT val_loss, aux FROM history")).as("without what tells runs apart")
                    .isEqualTo(expected.stream().map(row -> Arrays.asList(row.get(4), row.get(7))).toList());
            assertThat(sql.rows("SELECT step, aux FROM history WHERE run_id > 'run-015' AND run_id <> 'run-020'"
                    + " AND step > 2")).isEqualTo(
                            expected.stream().filter(row -> row.getFirst() instanceof String run
                                    && run.compareTo("run-015") > 0 && !run.equals("run-020") && step(row) > 2)
                                    .map(row -> Arrays.asList(row.get(1), row.get(7))).toList());
        });
    }

    @Property(tries = 20)
    void metricsHasEveryPointAsLogged(@ForAll long seed, @ForAll @IntRange(min = 1, max = 300) int batch)
            throws IOException {
        RandomRuns runs = RandomRuns.of(seed, 5, 100);
        runs.withSnapshot(snapshot -> {
            List<List<@Nullable Object>> expected = new ArrayList<>();
            for (Run run : runs.runs()) {
                run.metrics()
                        .forEach((metric, points) -> points.forEach(point -> expected.add(Arrays.asList(run.runId(),
                                metric, point.step(), point.time() == StepAxis.NO_TIME ? null : point.time(),
                                point.value()))));
            }
            assertThat(new Sql(snapshot).with(2, batch)
                    .rows("SELECT run_id, metric, step, wall_time, \"value\" FROM metrics"))
                    .containsExactlyInAnyOrderElementsOf(expected);
        });
    }

    @Property(tries = 20)
    void withoutRunIdsMetricsHasTheSamePoints(@ForAll long seed, @ForAll @IntRange(min = 1, max = 300) int batch)
            throws IOException {
        RandomRuns runs = RandomRuns.of(seed, 5, 100);
        String removed = runs.runs().getFirst().runId();
        runs.withSegmentsWithout(removed, snapshot -> {
            List<List<@Nullable Object>> expected = points(runs, run -> !run.equals(removed), metric -> true).stream()
                    .map(row -> row.subList(1, 4)).toList();
            assertThat(new Sql(snapshot).with(2, batch).rows("SELECT metric, step, \"value\" FROM metrics"))
                    .containsExactlyInAnyOrderElementsOf(expected);
        });
    }

    @Property(tries = 20)
    void oneMetricIsReadInTheOrderOfRuns(@ForAll long seed, @ForAll @IntRange(min = 1, max = 300) int batch)
            throws IOException {
        RandomRuns runs = RandomRuns.of(seed, 6, 100);
        String removed = runs.runs().get(1).runId();
        runs.withSegmentsWithout(removed, snapshot -> {
            Sql sql = new Sql(snapshot).with(2, batch);
            Comparator<List<@Nullable Object>> byRun = Comparator
                    .comparingInt(row -> snapshot.runs().find(String.valueOf(row.getFirst())));
            assertThat(sql.rows("SELECT run_id, metric, step, \"value\" FROM metrics WHERE metric = 'val_loss'"))
                    .isEqualTo(points(runs, run -> !run.equals(removed), "val_loss"::equals).stream().sorted(byRun)
                            .toList());
            assertThat(sql.rows("SELECT run_id, metric, step, \"value\" FROM metrics"
                    + " WHERE metric = 'lr' AND run_id <> 'run-2' AND \"value\" > 0.9"))
                    .isEqualTo(points(runs, run -> !run.equals(removed) && !run.equals("run-2"), "lr"::equals).stream()
                            .filter(row -> row.get(3) instanceof Double value && (value > 0.9 || value.isNaN()))
                            .sorted(byRun).toList());
        });
    }

    /** Run, metric, step and value of each point, as logged. */
    private static List<List<@Nullable Object>> points(RandomRuns runs, Predicate<String> run,
            Predicate<String> metric) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Run one : runs.runs()) {
            one.metrics().forEach((name, points) -> points.stream()
                    .filter(point -> run.test(one.runId()) && metric.test(name))
                    .forEach(point -> rows.add(Arrays.asList(one.runId(), name, point.step(), point.value()))));
        }
        return rows;
    }

    @Property(tries = 8)
    void pruningNeverChangesTheResult(@ForAll long seed) throws IOException {
        RandomRuns runs = RandomRuns.of(seed, 12, 80);
        runs.withSnapshot(snapshot -> {
            Sql sql = new Sql(snapshot);
            List<List<@Nullable Object>> all = sql.rows(HISTORY);
            for (Condition condition : CONDITIONS) {
                List<List<@Nullable Object>> expected = all.stream().filter(condition.test).toList();
                assertThat(sql.rows(HISTORY + " WHERE " + condition.sql)).as(condition.sql).isEqualTo(expected);
                assertThat(sql.value("SELECT COUNT(*) FROM history WHERE " + condition.sql)).as(condition.sql)
                        .isEqualTo((long) expected.size());
            }
        });
    }

    private record Condition(String sql, Predicate<List<@Nullable Object>> test) {}

    private static final List<Condition> CONDITIONS = List.of(
            new Condition("run_id = 'run-3'", row -> "run-3".equals(row.get(0))),
            new Condition("run_id IN ('run-3', 'run-5', 'nobody')",
                    row -> List.of("run-3", "run-5").contains(String.valueOf(row.get(0)))),
            new Condition("run_id > 'run-3'", row -> String.valueOf(row.get(0)).compareTo("run-3") > 0),
            new Condition("step BETWEEN 10 AND 30", row -> step(row) >= 10 && step(row) <= 30),
            new Condition("step < 20 AND step > 5 AND run_id <> 'run-1'",
                    row -> step(row) < 20 && step(row) > 5 && !"run-1".equals(row.get(0))),
            new Condition("step = 7", row -> step(row) == 7),
            new Condition("step IN (3, 9, 27, 1000)", row -> List.of(3L, 9L, 27L).contains(step(row))),
            new Condition("10 > step", row -> step(row) < 10),
            new Condition("step > 9223372036854775806", row -> false),
            new Condition("val_loss < 0.1", row -> row.get(4) instanceof Double value && value < 0.1),
            new Condition("val_loss > 1.95",
                    row -> row.get(4) instanceof Double value && (value > 1.95 || value.isNaN())),
            new Condition("val_loss >= 0.75 AND val_loss <= 0.75",
                    row -> row.get(4) instanceof Double value && value == 0.75),
            new Condition("val_loss = 0.25", row -> row.get(4) instanceof Double value && value == 0.25),
            new Condition("val_loss > 1.5 * train_loss", row -> compare(row.get(4), 1.5, row.get(3)) > 0),
            new Condition("train_loss * 0.5 <= lr AND step > 3",
                    row -> step(row) > 3 && compare(row.get(5), 0.5, row.get(3)) >= 0),
            new Condition("0.25 >= val_loss", row -> compare(row.get(4), 0.25, 1.0) <= 0),
            new Condition("epoch < 0.5", row -> compare(row.get(2), 0.5, 1.0) < 0),
            new Condition("aux IS NOT NULL", row -> row.get(7) != null),
            new Condition("aux IS NULL AND step >= 3", row -> row.get(7) == null && step(row) >= 3),
            new Condition("lr < 0.5 OR step = 2",
                    row -> (row.get(5) instanceof Double value && value < 0.5) || step(row) == 2));

    /** How a value compares with a multiple of another, NaN being the largest; NaN if one is NULL. */
    private static double compare(@Nullable Object left, double factor, @Nullable Object right) {
        return left instanceof Double a && right instanceof Double b
                ? Double.compare(a + 0.0, factor * b + 0.0)
                : Double.NaN;
    }

    private static long step(List<@Nullable Object> row) {
        return row.get(1) instanceof Long step ? step : -1;
    }

    private static List<List<@Nullable Object>> naiveHistory(RandomRuns runs) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Run run : runs.runs()) {
            Map<Long, Map<String, Point>> steps = new TreeMap<>();
            run.metrics().forEach((metric, points) -> {
                for (Point point : points) {
                    steps.computeIfAbsent(point.step(), step -> new HashMap<>()).merge(metric, point,
                            ScanProperties::later);
                }
            });
            steps.forEach((step, values) -> {
                List<@Nullable Object> row = new ArrayList<>(List.of(run.runId(), step));
                for (String metric : METRICS) {
                    Point point = values.get(metric);
                    row.add(point == null ? null : point.value());
                }
                rows.add(row);
            });
        }
        return rows;
    }

    /** The last logged wins: by time if both have one, else by order. */
    private static Point later(Point known, Point next) {
        boolean timed = known.time() != StepAxis.NO_TIME && next.time() != StepAxis.NO_TIME;
        return timed && next.time() < known.time() ? known : next;
    }
}
