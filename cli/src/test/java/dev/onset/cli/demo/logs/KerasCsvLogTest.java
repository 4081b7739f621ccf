package dev.onset.cli.demo.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.onset.cli.demo.training.Training;

class KerasCsvLogTest {
    @TempDir
    private Path root;

    @Test
    void anEpochIsARowWithTheColumnsInAlphabeticalOrder() throws IOException {
        Training training = SmallRuns.classification();

        String[] lines = Files.readString(new KerasCsvLog().write(root, training, 0)).split("\r\n", -1);

        Training.Epoch second = training.epochs().get(1);
        assertThat(lines).hasSize(SmallRuns.EPOCHS + 2).endsWith("");
        assertThat(lines[0]).isEqualTo("epoch,accuracy,learning_rate,loss,val_accuracy,val_loss");
        assertThat(lines[2])
                .isEqualTo("1," + second.trainAccuracy() + "," + second.learningRate()
                        + "," + second.trainLoss() + ","
                        + second.valAccuracy() + "," + second.valLoss());
    }

    @Test
    void theFolderTellsTheHyperParameters() throws IOException {
        Path file = new KerasCsvLog().write(root, SmallRuns.classification(), 0);

        assertThat(root.relativize(file)).isEqualTo(Path.of("keras",
                "task=spirals,width=4,learning_rate=0.1,weight_decay=0.003,schedule=step,train_points=24,seed=1",
                "training.csv"));
    }

    @Test
    void aRegressionHasNoAccuracyColumns() throws IOException {
        Path file = new KerasCsvLog().write(root, SmallRuns.regression(), 0);

        assertThat(Files.readString(file)).startsWith("epoch,learning_rate,loss,val_loss\r\n");
    }

    @Test
    void aDivergedLossIsWrittenAsPythonWritesIt() throws IOException {
        Path file = new KerasCsvLog().write(root, SmallRuns.diverged(), 0);

        assertThat(Files.readString(file)).endsWith("3,1e+60,nan,nan\r\n");
    }
}
