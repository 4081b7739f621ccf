package dev.onset.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LightningReaderTest {

    @TempDir
    Path folder;
    private Path version;

    @BeforeEach
    void makeFolder() throws IOException {
        version = Files.createDirectories(folder.resolve("project/lightning_logs/version_3"));
    }

    private Imported read(String metrics, String parameters) throws IOException {
        Files.writeString(version.resolve("metrics.csv"), metrics);
        Files.writeString(version.resolve("hparams.yaml"), parameters);
        return Imported.of(folder.resolve("archive"), folder.resolve("project"));
    }

    @Test
    void oneStepMaySpreadOverRows() throws IOException {
        try (Imported logs = read("val_loss,epoch,step,train_loss\n,0,9,3.0\n2.5,0,9,\n,1,19,2.0\n2.25,1,19,\n",
                "lr: 0.1\n")) {
            assertThat(logs.names()).containsExactly("lightning_logs/version_3");
            assertThat(logs.snapshot().runs().experiment(0)).isEqualTo("project");
            assertThat(logs.snapshot().runs().source(0)).isEqualTo("lightning");
            assertThat(logs.points(0, "train_loss")).containsExactly("9=3.0", "19=2.0");
            assertThat(logs.points(0, "val_loss")).containsExactly("9=2.5", "19=2.25");
            assertThat(logs.metrics(0)).doesNotContain("step");
            assertThat(logs.snapshot().historyAxis(0).length()).isEqualTo(2);
        }
    }

    @Test
    void aFinalTestRowAtStepZeroIsNotAnotherRun() throws IOException {
        try (Imported logs = read("epoch,step,train_loss,test_loss\n0,9,3.0,\n1,19,2.0,\n0,0,,2.5\n", "")) {
            assertThat(logs.snapshot().runCount()).isEqualTo(1);
            assertThat(logs.points(0, "test_loss")).containsExactly("0=2.5");
        }
    }

    @Test
    void aLearningRateRowWithoutEpochBelongsToItsStep() throws IOException {
        try (Imported logs = read("epoch,lr-Adam,step,train/loss\n,0.1,9,\n0,,9,3.0\n", "")) {
            assertThat(logs.points(0, "lr-Adam")).containsExactly("9=0.1");
            assertThat(logs.canonical(0)).containsEntry("lr", "lr-Adam").containsEntry("train_loss", "train/loss");
        }
    }

    @Test
    void nestedHyperParametersAreFlattened() throws IOException {
        String yaml = """
            optimizer:
              lr: 1.0e-4
              name: adam
            hidden:
            - 128
            - 64
            none: null
            """;
        try (Imported logs = read("epoch,step,loss\n0,9,3.0\n", yaml)) {
            assertThat(logs.params(0)).containsEntry("optimizer.lr", "1.0e-4").containsEntry("optimizer.name", "adam")
                    .containsEntry("hidden", "[128, 64]").containsEntry("none", null);
        }
    }

    @Test
    void pythonObjectsInHyperParametersAreReadAsPlainData() throws IOException {
        String yaml = """
            model: !!python/object:some.Model
              __dict__:
                depth: 3
              weights: !!binary |
                gAKKCmz8
            lr: 0.5
            """;
        try (Imported logs = read("epoch,step,loss\n0,9,3.0\n", yaml)) {
            assertThat(logs.params(0)).containsEntry("model.depth", "3").containsEntry("lr", "0.5")
                    .doesNotContainKey("model.weights");
        }
    }

    @Test
    void brokenHyperParametersAreAFailureAndTheCurvesAreKept() throws IOException {
        try (Imported logs = read("epoch,step,loss\n0,9,3.0\n", "a: [1, 2\nb: }")) {
            assertThat(logs.points(0, "loss")).containsExactly("9=3.0");
            assertThat(logs.report().complete()).isFalse();
            assertThat(logs.report().failures()).singleElement().asString().contains("hparams.yaml");
        }
    }

    @Test
    void hyperParametersWithoutMetricsAreSkippedAndSaid() throws IOException {
        Files.writeString(version.resolve("hparams.yaml"), "lr: 0.1\n");
        try (Imported logs = Imported.of(folder.resolve("archive"), folder.resolve("project"))) {
            assertThat(logs.snapshot().runCount()).isZero();
            assertThat(logs.report().skipped()).singleElement()
                    .satisfies(note -> assertThat(note.reason()).contains("without metrics.csv"));
        }
    }

    @Test
    void aTableNamedMetricsAloneIsAnOrdinaryTable() throws IOException {
        Files.writeString(version.resolve("metrics.csv"), "epoch,step,loss\n0,9,3.0\n");
        try (Imported logs = Imported.of(folder.resolve("archive"), folder.resolve("project"))) {
            assertThat(logs.snapshot().runs().source(0)).isEqualTo("csv");
            assertThat(logs.names()).containsExactly("lightning_logs/version_3");
        }
    }

    @Test
    void aliasesOfAliasesDoNotGrowWithoutEnd() throws IOException {
        StringBuilder yaml = new StringBuilder("lr: 0.5\na0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 12; i++) {
            yaml.append("a" + i + ": &a" + i + " [" + ("*a" + (i - 1) + ", ").repeat(8) + "*a" + (i - 1) + "]\n");
        }
        try (Imported logs = read("epoch,step,loss\n0,9,3.0\n", yaml.toString())) {
            assertThat(logs.params(0)).containsEntry("lr", "0.5");
        }
    }
}
