package dev.onset.exec.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.onset.archive.Archive;
import dev.onset.archive.ArchiveWriter;
import dev.onset.archive.RunLog;
import dev.onset.archive.Snapshot;
import dev.onset.archive.StepAxis;
import dev.onset.error.OnsetException;
import dev.onset.exec.Sql;

/** What aggregates do at the edges. */
class AggregateTest {

    @TempDir
    private Path directory;
    private Archive archive;
    private Snapshot snapshot;
    private Sql sql;

    @BeforeEach
    void open() {
        archive = Archive.openOrCreate(directory.resolve("archive"));
        try (ArchiveWriter writer = archive.writer()) {
            writer.add(run("a", Double.NaN, 3, 1, 2));
            writer.add(run("b", 5, 5, 4));
            writer.commit();
        }
        snapshot = archive.snapshot();
        sql = new Sql(snapshot);
    }

    @AfterEach
    void close() {
        snapshot.close();
        archive.close();
    }

    private static RunLog run(String runId, double... values) {
        RunLog log = new RunLog(runId);
        int metric = log.metric("val_loss", "val_loss");
        for (int step = 0; step < values.length; step++) {
            log.point(metric, step, StepAxis.NO_TIME, values[step]);
        }
        return log;
    }

    @Test
    void withoutKeysThereIsOneGroupAlsoOverNoRows() {
        assertThat(
                sql.rows("SELECT COUNT(*), SUM(step), MIN(val_loss), COUNT(DISTINCT step) FROM history WHERE step < 0"))
                .containsExactly(Arrays.asList(0L, null, null, 0L));
    }

    @Test
    void withKeysThereAreNoGroupsOverNoRows() {
        assertThat(sql.rows("SELECT run_id, COUNT(*) FROM history WHERE step < 0 GROUP BY run_id")).isEmpty();
    }

    @Test
    void nanIsTheLargestNumber() {
        assertThat(sql.rows("SELECT MIN(val_loss), MAX(val_loss) FROM history WHERE run_id = 'a'"))
                .containsExactly(List.of(1.0, Double.NaN));
    }

    @Test
    void nanIsOneGroupAndEqualsItself() {
        assertThat(sql.rows("SELECT val_loss, COUNT(*) FROM history WHERE step = 0 GROUP BY val_loss"))
                .containsExactlyInAnyOrder(List.of(Double.NaN, 1L), List.of(5.0, 1L));
    }

    @Test
    void aSumOfWholeNumbersThatDoesNotFitIsAnError() {
        assertThatThrownBy(() -> sql.rows("SELECT SUM(step + 9223372036854775800) FROM history"))
                .isInstanceOf(OnsetException.class).hasMessageContaining("does not fit into BIGINT")
                .hasMessageContaining("DOUBLE");
    }

    @Test
    void aSumMayLeaveTheRangeOnItsWay() {
        assertThat(sql.value("SELECT SUM(CASE WHEN run_id = 'a' THEN 9223372036854775807 ELSE -9223372036854775807 END)"
                + " FROM history WHERE step < 3")).isEqualTo(0L);
    }

    @Test
    void theModeIsTheFirstOfTheMostFrequentValues() {
        assertThat(sql.rows("SELECT run_id, MODE(val_loss) FROM history GROUP BY run_id"))
                .containsExactly(List.of("a", Double.NaN), List.of("b", 5.0));
    }

    @Test
    void listsAreInTheOrderAskedFor() {
        assertThat(sql.value("SELECT LISTAGG(run_id, '|') WITHIN GROUP (ORDER BY step DESC, run_id) FROM history"))
                .isEqualTo("a|a|b|a|b|a|b");
    }

    @Test
    void anArrayHasEveryValueInTheOrderAskedFor() {
        assertThat(sql.value("SELECT ARRAY_AGG(step ORDER BY val_loss) FROM history WHERE run_id = 'b'"))
                .isEqualTo(List.of(2L, 0L, 1L));
    }

    @Test
    void anOptionMayBeAnExpressionOfTheGroup() {
        assertThat(sql.rows("SELECT v.p, patience_stop_step(h.step, h.val_loss, v.p) FROM history h"
                + " CROSS JOIN (VALUES (1), (2)) AS v(p) WHERE h.run_id = 'b' GROUP BY v.p ORDER BY v.p"))
                .containsExactly(List.of(1L, 1L), Arrays.asList(2L, null));
    }

    @Test
    void anOptionThatVariesWithinItsGroupIsAnErrorThatSaysSo() {
        assertThatThrownBy(() -> sql.rows("SELECT patience_stop_step(step, val_loss, step + 1) FROM history"
                + " WHERE run_id = 'b'")).isInstanceOf(OnsetException.class)
                .hasMessageStartingWith("patience_stop_step: option patience must be the same in all rows of a group,"
                        + " but is 1 and 2");
    }

    @Test
    void anOptionOutsideItsDomainIsAnError() {
        assertThatThrownBy(() -> sql.rows("SELECT best_step(step, val_loss, 'least') FROM history GROUP BY run_id"))
                .isInstanceOf(OnsetException.class).hasMessageContaining("best_step").hasMessageContaining("'least'");
    }

    @Test
    void aFilterChoosesThePointsOfACurve() {
        assertThat(sql
                .rows("SELECT run_id, best_step(step, val_loss) FILTER (WHERE step <> 2) FROM history GROUP BY run_id"))
                .containsExactly(List.of("a", 3L), List.of("b", 0L));
    }

    @Test
    void ofSeveralRowsOfOneStepInAGroupTheLastCounts() {
        assertThat(sql.value("SELECT best_value(step, val_loss) FROM history")).isEqualTo(2.0);
    }

    @Test
    void curvesOfPlainColumnsAreReadWhereTheyLie() {
        assertThat(sql.explain("SELECT run_id, best_step(step, val_loss) FROM history WHERE step > 1 GROUP BY run_id"))
                .isEqualTo("CurveAggregate [best_step(step, val_loss)] by run_id: 2 of 2 runs, steps 2 to …,"
                        + " 3 of 7 points");
    }
}
