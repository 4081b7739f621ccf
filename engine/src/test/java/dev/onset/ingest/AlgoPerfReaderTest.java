package dev.onset.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlgoPerfReaderTest {

    private static final String MEASUREMENTS = "global_step,grad_norm,loss,train/loss,validation/loss,score\n"
            + "0,2.5,0.75,,,\n1,,,0.5,0.625,10.5\n100,0.5,0.25,,,\n";
    private static final String EVALUATIONS = "global_step,score,train/loss,validation/loss\n1,10.5,0.5,0.625\n";

    @TempDir
    Path folder;
    private Path trial;

    @BeforeEach
    void makeFolder() throws IOException {
        trial = Files.createDirectories(folder.resolve("logs/nadamp/study_3/ogbg_jax/trial_1"));
    }

    private Imported read() {
        return Imported.of(folder.resolve("archive"), folder.resolve("logs"));
    }

    @Test
    void allFilesOfATrialAreOneRun() throws IOException {
        Files.writeString(trial.resolve("measurements.csv"), MEASUREMENTS);
        Files.writeString(trial.resolve("eval_measurements.csv"), EVALUATIONS);
        Files.writeString(trial.resolve("hparams.json"),
                "{\"learning_rate\": 1e-4, \"nesterov\": true, \"decay\": NaN}");
        Files.writeString(trial.resolve("meta_data_0.json"), "{\"workload.step_hint\": 80000, \"gpu_count\": 8}");
        Files.writeString(trial.resolve("events.out.tfevents.1715879486.host.1.0.v2"), "not looked into");
        try (Imported logs = read()) {
            assertThat(logs.names()).containsExactly("nadamp/study_3/ogbg_jax/trial_1");
            assertThat(logs.snapshot().runs().experiment(0)).isEqualTo("ogbg_jax");
            assertThat(logs.points(0, "validation/loss")).containsExactly("1=0.625");
            assertThat(logs.points(0, "loss")).containsExactly("0=0.75", "100=0.25");
            assertThat(logs.canonical(0)).containsEntry("train_loss", "train/loss")
                    .containsEntry("val_loss", "validation/loss")
                    .containsEntry("grad_norm", "grad_norm");
            assertThat(logs.params(0)).containsEntry("learning_rate", "0.0001").containsEntry("nesterov", "true")
                    .containsEntry("decay", "NaN").containsEntry("workload.step_hint", "80000");
            assertThat(logs.tags(0)).containsEntry("gpu_count", "8").containsEntry("submission", "nadamp");
            assertThat(logs.snapshot().runs().startedAt(0)).isEqualTo(1_715_879_486_000_000L);
            assertThat(logs.report().filesUnrecognised()).isZero();
        }
    }

    @Test
    void aTrialWithEvaluationsAloneIsARun() throws IOException {
        Files.writeString(trial.resolve("eval_measurements.csv"), EVALUATIONS);
        try (Imported logs = read()) {
            assertThat(logs.points(0, "validation/loss")).containsExactly("1=0.625");
            assertThat(logs.snapshot().runs().source(0)).isEqualTo("algoperf");
        }
    }

    @Test
    void aTrialOfHyperParametersAloneIsSkippedAndSaid() throws IOException {
        Files.writeString(trial.resolve("hparams.json"), "{}");
        try (Imported logs = read()) {
            assertThat(logs.report().skipped()).singleElement()
                    .satisfies(note -> assertThat(note.reason()).contains("without measurements"));
        }
    }

    @Test
    void aTableOfAnotherKindIsNotClaimed() throws IOException {
        Files.writeString(trial.resolve("measurements.csv"), "day,height\n1,2\n");
        try (Imported logs = read()) {
            assertThat(logs.snapshot().runCount()).isZero();
            assertThat(logs.report().filesUnrecognised()).isEqualTo(1);
        }
    }
}
