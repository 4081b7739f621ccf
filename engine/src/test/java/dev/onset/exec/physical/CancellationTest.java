package dev.onset.exec.physical;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.onset.error.OnsetException;
import dev.onset.exec.RandomRuns;
import dev.onset.exec.Sql;

/** Each operator stops soon in the middle of work that would take hours. */
class CancellationTest {

    /** About 10¹² pairs of points, of which the second has few. */
    private static final String PAIRS = "metrics a, metrics b, metrics c";

    @ParameterizedTest
    @Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    @ValueSource(strings = {
        // joins
        "SELECT COUNT(*) FROM " + PAIRS,
        "SELECT COUNT(*) FROM " + PAIRS + " WHERE a.value + b.value + c.value > 1e300",
        "SELECT COUNT(*) FROM metrics a, metrics b, metrics c WHERE a.value < b.value AND b.value < c.value",
        "SELECT COUNT(*) FROM metrics a FULL JOIN (SELECT 1e9 AS v FROM " + PAIRS + ") t ON a.value > t.v",
        // aggregates, sorts, windows, set operations over as many rows
        "SELECT a.step, COUNT(*) FROM " + PAIRS + " GROUP BY a.step",
        "SELECT a.run_id, SUM(b.value) FROM " + PAIRS + " GROUP BY a.run_id",
        "SELECT a.step, b.step FROM " + PAIRS + " ORDER BY a.value + b.value LIMIT 10",
        "SELECT DISTINCT a.step > b.step FROM " + PAIRS,
        "SELECT DISTINCT r FROM (SELECT RANK() OVER (PARTITION BY a.run_id, a.step ORDER BY b.value) AS r FROM "
                + PAIRS + ") t",
        "SELECT a.step FROM " + PAIRS + " WHERE a.value < -1e9",
        "SELECT 1 AS x FROM metrics EXCEPT ALL SELECT 1 AS x FROM " + PAIRS,
        // windows that look at all rows for each row
        "SELECT MAX(m) FROM (SELECT MODE(value) OVER (ORDER BY value) AS m FROM metrics) t",
        "SELECT MAX(m) FROM (SELECT MODE(a.value) OVER (ORDER BY a.value ROWS BETWEEN 100000 PRECEDING AND 100000"
                + " FOLLOWING) AS m FROM metrics a, (VALUES (1), (2), (3), (4), (5), (6), (7)) AS v(n)) t"})
    void stops(String query) throws IOException {
        RandomRuns.of(5, 40, 600).withSnapshot(snapshot -> {
            try (QueryRun run = new Sql(snapshot).start(query)) {
                CompletableFuture<Void> cancelled = CompletableFuture.runAsync(run::cancel,
                        CompletableFuture.delayedExecutor(300, TimeUnit.MILLISECONDS));
                OnsetException.Category end = null;
                try {
                    while (run.next() != null) {
                        // reads on
                    }
                } catch (OnsetException e) {
                    end = e.category();
                }
                assertThat(end).isEqualTo(OnsetException.Category.CANCELLED);
                cancelled.join();
            }
        });
    }
}
