package dev.onset.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What SQL answers about real MLflow and W&amp;B runs, compared with what was read off the files by other means. */
class RealTrackersTest {

    @TempDir
    Path folder;

    @Test
    void mlflowRunsWhoseLearningRateDrops() {
        try (RealArchive logs = RealArchive.read(folder, "aseltmann__fluotracify")) {
            logs.hasRuns(7);
            assertThat(logs.rows("SELECT COUNT(DISTINCT metric), COUNT(DISTINCT step), COUNT(*) FROM metrics"
                    + " GROUP BY run_id ORDER BY 1, 2, 3"))
                    .containsExactly(List.of(20L, 40L, 800L), List.of(20L, 40L, 800L), List.of(20L, 40L, 800L),
                            List.of(20L, 70L, 1400L), List.of(20L, 100L, 2000L), List.of(69L, 20L, 1380L),
                            List.of(69L, 20L, 1380L));
            String run = "1e98b3ed%";
            assertThat(logs.value("SELECT experiment FROM runs WHERE run_id LIKE '" + run + "'"))
                    .isEqualTo("exp-310520-unet");
            assertThat(logs.learningRateChanges(run)).containsExactly(0L, 11L, 21L, 31L);
            assertThat(logs.at(run, "lr", 11)).isCloseTo(0.01, within(1e-6));
            assertThat(logs.at(run, "val_loss", 10)).isCloseTo(0.8146, within(5e-5));
            assertThat(logs.at(run, "val_loss", 11)).isCloseTo(0.3977, within(5e-5));
            assertThat(logs.at(run, "val_loss", 20)).isCloseTo(0.5292, within(5e-5));
            logs.curve(run, "val_loss").hasLeast(0.3715, 13, 5e-5).endsWith(0.4445, 39, 5e-5);
            assertThat(logs.at(run, "train_loss", 10)).isCloseTo(0.3536, within(5e-5));
            logs.curve(run, "train_loss").endsWith(0.2811, 39, 5e-5);
            assertThat(logs.values("SELECT DISTINCT metric FROM metrics WHERE run_id LIKE '" + run
                    + "' AND metric LIKE 'l%r%' ORDER BY metric")).containsExactly("learning rate", "lr");
            String longer = "037e1d9e%";
            assertThat(logs.learningRateChanges(longer)).startsWith(0L, 11L, 21L, 31L);
            assertThat(logs.curve(longer, "lr").least()).isBetween(0.9e-14, 1e-10);
            logs.curve(longer, "val_loss").hasPoints(100).hasLeast(0.2655, 64, 5e-5).endsWith(0.3001, 99, 5e-5);
            assertThat(logs.values("SELECT FIRST_VALUE_OF(step, val_loss) FROM history GROUP BY run_id"))
                    .anySatisfy(first -> assertThat((Double) first).isCloseTo(322, within(0.5)))
                    .anySatisfy(first -> assertThat((Double) first).isCloseTo(44, within(0.5)))
                    .anySatisfy(first -> assertThat((Double) first).isCloseTo(1268, within(0.5)));
            assertThat(logs.skipped()).hasSize(27).allMatch(reason -> reason.contains("an artifact of the MLflow run"));
        }
    }

    @Test
    void mlflowRunsWhosePointsAllLieOnStepZero() {
        try (RealArchive logs = RealArchive.read(folder, "GergoGit__DeepTemporalContinousClustering")) {
            logs.hasRuns(8);
            assertThat(logs.values("SELECT points FROM runs ORDER BY points")).containsExactly(0L, 0L, 0L, 6L, 6L, 6L,
                    6L, 6L);
            assertThat(logs.rows("SELECT step, train_loss FROM history WHERE run_id LIKE 'a384553e%' ORDER BY step"))
                    .containsExactly(List.of(0L, 0.19085100810974837), List.of(1L, 0.011142058102414011),
                            List.of(2L, 0.010987149452169736));
            assertThat(logs.value("SELECT COUNT(val_loss) FROM history")).isEqualTo(15L);
            assertThat(logs.rows("SELECT params['learning_rate'], params['scheduler_step_size'] FROM runs"
                    + " WHERE run_id LIKE 'a384553e%'"))
                    .containsExactly(List.of("0.005014921356855819", "30"));
        }
    }

    @Test
    void anMlflowDatabaseWithoutMetrics() {
        try (RealArchive logs = RealArchive.read(folder, "3tagoras__midi_lstm")) {
            assertThat(logs.rows("SELECT name, status, points, source FROM runs"))
                    .containsExactly(List.of("suave-mink-169", "finished", 0L, "mlflow-db"));
            assertThat(logs.value("SELECT COUNT(*) FROM metrics")).isEqualTo(0L);
        }
    }

    @Test
    void aRunOfWandbThatCrashedAndOneThatWasKilled() {
        try (RealArchive logs = RealArchive.read(folder, "ARM-software__keyword-transformer")) {
            assertThat(logs.rows("SELECT run_id, status, points FROM runs ORDER BY run_id"))
                    .containsExactly(List.of("2zuxwf70", "failed", 0L), Arrays.asList("3ojed7lz", null, 5169L));
            assertThat(logs.value("SELECT COUNT(*) FROM history")).isEqualTo(862L);
            assertThat(logs.rows("SELECT metric, COUNT(*) FROM metrics WHERE metric LIKE 'Training/%' OR metric LIKE"
                    + " 'Validation/%' GROUP BY metric ORDER BY metric"))
                    .containsExactly(List.of("Training/accuracy", 861L), List.of("Training/loss", 861L),
                            List.of("Training/step", 861L), List.of("Validation/accuracy", 862L),
                            List.of("Validation/step", 862L));
            assertThat(logs.warnings()).singleElement().asString().contains("the last record, at byte 335628")
                    .contains("cut short");
        }
    }

    @Test
    void runsOfWandbWithHistogramsAndAnEmptyFile() {
        try (RealArchive logs = RealArchive.read(folder, "7vik__nn-modularity")) {
            logs.hasRuns(14);
            // The longest history that any of the files holds has 20 rows.
            assertThat(logs.rows("SELECT run_id, COUNT(*) FROM history GROUP BY run_id ORDER BY run_id"))
                    .containsExactly(List.of("7ep5xzzx", 1L), List.of("axeaxk52", 20L), List.of("ktx43zjs", 12L),
                            List.of("l69sfsyk", 1L), List.of("z4k1ciks", 1L));
            assertThat(logs.values("SELECT DISTINCT metric FROM metrics WHERE metric LIKE '%5' ORDER BY metric"))
                    .containsExactly("GPT-2 Token Sub-Space Intervention Accuracy 5",
                            "GPT-2 Token Sub-Space Intervention Loss 5");
            // Without an exit record a run has no status.
            assertThat(logs.value("SELECT COUNT(*) FROM runs WHERE status IS NULL")).isEqualTo(10L);
            assertThat(logs.skipped()).containsExactly("the file is empty");
            assertThat(logs.warnings()).hasSize(9).allMatch(note -> note.contains("is cut short"));
        }
    }

    @Test
    void runsOfWandbWithoutHistory() {
        try (RealArchive logs = RealArchive.read(folder, "kentaroy47__vision-transformers-cifar10/wandb")) {
            assertThat(logs.rows("SELECT status, COUNT(*), SUM(points) FROM runs GROUP BY status ORDER BY status"))
                    .containsExactlyInAnyOrder(List.of("failed", 4L, 0L), List.of("finished", 3L, 0L),
                            Arrays.asList(null, 2L, 0L));
            assertThat(logs.skipped()).hasSize(2).containsOnly("a W&B run folder without its .wandb file");
            assertThat(logs.warnings()).hasSize(2).allMatch(note -> note.contains("is cut short"));
        }
    }
}
