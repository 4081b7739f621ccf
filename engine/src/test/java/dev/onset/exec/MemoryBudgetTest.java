package dev.onset.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.onset.error.OnsetException;

/** What a query may keep in memory is bounded; an error says which operator needs more. */
class MemoryBudgetTest {

    private static final long LITTLE = 200_000;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Sort by       | SELECT * FROM metrics ORDER BY value
            HashAggregate | SELECT step, value, COUNT(*) FROM metrics GROUP BY step, value
            HashAggregate | SELECT metric, MEDIAN(value) FROM metrics GROUP BY metric
            HashAggregate | SELECT COUNT(DISTINCT value) FROM metrics
            HashAggregate | SELECT metric, best_value(step, value + 1) FROM metrics GROUP BY metric
            HashAggregate | SELECT DISTINCT step, value FROM metrics
            HashAggregate | SELECT LISTAGG(metric, ',') FROM metrics
            HashAggregate | SELECT ARRAY_AGG(value ORDER BY step) FROM metrics
            HashAggregate | SELECT step, value FROM metrics UNION SELECT step, value FROM metrics
            Hash join     | SELECT a.value FROM metrics a LEFT JOIN metrics b ON a.value = b.value
            Hash join     | SELECT a.value FROM metrics a FULL JOIN metrics b ON a.value = b.value
            Range join    | SELECT COUNT(*) FROM metrics a JOIN metrics b ON a.value < b.value - 1e6
            Nested loop   | SELECT b.value FROM (SELECT value FROM metrics LIMIT 1) a LEFT JOIN metrics b ON a.value + b.value > 1e6
            Window        | SELECT SUM(value) OVER (ORDER BY value) FROM metrics
            Window        | SELECT SUM(value) OVER (PARTITION BY run_id ORDER BY value) FROM metrics
            First row     | SELECT value FROM metrics QUALIFY ROW_NUMBER() OVER (PARTITION BY value ORDER BY step) = 1
            Intersect all | SELECT step, value FROM metrics INTERSECT ALL SELECT step, value FROM metrics
            Except all    | SELECT step, value FROM metrics EXCEPT ALL SELECT step, value FROM metrics WHERE step > 5
            """)
    void theOperatorAndTheSettingAreNamed(String operator, String query) throws IOException {
        RandomRuns.of(5, 30, 400).withSnapshot(snapshot -> {
            Sql sql = new Sql(snapshot);
            assertThat(sql.rows(query)).as("with the usual memory").isNotEmpty();
            assertThatThrownBy(() -> sql.withMemory(LITTLE).rows(query)).isInstanceOfSatisfying(OnsetException.class,
                    e -> {
                        assertThat(e.category()).isEqualTo(OnsetException.Category.OUT_OF_MEMORY);
                        assertThat(e).hasMessageStartingWith(operator).hasMessageContaining("0.2 MB")
                                .hasMessageContaining("memory_limit");
                    });
        });
    }

    @Test
    void whatStreamsNeedsLittle() throws IOException {
        RandomRuns.of(5, 30, 400).withSnapshot(snapshot -> {
            Sql sql = new Sql(snapshot).with(1, 512).withMemory(1_000_000);
            assertThat(sql.rows("SELECT step, value FROM metrics WHERE value > 0.1")).isNotEmpty();
            assertThat(sql.rows("SELECT run_id, AVG(value), MEDIAN(value) FROM metrics GROUP BY run_id")).isNotEmpty();
            assertThat(sql.rows("SELECT SUM(lr) OVER (PARTITION BY run_id ORDER BY step) FROM history")).isNotEmpty();
            assertThat(sql.rows("SELECT * FROM metrics ORDER BY value LIMIT 5")).isNotEmpty();
        });
    }

    @Test
    void whatAQueryUsedIsGivenBack() throws IOException {
        RandomRuns.of(5, 30, 400).withSnapshot(snapshot -> {
            Sql sql = new Sql(snapshot).withMemory(20_000_000);
            for (int i = 0; i < 200; i++) {
                assertThat(sql.rows("SELECT value FROM metrics ORDER BY value LIMIT 1 OFFSET 200000")).isEmpty();
            }
        });
    }

    /** Programs forget to close results; what these kept must not be missing for good. */
    @Test
    void aQueryThatWasNeverClosedGivesItsShareBack() throws InterruptedException {
        long much = 400_000_000;
        long before = MemoryBudget.processUsed();
        useAndForget(much);
        assertThat(MemoryBudget.processUsed()).isGreaterThan(before + much / 2);
        for (int i = 0; i < 100 && MemoryBudget.processUsed() > before + much / 2; i++) {
            System.gc();
            Thread.sleep(20);
        }
        assertThat(MemoryBudget.processUsed()).isLessThan(before + much / 2);
    }

    private static void useAndForget(long bytes) {
        new MemoryBudget(2 * bytes).account("Sort").use(bytes);
    }
}
