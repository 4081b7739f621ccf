package dev.onset.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MlflowFileReaderTest {

    private static final String RUN = "mlruns/7/0123456789abcdef0123456789abcdef/";

    @TempDir
    Path folder;

    private void write(String path, String text) throws IOException {
        Path file = folder.resolve("logs").resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    @BeforeEach
    void makeRun() throws IOException {
        write("mlruns/7/meta.yaml",
                "artifact_location: file:///x\nexperiment_id: '7'\nlifecycle_stage: active\nname: unet\n");
        write(RUN + "meta.yaml", """
            end_time: 1592710333261
            experiment_id: '7'
            lifecycle_stage: active
            run_id: 0123456789abcdef0123456789abcdef
            run_name: suave-mink
            start_time: 1592606630779
            status: 3
            """);
        write(RUN + "params/learning_rate", "0.1");
        write(RUN + "tags/mlflow.user", "ann");
    }

    private Imported read() {
        return Imported.of(folder.resolve("archive"), folder.resolve("logs"));
    }

    @Test
    void aRunsFolderIsARun() throws IOException {
        write(RUN + "metrics/val_loss", "1592609624849 2.5 0\n1592612242444 nan 1\n1592614859124 inf 2\n");
        write(RUN + "metrics/learning rate", "1592609624849 0.1 0\n1592612242444 0.01 1\n");
        try (Imported logs = read()) {
            assertThat(logs.snapshot().runs().runId(0)).isEqualTo("0123456789abcdef0123456789abcdef");
            assertThat(logs.names()).containsExactly("suave-mink");
            assertThat(logs.snapshot().runs().experiment(0)).isEqualTo("unet");
            assertThat(logs.snapshot().runs().status(0)).isEqualTo("finished");
            assertThat(logs.snapshot().runs().startedAt(0)).isEqualTo(1_592_606_630_779_000L);
            assertThat(logs.points(0, "val_loss")).containsExactly("0=2.5", "1=NaN", "2=Infinity");
            assertThat(logs.logged(0, "val_loss").axis().time(0)).isEqualTo(1_592_609_624_849_000L);
            assertThat(logs.canonical(0)).containsEntry("lr", "learning rate").containsEntry("val_loss", "val_loss");
            assertThat(logs.params(0)).containsEntry("learning_rate", "0.1");
            assertThat(logs.tags(0)).containsEntry("mlflow.user", "ann");
            assertThat(logs.report().filesUnrecognised()).isZero();
        }
    }

    @Test
    void aNameWithSlashesIsAPathOfFolders() throws IOException {
        write(RUN + "metrics/loss/val/total", "1592609624849 2.5 3\n");
        write(RUN + "params/optimizer/lr", "0.5");
        try (Imported logs = read()) {
            assertThat(logs.points(0, "loss/val/total")).containsExactly("3=2.5");
            assertThat(logs.params(0)).containsEntry("optimizer/lr", "0.5");
        }
    }

    @Test
    void aCurveOnStepZeroIsOrderedByTime() throws IOException {
        write(RUN + "metrics/train_loss", "3000 1.5 0\n1000 3.5 0\n2000 2.5 0\n");
        write(RUN + "metrics/score", "1000 7 0\n");
        try (Imported logs = read()) {
            assertThat(logs.points(0, "train_loss")).containsExactly("0=3.5", "1=2.5", "2=1.5");
            assertThat(logs.points(0, "score")).containsExactly("0=7.0");
            assertThat(logs.tags(0)).containsEntry("numbered_by_time", "train_loss");
        }
    }

    @Test
    void ofTwoValuesAtOneStepTheLaterWins() throws IOException {
        write(RUN + "metrics/loss", "1000 3 1\n2000 2 1\n3000 1 2\n");
        try (Imported logs = read()) {
            assertThat(logs.points(0, "loss")).hasSize(3);
            assertThat(logs.history(0, "loss").value(0)).isEqualTo(2.0);
        }
    }

    @Test
    void aLineWithoutStepIsStepZero() throws IOException {
        write(RUN + "metrics/loss", "1000 3.5\n");
        try (Imported logs = read()) {
            assertThat(logs.points(0, "loss")).containsExactly("0=3.5");
        }
    }

    @Test
    void aBrokenLineIsAFailureAndTheOthersAreRead() throws IOException {
        write(RUN + "metrics/loss", "1000 3 1\nwhat\n3000 1 2\n40");
        try (Imported logs = read()) {
            assertThat(logs.points(0, "loss")).containsExactly("1=3.0", "2=1.0");
            assertThat(logs.report().failures()).extracting(ImportReport.Failure::position).containsExactly("line 2");
            assertThat(logs.report().warnings()).hasSize(1);
        }
    }

    @Test
    void aRunWithoutMetricsIsARun() {
        try (Imported logs = read()) {
            assertThat(logs.snapshot().runCount()).isEqualTo(1);
            assertThat(logs.snapshot().runs().points(0)).isZero();
        }
    }

    @Test
    void aDeletedRunIsLeftOutAndSaid() throws IOException {
        write(RUN + "meta.yaml", "lifecycle_stage: deleted\nrun_id: 0123\n");
        write(RUN + "metrics/loss", "1000 3 1\n");
        try (Imported logs = read()) {
            assertThat(logs.snapshot().runCount()).isZero();
            assertThat(logs.report().skipped()).singleElement()
                    .satisfies(note -> assertThat(note.reason()).contains("deleted"));
        }
    }

    @Test
    void eventFilesAmongTheArtifactsAreTheSameRun() throws IOException {
        write(RUN + "metrics/loss", "1000 3 1\n");
        write(RUN + "artifacts/logs/events.out.tfevents.1700000000.host", "x");
        try (Imported logs = read()) {
            assertThat(logs.snapshot().runCount()).isEqualTo(1);
            assertThat(logs.report().skipped()).singleElement()
                    .satisfies(note -> assertThat(note.reason()).contains("artifact of the MLflow run"));
        }
    }
}
