package dev.onset.exec.physical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import dev.onset.error.OnsetException;
import dev.onset.exec.RandomRuns;
import dev.onset.exec.Sql;

/** EXPLAIN tells what will be read, EXPLAIN ANALYZE what was. */
class ExplainTest {

    @Test
    void explainNamesTheOperatorsAndWhatScansWillRead() throws IOException {
        withRuns(sql -> {
            String plan = plan(sql, "EXPLAIN SELECT run_id, val_loss FROM history WHERE run_id IN ('run-1', 'run-3')"
                    + " AND step BETWEEN 10 AND 20 ORDER BY val_loss LIMIT 3");
            assertThat(plan).startsWith("Top rows by val_loss").contains("\n  ")
                    .contains("HistoryScan [").contains("2 of 8 runs, steps 10 to 20")
                    .doesNotContain(" rows,");
        });
    }

    @Test
    void explainRunsNothing() throws IOException {
        withRuns(sql -> {
            assertThat(plan(sql, "EXPLAIN SELECT 1 / (step - step) FROM history")).contains("HistoryScan");
            assertThatThrownBy(() -> plan(sql, "EXPLAIN ANALYZE SELECT 1 / (step - step) FROM history"))
                    .isInstanceOf(OnsetException.class).hasMessageContaining("division by zero");
        });
    }

    @Test
    void theFormOfCalciteIsUnderstoodToo() throws IOException {
        withRuns(sql -> assertThat(plan(sql, "-- why?\nexplain plan for SELECT * FROM runs")).startsWith("RunsScan"));
    }

    @Test
    void anErrorKeepsItsPosition() throws IOException {
        withRuns(sql -> assertThatThrownBy(() -> plan(sql, "EXPLAIN SELECT nothing FROM runs"))
                .isInstanceOfSatisfying(OnsetException.class, e -> {
                    OnsetException.Position position = e.position();
                    assertThat(position == null ? 0 : position.column()).isEqualTo(16);
                }));
    }

    @Test
    void analyzeCountsRowsAndMeasuresTime() throws IOException {
        withRuns(sql -> {
            Object all = sql.value("SELECT COUNT(*) FROM history");
            String plan = plan(sql, "EXPLAIN ANALYZE SELECT step, COUNT(val_loss) FROM history GROUP BY step");
            assertThat(plan).containsPattern("HashAggregate .* -- \\d+ rows, \\d+\\.\\d\\d ms")
                    .containsPattern("HistoryScan .* -- " + all + " rows, [0-9.]+ (bytes|MB), ")
                    .containsPattern("\n\\d+ rows in .*; at most 2 threads, peak memory ");
        });
    }

    @Test
    void aSemiJoinWithRunsChoosesTheRunsToRead() throws IOException {
        withRuns(sql -> {
            String where = " WHERE run_id IN (SELECT run_id FROM runs WHERE experiment = 'experiment 1')";
            Object runs = sql.value("SELECT COUNT(*) FROM runs" + where);
            Object rows = sql.value("SELECT COUNT(*) FROM history" + where);
            assertThat(plan(sql, "EXPLAIN ANALYZE SELECT step, lr FROM history" + where))
                    .containsPattern("HistoryScan .*: " + runs + " of 8 runs.* -- " + rows + " rows");
        });
    }

    @Test
    void aLimitStopsTheScan() throws IOException {
        withRuns(sql -> assertThat(rowsOf(plan(sql.with(1, 16),
                "EXPLAIN ANALYZE SELECT step, val_loss FROM history LIMIT 5"), "HistoryScan")).isEqualTo(16));
    }

    @Test
    void statisticsAnswerCountsAndExtremes() throws IOException {
        withRuns(sql -> {
            String query = "SELECT MAX(step), COUNT(val_loss), MIN(lr), COUNT(*) FROM history";
            assertThat(plan(sql, "EXPLAIN ANALYZE " + query)).contains("CurveAggregate").doesNotContain("HistoryScan");
            assertThat(sql.rows(query)).isEqualTo(sql.rows("SELECT MAX(step), COUNT(val_loss), MIN(lr), COUNT(*)"
                    + " FROM (SELECT * FROM history ORDER BY step)"));
            String sliced = " FROM history WHERE step > 10 AND run_id <> 'run-1'";
            assertThat(sql.rows("SELECT MIN(step), COUNT(val_loss), MAX(val_loss)" + sliced))
                    .isEqualTo(sql.rows("SELECT MIN(step), COUNT(val_loss), MAX(val_loss) FROM (SELECT *" + sliced
                            + " ORDER BY step)"));
        });
    }

    @Test
    void pointsAreCountedWithoutBeingRead() throws IOException {
        withRuns(sql -> assertThat(plan(sql, "EXPLAIN ANALYZE SELECT COUNT(*) FROM metrics"))
                .containsPattern(
                        "MetricsScan .* -- " + sql.value("SELECT SUM(points) FROM runs") + " rows, [0-9.]+ ms"));
    }

    @Test
    void curvesWhoseStatisticsRuleAValueOutAreNotRead() throws IOException {
        withRuns(sql -> {
            String query = "SELECT value FROM metrics WHERE metric = 'epoch' AND value > 3";
            Object curves = sql.value("SELECT COUNT(*) FROM (SELECT run_id, MAX(value) AS m, COUNT(*) AS n FROM metrics"
                    + " WHERE metric = 'epoch' GROUP BY run_id) t WHERE m > 3");
            Object points = sql.value("SELECT SUM(n) FROM (SELECT run_id, MAX(value) AS m, COUNT(*) AS n FROM metrics"
                    + " WHERE metric = 'epoch' GROUP BY run_id) t WHERE m > 3");
            assertThat(curves).isNotEqualTo(8L);
            assertThat(plan(sql, "EXPLAIN " + query)).contains("8 of 8 runs, " + points + " of ");
        });
    }

    private static long rowsOf(String plan, String operator) {
        Matcher matcher = Pattern.compile(operator + ".* -- (\\d+) rows").matcher(plan);
        assertThat(matcher.find()).as(plan).isTrue();
        return Long.parseLong(matcher.group(1));
    }

    private static String plan(Sql sql, String statement) {
        return sql.rows(statement).stream().map(row -> String.valueOf(row.getFirst()))
                .collect(Collectors.joining("\n"));
    }

    private static void withRuns(Consumer<Sql> check) throws IOException {
        RandomRuns.of(11, 8, 90).withSnapshot(snapshot -> check.accept(new Sql(snapshot)));
    }
}
