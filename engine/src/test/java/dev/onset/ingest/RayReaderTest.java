package dev.onset.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RayReaderTest {

    @TempDir
    Path folder;

    @Test
    void aTrialsFolderIsOneRunThoughItsPointsAreThereTwice() throws IOException {
        Path trial = Files.createDirectories(folder.resolve("logs/train_fn_0"));
        Files.writeString(trial.resolve("result.json"), """
            {"loss": 2.5, "training_iteration": 1, "timestamp": 1700000000, "config": {"lr": 0.5}, "trial_id": "a", "done": false}
            {"loss": NaN, "training_iteration": 2, "timestamp": 1700000001, "config": {"lr": 0.5}, "trial_id": "a", "done": true}
            """);
        Files.writeString(trial.resolve("params.json"), "{\"lr\": 0.5, \"layers\": [1, 2]}");
        Files.writeString(trial.resolve("progress.csv"), "training_iteration,loss\n1,2.5\n");
        try (Imported logs = Imported.of(folder.resolve("archive"), folder.resolve("logs"))) {
            assertThat(logs.names()).containsExactly("train_fn_0");
            assertThat(logs.points(0, "loss")).containsExactly("1=2.5", "2=NaN");
            assertThat(logs.metrics(0)).containsExactly("loss");
            assertThat(logs.logged(0, "loss").axis().time(0)).isEqualTo(1_700_000_000_000_000L);
            assertThat(logs.params(0)).containsEntry("lr", "0.5").containsEntry("layers", "[1, 2]");
            assertThat(logs.tags(0)).containsEntry("trial_id", "a");
            assertThat(logs.snapshot().runs().status(0)).isEqualTo("finished");
        }
    }
}
