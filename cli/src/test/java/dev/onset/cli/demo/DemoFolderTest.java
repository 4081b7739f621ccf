package dev.onset.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.onset.cli.demo.training.Configuration;
import dev.onset.cli.demo.training.Schedule;
import dev.onset.cli.demo.training.Task;
import dev.onset.cli.demo.training.Training;
import dev.onset.error.OnsetException;

class DemoFolderTest {
    @TempDir
    private Path root;

    @Test
    void everyLoggerTakesItsTurn() throws IOException {
        Path directory = root.resolve("runs");

        new DemoFolder(directory).write(trainings(7));

        assertThat(files(directory)).hasSize(7 + 1 + 2).contains("README.txt", "lightning_logs/version_1/metrics.csv",
                "lightning_logs/version_1/hparams.yaml", "huggingface/run-0/trainer_state.json");
        assertThat(directory.resolve("README.txt")).content().contains("7 small neural networks", "keras/",
                "lightning_logs/", "huggingface/", "tensorboard/", "deit/");
    }

    @Test
    void anEarlierDemoIsReplaced() throws IOException {
        new DemoFolder(root).write(trainings(7));

        new DemoFolder(root).write(trainings(2));

        assertThat(files(root)).hasSize(2 + 1 + 1).contains("lightning_logs/version_0/metrics.csv")
                .noneMatch(file -> file.startsWith("huggingface"));
    }

    @Test
    void aFolderOfSomebodyElseIsLeftAlone() throws IOException {
        Files.createDirectories(root.resolve("keras"));
        Files.writeString(root.resolve("keras/thesis.csv"), "epoch,loss\n");

        assertThatThrownBy(() -> new DemoFolder(root).write(trainings(1))).isInstanceOf(OnsetException.class)
                .hasMessageContaining(root.toString()).hasMessageContaining("--directory");
        assertThat(files(root)).containsExactly("keras/thesis.csv");
    }

    @Test
    void aFileInTheWayIsNamed() throws IOException {
        Path file = Files.writeString(root.resolve("runs"), "");

        assertThatThrownBy(() -> new DemoFolder(file).check()).isInstanceOf(OnsetException.class)
                .hasMessageContaining("is a file");
    }

    private static List<Training> trainings(int count) {
        return DemoRuns.train(IntStream.range(0, count)
                .mapToObj(seed -> new Configuration(Task.SPIRALS, 2, 0.1, 0, Schedule.CONSTANT, 8, 8, 2, seed))
                .toList(),
                finished -> {});
    }

    private static List<String> files(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).map(file -> directory.relativize(file).toString()).toList();
        }
    }
}
