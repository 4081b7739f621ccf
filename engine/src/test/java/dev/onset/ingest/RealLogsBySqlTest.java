package dev.onset.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What SQL answers about the logs of real projects, compared with what was read off the files by other means. */
class RealLogsBySqlTest {

    @TempDir
    Path folder;

    private void read(String set, long runs) {
        try (Imported logs = Imported.of(folder.resolve("archive"), RealLogs.require(set))) {
            assertThat(logs.report().failures()).isEmpty();
        }
        assertThat(query("SELECT COUNT(*) FROM runs")).containsExactly(List.of(runs));
    }

    private List<List<Object>> query(String sql) {
        return Answers.of(folder.resolve("archive"), sql);
    }

    /** The step and value of a curve's minimum, and its last value, for the runs that the condition selects. */
    private void assertCurve(String condition, String column, long step, double least, double last, double tolerance) {
        List<List<Object>> rows = query("SELECT best_step(h.step, h." + column + "), best_value(h.step, h." + column
                + "), ARG_MAX(h." + column + ", h.step) FROM history h JOIN runs r USING (run_id) WHERE " + condition
                + " AND h." + column + " IS NOT NULL GROUP BY h.run_id");
        assertThat(rows).singleElement().satisfies(row -> {
            assertThat(row.get(0)).isEqualTo(step);
            assertThat((Double) row.get(1)).isCloseTo(least, within(tolerance));
            assertThat((Double) row.get(2)).isCloseTo(last, within(tolerance));
        });
    }

    @Test
    void algoPerf() {
        read("mlcommons__submissions_algorithms", 168);
        assertCurve("r.name = 'nadamp/study_3/ogbg_jax/trial_1'", "val_loss", 13309, 0.0445252, 0.0672025, 1e-6);
        assertCurve("r.name = 'nadamp/study_3/ogbg_jax/trial_1'", "\"test/loss\"", 13309, 0.047373, 0.072091, 1e-6);
    }

    @Test
    void cifarNetworksInEventFiles() {
        read("BIGBALLON__cifar-10-cnn", 6);
        assertThat(query("SELECT SUM(points) FROM runs")).containsExactly(List.of(4L * 4 * 180 + 2 * 4 * 164));
        assertCurve("r.name LIKE '%lenet'", "val_loss", 11, 1.207229, 5.258665, 1e-6);
        assertCurve("r.name LIKE '%lenet_dp'", "val_loss", 4, 1.074701, 4.452671, 1e-6);
        assertCurve("r.name LIKE '%lenet_dp_da_wd'", "val_loss", 172, 0.748449, 0.751107, 1e-6);
        assertCurve("r.name LIKE '%nin'", "val_loss", 154, 0.51479, 0.52384, 1e-5);
        assertCurve("r.name LIKE '%nin_bn'", "val_loss", 146, 0.46143, 0.46579, 1e-5);
    }

    @Test
    void mlflowRunsWhoseLearningRateDrops() {
        read("aseltmann__fluotracify", 7);
        assertCurve("r.run_id LIKE '1e98b3ed%'", "val_loss", 13, 0.3715, 0.4445, 5e-5);
        assertCurve("r.run_id LIKE '037e1d9e%'", "val_loss", 64, 0.2655, 0.3001, 5e-5);
        assertThat(query("SELECT MIN(step) FROM history WHERE run_id LIKE '1e98b3ed%' AND lr IS NOT NULL"
                + " GROUP BY ROUND(LN(lr)) ORDER BY 1"))
                .containsExactly(List.of(0L), List.of(11L), List.of(21L), List.of(31L));
    }

    @Test
    void theDetrLogAndTheRunsBesideIt() {
        read("FarjadAhmed__detr_custom_dcmha", 5); // the official log, two runs in one file, and two printed logs
        assertCurve("r.name LIKE '%detr-r50_log'", "val_loss", 411, 8.0301, 8.1962, 5e-5);
        assertThat(
                query("SELECT MIN(h.step) FROM history h JOIN runs r USING (run_id) WHERE r.name LIKE '%detr-r50_log'"
                        + " AND h.lr < 5e-5"))
                .containsExactly(List.of(400L));
    }

    @Test
    void trainersCheckpointsAreOneRun() {
        read("SecurityLab-UCD__UniTSyn", 1);
        assertThat(query("SELECT COUNT(train_loss), MAX(step), MAX(train_loss), MIN(train_loss) FROM history"))
                .singleElement().satisfies(row -> assertThat(row.subList(0, 3)).containsExactly(350L, 3500L, 34.9679));
    }

    @Test
    void aTrainersEvaluations() {
        read("P4P4N1CK__whisper-large-v2-japanese-5k-steps", 1);
        assertThat(query("SELECT COUNT(train_loss), COUNT(val_loss) FROM history")).containsExactly(List.of(200L, 5L));
        assertCurve("TRUE", "val_loss", 1000, 0.320998, 0.420015, 1e-6);
        assertThat(query("SELECT step FROM history WHERE \"eval_wer\" IS NOT NULL ORDER BY \"eval_wer\" LIMIT 1"))
                .containsExactly(List.of(3000L));
    }

    @Test
    void wideResidualNetworksAndTheirDrops() {
        read("szagoruyko__wide-residual-networks", 4);
        assertThat(query("SELECT DISTINCT lr, MIN(step) FROM history GROUP BY run_id, lr ORDER BY 2")).containsExactly(
                List.of(0.1, 1L), List.of(0.02, 60L), List.of(0.004, 120L), List.of(0.0008, 160L));
    }

    @Test
    void visionTransformersInAppendedTextLogs() {
        read("kentaroy47__vision-transformers-cifar10/log", 13);
        assertCurve("r.name LIKE '%log_vit_patch4#6'", "val_loss", 74, 68.62816, 82.33190, 1e-5);
        assertCurve("r.name LIKE '%log_convmixer_patch4'", "val_loss", 146, 31.92028, 32.55534, 1e-5);
    }
}
