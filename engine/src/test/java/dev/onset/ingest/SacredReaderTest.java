package dev.onset.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SacredReaderTest {

    @TempDir
    Path folder;

    @Test
    void aFolderIsARun() throws IOException {
        Path run = Files.createDirectories(folder.resolve("logs/7"));
        Files.writeString(run.resolve("metrics.json"), """
            {"training.loss": {"steps": [0, 10], "timestamps": ["2024-01-01T12:00:00.5", "2024-01-01T12:00:01"],
             "values": [2.5, {"dtype": "float64", "py/object": "numpy.float64", "value": 1.5}]}}""");
        Files.writeString(run.resolve("config.json"), "{\"lr\": 0.5, \"net\": {\"depth\": 3}}");
        Files.writeString(run.resolve("run.json"), """
            {"experiment": {"name": "mnist"}, "status": "COMPLETED", "start_time": "2024-01-01T11:00:00",
             "stop_time": "2024-01-01T13:00:00", "host": {"hostname": "box"}, "command": "main"}""");
        Files.writeString(run.resolve("cout.txt"), "Epoch 1, loss: 3\nEpoch 2, loss: 2\n");
        try (Imported logs = Imported.of(folder.resolve("archive"), folder.resolve("logs"))) {
            assertThat(logs.names()).containsExactly("mnist/7");
            assertThat(logs.points(0, "training.loss")).containsExactly("0=2.5", "10=1.5");
            assertThat(logs.logged(0, "training.loss").axis().time(0)).isEqualTo(1_704_110_400_500_000L);
            assertThat(logs.canonical(0)).containsEntry("train_loss", "training.loss");
            assertThat(logs.params(0)).containsEntry("lr", "0.5").containsEntry("net.depth", "3");
            assertThat(logs.snapshot().runs().status(0)).isEqualTo("finished");
            assertThat(logs.snapshot().runs().startedAt(0)).isEqualTo(1_704_106_800_000_000L);
            assertThat(logs.tags(0)).containsEntry("host", "box").containsEntry("command", "main");
            assertThat(logs.report().filesUnrecognised()).isZero();
        }
    }
}
