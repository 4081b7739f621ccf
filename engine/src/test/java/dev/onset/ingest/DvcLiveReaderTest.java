package dev.onset.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DvcLiveReaderTest {

    @TempDir
    Path folder;

    private void write(String path, String text) throws IOException {
        Path file = folder.resolve("logs/dvclive").resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    @Test
    void aTablePerMetricIsOneRun() throws IOException {
        write("plots/metrics/train/loss.tsv", "step\tloss\n0\t2.5\n1\t1.5\n");
        write("plots/metrics/val/loss.tsv", "timestamp\tstep\tloss\n1700000000000\t0\t3.5\n1700000001000\t1\tnan\n");
        write("params.yaml", "lr: 0.5\n");
        write("metrics.json", "{\"train\": {\"loss\": 1.5}, \"step\": 1}");
        try (Imported logs = Imported.of(folder.resolve("archive"), folder.resolve("logs"))) {
            assertThat(logs.snapshot().runCount()).isEqualTo(1);
            assertThat(logs.points(0, "train/loss")).containsExactly("0=2.5", "1=1.5");
            assertThat(logs.points(0, "val/loss")).containsExactly("0=3.5", "1=NaN");
            assertThat(logs.logged(0, "val/loss").axis().time(0)).isEqualTo(1_700_000_000_000_000L);
            assertThat(logs.canonical(0)).containsEntry("train_loss", "train/loss").containsEntry("val_loss",
                    "val/loss");
            assertThat(logs.params(0)).containsEntry("lr", "0.5");
            assertThat(logs.report().filesUnrecognised()).isZero();
        }
    }
}
