package dev.onset.exec.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.onset.exec.DuckDb;
import dev.onset.exec.ExecutionSettings;
import dev.onset.exec.RandomRuns;
import dev.onset.exec.Sql;
import dev.onset.exec.TestContexts;
import dev.onset.plan.DataType;
import dev.onset.plan.Field;

/** Windows over the runs of an archive give what DuckDB gives, whatever the number of threads and the size of batches. */
class WindowsOverRunsTest {

    private static final List<Field> FIELDS = List.of(new Field("run_id", DataType.VARCHAR, false),
            new Field("step", DataType.BIGINT, false), new Field("epoch", DataType.DOUBLE, true),
            new Field("val_loss", DataType.DOUBLE, true));

    private static final List<String> QUERIES = List.of(
            "SELECT run_id, step, SUM(epoch) OVER (PARTITION BY run_id ORDER BY step) FROM history",
            "SELECT run_id, step, AVG(epoch) OVER (PARTITION BY run_id ORDER BY step ROWS BETWEEN 4 PRECEDING AND 4"
                    + " FOLLOWING), MIN(val_loss) OVER (PARTITION BY run_id ORDER BY step DESC) FROM history",
            "SELECT run_id, step, val_loss - LAG(val_loss) OVER (PARTITION BY run_id ORDER BY step) FROM history",
            "SELECT run_id, step, COUNT(*) OVER (PARTITION BY run_id), MAX(step) OVER (PARTITION BY step > 50, run_id)"
                    + " FROM history",
            "SELECT run_id, step, RANK() OVER (PARTITION BY run_id ORDER BY val_loss NULLS LAST) FROM history",
            "SELECT run_id, step, RANK() OVER (PARTITION BY step ORDER BY val_loss NULLS LAST, run_id) FROM history",
            "SELECT run_id, step, MAX(epoch) OVER (PARTITION BY run_id ORDER BY step RANGE BETWEEN 20 PRECEDING AND 10"
                    + " PRECEDING) FROM history WHERE step > 5",
            "SELECT run_id, step FROM history QUALIFY ROW_NUMBER() OVER (PARTITION BY run_id ORDER BY val_loss NULLS"
                    + " LAST, step) = 1",
            "SELECT run_id, step, MEDIAN(epoch) OVER (PARTITION BY run_id ORDER BY step ROWS 9 PRECEDING) FROM history");

    @ParameterizedTest
    @ValueSource(longs = {3, 44})
    void giveWhatDuckDbGives(long seed) throws IOException {
        RandomRuns.of(seed, 12, 200).withSnapshot(snapshot -> {
            Sql sql = new Sql(snapshot);
            try (DuckDb duckDb = new DuckDb()) {
                duckDb.createTable("history", FIELDS, sql.rows("SELECT run_id, step, epoch, val_loss FROM history"));
                for (String query : QUERIES) {
                    List<List<String>> expected = rounded(duckDb.query(query));
                    for (ExecutionSettings settings : TestContexts.SETTINGS) {
                        assertThat(rounded(sql.with(settings.threads(), settings.batchSize()).rows(query))).as(query)
                                .isEqualTo(expected);
                    }
                }
            }
        });
    }

    @Test
    void partitionsOfRunsAreReadRunByRun() throws IOException {
        RandomRuns.of(7, 5, 50).withSnapshot(snapshot -> {
            Sql sql = new Sql(snapshot);
            assertThat(sql.explain("SELECT SUM(val_loss) OVER (PARTITION BY run_id ORDER BY step) FROM history"))
                    .contains("Clustered window SUM over (partition by run_id order by step)");
            assertThat(sql.explain("SELECT SUM(val_loss) OVER (PARTITION BY step) FROM history"))
                    .contains("Window SUM over (partition by step)").doesNotContain("Clustered");
        });
    }

    @Test
    void windowsWithTheSamePartitionsShareOneOrder() throws IOException {
        RandomRuns.of(7, 5, 50).withSnapshot(snapshot -> assertThat(new Sql(snapshot).explain(
                "SELECT SUM(epoch) OVER (PARTITION BY run_id), RANK() OVER (PARTITION BY run_id ORDER BY step),"
                        + " LAG(lr) OVER (PARTITION BY run_id ORDER BY step, epoch) FROM history"))
                .contains("over (partition by run_id order by step, epoch)"));
    }

    @Test
    void aFilterOnThePartitionChoosesTheRunsToRead() throws IOException {
        RandomRuns.of(7, 5, 50).withSnapshot(snapshot -> assertThat(new Sql(snapshot).explain(
                "SELECT * FROM (SELECT run_id, step, RANK() OVER (PARTITION BY run_id ORDER BY val_loss) AS r"
                        + " FROM history) w JOIN (SELECT run_id FROM runs WHERE run_id = 'run-1') r"
                        + " ON w.run_id = r.run_id"))
                .contains("1 of 5 runs"));
    }

    private static List<List<String>> rounded(List<List<@Nullable Object>> rows) {
        List<List<String>> texts = new ArrayList<>();
        for (List<@Nullable Object> row : rows) {
            List<String> text = new ArrayList<>();
            for (Object value : row) {
                text.add(value instanceof Double number && Double.isFinite(number)
                        ? "%.7e".formatted(number + 0.0)
                        : String.valueOf(value));
            }
            texts.add(text);
        }
        texts.sort(Comparator.comparing(Object::toString));
        return texts;
    }
}
