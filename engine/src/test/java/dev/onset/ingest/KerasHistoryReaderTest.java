package dev.onset.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KerasHistoryReaderTest {

    @TempDir
    Path folder;

    private Imported read(String json) throws IOException {
        Path logs = Files.createDirectories(folder.resolve("logs/cnn"));
        Files.writeString(logs.resolve("history.json"), json);
        return Imported.of(folder.resolve("archive"), folder.resolve("logs"));
    }

    @Test
    void aListPerMetricCountsEpochsFromZero() throws IOException {
        try (Imported logs = read(
                "{\"loss\": [2.5, NaN], \"val_loss\": [3.5, Infinity], \"lr\": [\"0.1\", \"0.01\"]}")) {
            assertThat(logs.names()).containsExactly("cnn");
            assertThat(logs.points(0, "loss")).containsExactly("0=2.5", "1=NaN");
            assertThat(logs.points(0, "val_loss")).containsExactly("0=3.5", "1=Infinity");
            assertThat(logs.points(0, "lr")).containsExactly("0=0.1", "1=0.01");
        }
    }

    @Test
    void aListOfEpochsCountsInstead() throws IOException {
        try (Imported logs = read("{\"loss\": [2.5, 1.5], \"epoch\": [10, 20]}")) {
            assertThat(logs.points(0, "loss")).containsExactly("10=2.5", "20=1.5");
        }
    }

    @Test
    void listsOfOtherThingsAreNoHistory() throws IOException {
        try (Imported logs = read("{\"labels\": [1, 2, 3], \"loss\": [1]}")) {
            assertThat(logs.snapshot().runCount()).isZero();
        }
    }

    @Test
    void aBrokenFileIsAFailureWithItsPlace() throws IOException {
        try (Imported logs = read("{\"loss\": [2.5, 1.5], \"val")) {
            assertThat(logs.report().failures()).singleElement().asString().contains("history.json", "line 1");
        }
    }
}
