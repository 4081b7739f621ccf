package dev.onset.exec.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import dev.onset.exec.RandomRuns;
import dev.onset.exec.Sql;

/** Results depend neither on the number of threads nor on the size of batches: not in a single bit. */
class DeterminismTest {

    private static final List<String> QUERIES = List.of(
            "SELECT COUNT(*), SUM(val_loss), AVG(train_loss), STDDEV_SAMP(epoch), CORR(epoch, step), MEDIAN(epoch),"
                    + " COUNT(DISTINCT val_loss), ARG_MIN(run_id, train_loss) FROM history",
            "SELECT step, SUM(epoch), AVG(lr), VAR_POP(epoch), PERCENTILE_CONT(0.9) WITHIN GROUP (ORDER BY train_loss)"
                    + " FROM history GROUP BY step",
            "SELECT run_id, AVG(val_loss), ARG_MAX(step, lr) FROM history GROUP BY run_id",
            "SELECT run_id, best_step(step, val_loss), overfit_onset(step, train_loss, val_loss),"
                    + " gap_trend(epoch, train_loss, val_loss), nonfinite_count(lr), COUNT(*) FROM history GROUP BY run_id",
            "SELECT run_id, best_step(step, val_loss + lr), AVG(aux) FROM history GROUP BY run_id",
            "SELECT experiment, best_value(step, val_loss), SUM(lr) FROM history JOIN runs USING (run_id)"
                    + " GROUP BY experiment",
            "SELECT h.run_id, best_value(h.step, h.val_loss), SUM(h.lr) FROM history h JOIN runs r ON r.run_id = h.run_id"
                    + " GROUP BY h.run_id",
            "SELECT h.run_id, v.p, stop_regret(h.step, h.val_loss, v.p) FROM history h CROSS JOIN (VALUES (1), (3)) AS v(p)"
                    + " WHERE h.step < 300 GROUP BY v.p, h.run_id",
            "SELECT metric, COUNT(*), SUM(\"value\") FILTER (WHERE step > 100) FROM metrics GROUP BY metric");

    @Test
    void groupsThatLieTogetherGiveWhatHashingGives() throws IOException {
        RandomRuns.of(7, 60, 300).withSnapshot(snapshot -> {
            Sql sql = new Sql(snapshot);
            String select = "SELECT %1$s, step > 50, COUNT(*), SUM(val_loss), MEDIAN(lr), STDDEV_POP(epoch),"
                    + " best_value(step, val_loss + lr), COUNT(DISTINCT train_loss) FROM history GROUP BY %1$s, step > 50";
            String clustered = select.formatted("run_id");
            String hashed = select.formatted("CONCAT(run_id, '')");
            assertThat(sql.explain(clustered)).startsWith("ClusteredAggregate");
            assertThat(sql.explain(hashed)).startsWith("HashAggregate");
            assertThat(sql.rows(clustered)).containsExactlyElementsOf(sql.rows(hashed));
        });
    }

    @Test
    void neitherThreadsNorBatchesChangeABit() throws IOException {
        RandomRuns.of(42, 150, 700).withSnapshot(snapshot -> {
            Sql sql = new Sql(snapshot);
            for (String query : QUERIES) {
                List<List<@Nullable Object>> expected = sql.with(1, 2048).rows(query);
                assertThat(expected).as(query).isNotEmpty();
                for (int threads : new int[]{1, 4}) {
                    for (int batch : new int[]{1, 7, 2048}) {
                        assertThat(sql.with(threads, batch).rows(query)).as("%s with %d threads and batches of %d",
                                query, threads, batch).isEqualTo(expected);
                    }
                }
            }
        });
    }
}
