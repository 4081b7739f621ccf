package dev.onset.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.onset.archive.Series;
import dev.onset.ingest.tensorboard.TensorBoardReader;

/** What SQL answers about real projects' CSV files, compared with what was read off the files by other means. */
class RealTablesTest {

    @TempDir
    Path folder;

    @Test
    void algoPerfTrials() {
        try (RealArchive logs = RealArchive.read(folder, "mlcommons__submissions_algorithms")) {
            logs.hasRuns(168);
            assertThat(logs.rows("SELECT SUBSTRING(name FROM 1 FOR POSITION('/' IN name) - 1) AS algorithm, COUNT(*)"
                    + " FROM runs GROUP BY 1 ORDER BY 1"))
                    .containsExactly(List.of("lawa_queue", 68L), List.of("nadamp", 50L),
                            List.of("schedule_free_adamw", 50L));
            // Two of the 70 trials have parameters and an event file without a scalar, but no table.
            assertThat(logs.skipped()).hasSize(2);
            // Two have a single evaluation.
            assertThat(logs.values("SELECT points FROM (SELECT run_id, COUNT(*) AS points FROM history"
                    + " WHERE val_loss IS NOT NULL GROUP BY run_id) GROUP BY points, run_id ORDER BY points LIMIT 3"))
                    .containsExactly(1L, 1L, 2L);
            String trial = "nadamp/study_3/ogbg_jax/trial_1";
            logs.curve(trial, "val_loss").hasPoints(77).hasLeast(0.0445252, 13309, 1e-6)
                    .endsWith(0.0672025, 59095, 1e-6);
            logs.curve(trial, "\"test/loss\"").hasLeast(0.047373, 13309, 1e-6).endsWith(0.072091, 59095, 1e-6);
            assertThat(logs.at(trial, "train_loss", 13309)).isCloseTo(0.02834, within(5e-6));
            logs.curve(trial, "train_loss").endsWith(0.00638, 59095, 5e-6);
            assertThat(logs.value("SELECT COUNT(DISTINCT h.run_id) FROM history h JOIN runs r USING (run_id) WHERE"
                    + " r.params['learning_rate'] = '0.0019622900485451312' AND r.params['workload.step_hint'] ="
                    + " '80000' AND r.name = '" + trial + "'")).isEqualTo(1L);
            // The same trial of all five studies ends 44 to 51 % above its least validation loss.
            assertThat(logs.values("SELECT LAST_VALUE_OF(h.step, h.val_loss) / MIN(h.val_loss) FROM history h"
                    + " JOIN runs r USING (run_id) WHERE r.name LIKE 'nadamp/study\\__/ogbg\\_jax/trial\\_1' ESCAPE '\\'"
                    + " GROUP BY h.run_id"))
                    .hasSize(5).allSatisfy(ratio -> assertThat((Double) ratio).isBetween(1.44, 1.515));
        }
    }

    @Test
    void algoPerfTablesAndEventFilesOfATrialHoldTheSamePoints() {
        Path trial = RealLogs.require("mlcommons__submissions_algorithms").resolve(
                "previous_leaderboards/algoperf_v05/logs/external_tuning/nadamp/study_3/ogbg_jax/trial_1");
        Importer eventsAlone = new Importer(ImportOptions.defaults(), List.of(new TensorBoardReader()));
        try (Imported events = Imported.of(folder.resolve("events"), eventsAlone, trial);
                Imported table = Imported.of(folder.resolve("table"), trial)) {
            Series logged = events.history(0, "validation/loss");
            Series rows = table.history(0, "validation/loss");
            assertThat(logged.length()).isEqualTo(rows.length()).isGreaterThan(70);
            for (int i = 0; i < rows.length(); i++) {
                assertThat(logged.axis().step(i)).isEqualTo(rows.axis().step(i));
                assertThat(logged.value(i)).isCloseTo(rows.value(i), within(1e-6));
            }
        }
    }

    @Test
    void zeroPaddedTextIsNumbers() {
        try (RealArchive logs = RealArchive.read(folder, "hendrycks__outlier-exposure")) {
            logs.hasRuns(50);
            assertThat(logs.values("SELECT DISTINCT n FROM (SELECT run_id, COUNT(*) AS n FROM history GROUP BY run_id)"
                    + " ORDER BY n")).containsExactly(5L, 10L, 20L, 100L);
            assertThat(logs.values("SELECT DISTINCT metric FROM metrics ORDER BY metric"))
                    .containsExactly("epoch", "test_error(%)", "test_loss", "time(s)", "train_loss");
            assertThat(logs.value("SELECT COUNT(lr) FROM history")).isEqualTo(0L);
            String wrn = "cifar10_wrn_oe_tune_training_results";
            logs.curve(wrn, "val_loss").hasPoints(10).hasLeast(0.1953, 3, 5e-5).endsWith(0.2048, 10, 5e-5);
            logs.curve("cifar10_allconv_oe_tune_training_results", "val_loss").hasLeast(0.2279, 3, 5e-5)
                    .endsWith(0.2427, 10, 5e-5);
            // Trained with outlier exposure, the training loss has another objective and lies far above the test's.
            assertThat(logs.value("SELECT COUNT(*) FROM (SELECT LAST_VALUE_OF(h.step, h.train_loss) AS t,"
                    + " LAST_VALUE_OF(h.step, h.val_loss) AS v FROM history h JOIN runs r USING (run_id)"
                    + " WHERE r.name LIKE 'cifar10\\_%oe%' ESCAPE '\\' GROUP BY h.run_id) WHERE t < v + 0.2"))
                    .isEqualTo(0L);
        }
    }

    @Test
    void lightningTablesWithASparseRowForEachPart() {
        try (RealArchive logs = RealArchive.read(folder, "pgx-ml-lab__ml-mr")) {
            logs.hasRuns(55);
            assertThat(logs.skipped()).containsExactly("hyper-parameters of a run without metrics.csv");
            assertThat(logs.rows("SELECT metric, COUNT(DISTINCT run_id) FROM metrics WHERE metric LIKE '%val_loss'"
                    + " GROUP BY metric ORDER BY metric"))
                    .containsExactly(List.of("exposure_val_loss", 34L), List.of("outcome_val_loss", 21L));
            assertThat(logs.rows("SELECT MIN(n), MAX(n) FROM (SELECT run_id, COUNT(val_loss) AS n FROM history"
                    + " GROUP BY run_id)")).containsExactly(List.of(5L, 2153L));
            assertThat(logs.value("SELECT COUNT(lr) FROM history")).isEqualTo(0L);
            assertThat(logs.value("SELECT epoch FROM history h JOIN runs r USING (run_id) WHERE r.name LIKE"
                    + " '%/version_45' AND val_loss IS NOT NULL ORDER BY val_loss LIMIT 1")).isEqualTo(2132.0);
            logs.curve("%/version_6", "val_loss").hasLeast(1.972404, 58, 1e-6).endsWith(1.972481, 78, 1e-6);
            logs.curve("%/version_7", "val_loss").beginsWith(2.5264, 5e-5).hasLeast(2.5264, 0, 5e-5)
                    .endsWith(2.6011, 15, 5e-5);
            assertThat(logs.value("SELECT COUNT(*) FROM (SELECT LAST_VALUE_OF(step, \"exposure_train_loss\") AS t,"
                    + " LAST_VALUE_OF(step, \"exposure_val_loss\") AS v FROM history GROUP BY run_id) WHERE v < t"))
                    .isEqualTo(25L);
            assertThat(logs.rows("SELECT params['lr'], params['hidden'] FROM runs WHERE name LIKE '%/version_7'"))
                    .containsExactly(List.of("0.0001", "[128, 64]"));
        }
    }

    @Test
    void lightningTablesOfFourHundredColumns() {
        try (RealArchive logs = RealArchive.read(folder, "GeorgePearse__rf-detr-mask")) {
            logs.hasRuns(3);
            assertThat(logs.skipped()).hasSize(2)
                    .containsOnly("hyper-parameters of a run without metrics.csv");
            // 411 columns: the steps, and 410 metrics; 34 rows are 17 of training and 17 of learning rates.
            assertThat(logs.rows("SELECT COUNT(DISTINCT metric), COUNT(DISTINCT step) FROM metrics GROUP BY run_id"))
                    .hasSize(3).containsOnly(List.of(410L, 17L));
            assertThat(logs.rows("SELECT COUNT(DISTINCT metric), COUNT(*) FROM metrics WHERE metric LIKE 'lr-%'"))
                    .containsExactly(List.of(394L, 3 * 394 * 17L));
            assertThat(logs.value("SELECT COUNT(val_loss) FROM history")).isEqualTo(0L);
            // Layers have learning rates of their own.
            List<Object> range = logs.rows("SELECT MAX(\"value\"), MIN(\"value\") FROM metrics WHERE metric LIKE 'lr-%'"
                    + " AND step = (SELECT MAX(step) FROM metrics WHERE metric LIKE 'lr-%')").getFirst();
            assertThat((Double) range.get(0) / (Double) range.get(1)).isGreaterThan(1000);
            assertThat(logs.values("SELECT metric FROM metric_names WHERE canonical IN ('lr', 'train_loss') AND"
                    + " passed_over_runs = 0 ORDER BY metric")).containsExactly("train/loss", "train/lr");
            assertThat(logs.values("SELECT DISTINCT params['config.lr'] FROM runs WHERE name LIKE '%/version_1'"))
                    .containsExactly("5.0e-05");
        }
    }
}
