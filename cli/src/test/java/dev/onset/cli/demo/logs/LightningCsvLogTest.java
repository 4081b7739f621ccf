package dev.onset.cli.demo.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.onset.cli.demo.training.Training;

class LightningCsvLogTest {
    @TempDir
    private Path root;

    @Test
    void anEpochTakesThreeSparseRows() throws IOException {
        Training training = SmallRuns.classification();

        String[] lines = Files.readString(new LightningCsvLog().write(root, training, 2)).split("\r\n");

        Training.Epoch second = training.epochs().get(1);
        assertThat(lines).hasSize(1 + 3 * SmallRuns.EPOCHS);
        assertThat(lines[0]).isEqualTo("epoch,grad_norm,lr-SGD,step,train_acc,train_loss,val_acc,val_loss");
        assertThat(lines[4]).isEqualTo(",," + second.learningRate() + ",3,,,,");
        assertThat(lines[5]).isEqualTo("1,,,5,,," + second.valAccuracy() + "," + second.valLoss());
        assertThat(lines[6]).isEqualTo("1," + second.gradientNorm() + ",,5," + second.trainAccuracy() + ","
                + second.trainLoss() + ",,");
    }

    @Test
    void theHyperParametersLieBesideTheMetrics() throws IOException {
        Path file = new LightningCsvLog().write(root, SmallRuns.classification(), 2);

        assertThat(root.relativize(file)).isEqualTo(Path.of("lightning_logs", "version_2", "metrics.csv"));
        assertThat(file.resolveSibling("hparams.yaml")).hasContent("""
                task: spirals
                width: 4
                learning_rate: 0.1
                weight_decay: 0.003
                schedule: step
                train_points: 24
                seed: 1
                """);
    }

    @Test
    void aRegressionHasNoAccuracyColumns() throws IOException {
        Path file = new LightningCsvLog().write(root, SmallRuns.regression(), 0);

        assertThat(Files.readString(file)).startsWith("epoch,grad_norm,lr-SGD,step,train_loss,val_loss\r\n");
    }
}
