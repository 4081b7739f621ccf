package dev.onset.exec.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import dev.onset.exec.RandomRuns;
import dev.onset.exec.Sql;
import dev.onset.functions.CurveTableFunction;
import dev.onset.functions.registry.FunctionRegistry;

/** Table functions give the same over the archive's own memory, over rows, and over rows in pieces of any size. */
class TableFunctionsTest {

    /** Sums, so that nothing is read as it lies in the archive; a key that only hashing can group by. */
    private static final String ROWS = "(SELECT CONCAT(run_id, '') AS run_id, step, train_loss + 0 AS train_loss, "
            + "val_loss + 0 AS val_loss, lr + 0 AS lr FROM history)";

    private static String over(CurveTableFunction function, String input) {
        return "SELECT * FROM TABLE(%s(%s PARTITION BY run_id ORDER BY step))".formatted(function.signature().name(),
                input);
    }

    @Test
    void rowsGiveWhatTheArchivesMemoryGives() throws IOException {
        RandomRuns.of(11, 40, 300).withSnapshot(snapshot -> {
            Sql sql = new Sql(snapshot);
            for (CurveTableFunction function : FunctionRegistry.builtIn().tables()) {
                String direct = over(function, "TABLE history");
                assertThat(sql.explain(direct)).startsWith("CurveTable").contains("CurveAggregate");
                assertThat(sql.explain(over(function, ROWS))).contains("HashAggregate");
                assertThat(sql.rows(over(function, ROWS))).as(function.signature().name())
                        .containsExactlyInAnyOrderElementsOf(sql.rows(direct));
            }
        });
    }

    @Test
    void neitherThreadsNorBatchesChangeARow() throws IOException {
        RandomRuns.of(12, 60, 200).withSnapshot(snapshot -> {
            Sql sql = new Sql(snapshot);
            for (CurveTableFunction function : FunctionRegistry.builtIn().tables()) {
                List<List<@Nullable Object>> expected = sql.with(1, 2048).rows(over(function, "TABLE history"));
                for (int threads : new int[]{1, 4}) {
                    for (int batch : new int[]{1, 7, 2048}) {
                        assertThat(sql.with(threads, batch).rows(over(function, "TABLE history")))
                                .as(function.signature().name()).isEqualTo(expected);
                    }
                }
            }
        });
    }
}
