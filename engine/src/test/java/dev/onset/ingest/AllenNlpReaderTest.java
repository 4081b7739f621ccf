package dev.onset.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file an epoch, as AllenNLP writes them. */
class AllenNlpReaderTest {

    @TempDir
    Path folder;

    private Path logs;

    @BeforeEach
    void write() throws IOException {
        logs = Files.createDirectories(folder.resolve("tagger"));
        for (int epoch = 0; epoch < 11; epoch++) {
            Files.writeString(logs.resolve("metrics_epoch_" + epoch + ".json"), """
                {
                  "best_epoch": %d,
                  "peak_worker_0_memory_MB": 1024,
                  "training_duration": "0:00:%02d.5",
                  "epoch": %d,
                  "training_loss": %s,
                  "validation_loss": %s,
                  "best_validation_loss": 0.5
                }""".formatted(Math.min(epoch, 3), epoch, epoch, 2.0 / (epoch + 1), 1.0 / (epoch + 1)));
        }
        Files.writeString(logs.resolve("metrics.json"), "{\"best_epoch\": 3, \"epoch\": 10, \"training_loss\": 0.1}");
        Files.writeString(logs.resolve("config.json"), "{\"trainer\": {\"optimizer\": {\"lr\": 0.01}}}");
    }

    @Test
    void theEpochsAreOneRunInTheirOrder() {
        try (Imported imported = Imported.of(folder.resolve("archive"), logs)) {
            assertThat(imported.names()).containsExactly("tagger");
            assertThat(imported.last(0, "val_loss")).isEqualTo(new Imported.Extreme(10, 1.0 / 11));
            assertThat(imported.history(0, "train_loss").length()).isEqualTo(11);
            assertThat(imported.metrics(0)).doesNotContain("best_validation_loss");
            assertThat(imported.tags(0)).containsEntry("best_epoch", "3");
            assertThat(imported.params(0)).containsEntry("trainer.optimizer.lr", "0.01");
        }
    }

    @Test
    void anEpochThatIsNoJsonFailsAlone() throws IOException {
        Files.writeString(logs.resolve("metrics_epoch_5.json"), "{\"training_loss\": 0.");
        try (Imported imported = Imported.of(folder.resolve("archive"), logs)) {
            assertThat(imported.report().failures()).singleElement()
                    .satisfies(failure -> assertThat(failure.path()).endsWith("metrics_epoch_5.json"));
            assertThat(imported.history(0, "val_loss").length()).isEqualTo(10);
        }
    }

    @Test
    void anotherEpochIsReadWithTheOthers() throws IOException {
        Imported.of(folder.resolve("archive"), logs).close();
        Files.writeString(logs.resolve("metrics_epoch_11.json"), "{\"training_loss\": 0.25, \"epoch\": 11}");
        try (Imported imported = Imported.of(folder.resolve("archive"), logs)) {
            assertThat(imported.history(0, "train_loss").length()).isEqualTo(12);
            assertThat(imported.names()).hasSize(1);
        }
    }
}
