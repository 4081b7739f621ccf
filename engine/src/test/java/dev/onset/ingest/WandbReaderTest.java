package dev.onset.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WandbReaderTest {

    @TempDir
    Path folder;

    private void write(String path, byte[] bytes) throws IOException {
        Path file = folder.resolve("logs/wandb").resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }

    private Imported read() {
        return Imported.of(folder.resolve("archive"), folder.resolve("logs"));
    }

    @Test
    void aRowCarriesOnlyWhatWasLoggedTogether() throws IOException {
        write("run-20240101_120000-abc123/run-abc123.wandb", new WandbFileBytes().run("abc123", "vision", "brisk-sun-1")
                .config("lr", "0.5", "model", "{\"depth\": 3}", "_wandb", "{}")
                .history(0, "_step", "0", "_timestamp", "1700000001.5", "train loss", "2.5")
                .history(1, "_step", "1", "_timestamp", "1700000002.5", "val_loss", "3.5", "train loss", "NaN")
                .summary("train loss", "2.0").exit(0, 60).bytes());
        try (Imported logs = read()) {
            assertThat(logs.snapshot().runs().runId(0)).isEqualTo("abc123");
            assertThat(logs.names()).containsExactly("brisk-sun-1");
            assertThat(logs.snapshot().runs().experiment(0)).isEqualTo("vision");
            assertThat(logs.snapshot().runs().status(0)).isEqualTo("finished");
            assertThat(logs.snapshot().runs().startedAt(0)).isEqualTo(1_700_000_000_000_000L);
            assertThat(logs.snapshot().runs().endedAt(0)).isEqualTo(1_700_000_060_000_000L);
            assertThat(logs.points(0, "train loss")).containsExactly("0=2.5", "1=NaN");
            assertThat(logs.points(0, "val_loss")).containsExactly("1=3.5");
            assertThat(logs.logged(0, "val_loss").axis().time(0)).isEqualTo(1_700_000_002_500_000L);
            assertThat(logs.metrics(0)).containsExactly("train loss", "val_loss");
            assertThat(logs.params(0)).containsEntry("lr", "0.5").containsEntry("model.depth", "3").hasSize(2);
            assertThat(logs.tags(0)).containsEntry("tags", "a, b").containsEntry("summary.train loss", "2");
        }
    }

    @Test
    void histogramsAreNoPoints() throws IOException {
        write("run-20240101_120000-abc/run-abc.wandb", new WandbFileBytes()
                .history(0, "grad", "{\"_type\": \"histogram\", \"values\": [1]}", "nested",
                        "{\"a\": 1, \"b\": {\"c\": 2}}")
                .bytes());
        try (Imported logs = read()) {
            assertThat(logs.metrics(0)).containsExactly("nested.a", "nested.b.c");
        }
    }

    @Test
    void recordsMaySpanBlocks() throws IOException {
        WandbFileBytes file = new WandbFileBytes().config("big", "\"" + "x".repeat(100_000) + "\"");
        for (int i = 0; i < 5_000; i++) {
            file.history(i, "loss", Integer.toString(i));
        }
        write("run-20240101_120000-abc/run-abc.wandb", file.bytes());
        try (Imported logs = read()) {
            assertThat(logs.logged(0, "loss").length()).isEqualTo(5_000);
            assertThat(logs.last(0, "loss")).isEqualTo(new Imported.Extreme(4_999, 4_999));
            assertThat(logs.report().warnings()).isEmpty();
        }
    }

    @Test
    void aCutLastRecordIsSaidAndTheRestIsImported() throws IOException {
        WandbFileBytes file = new WandbFileBytes().history(0, "loss", "4");
        int whole = file.size();
        byte[] bytes = file.history(1, "loss", "3").bytes();
        for (int length = whole + 1; length < bytes.length; length++) {
            write("run-20240101_120000-abc/run-abc.wandb", Arrays.copyOf(bytes, length));
            try (Imported logs = Imported.of(folder.resolve("archive" + length), folder.resolve("logs"))) {
                assertThat(logs.points(0, "loss")).containsExactly("0=4.0");
                assertThat(logs.snapshot().runs().status(0)).isNull();
                assertThat(logs.report().warnings()).singleElement()
                        .satisfies(note -> assertThat(note.reason()).contains("byte " + whole, "cut short"));
                assertThat(logs.report().complete()).isTrue();
            }
        }
    }

    @Test
    void aFlippedBitIsAFailureWithItsOffset() throws IOException {
        WandbFileBytes file = new WandbFileBytes().history(0, "loss", "4");
        int whole = file.size();
        byte[] bytes = file.history(1, "loss", "3").history(2, "loss", "2").bytes();
        bytes[whole + 9] ^= 1;
        write("run-20240101_120000-abc/run-abc.wandb", bytes);
        try (Imported logs = read()) {
            assertThat(logs.points(0, "loss")).containsExactly("0=4.0");
            assertThat(logs.report().failures()).extracting(ImportReport.Failure::position)
                    .containsExactly("byte " + whole);
        }
    }

    @Test
    void foldersOfOneIdAreOneResumedRun() throws IOException {
        write("offline-run-20240102_120000-abc/run-abc.wandb",
                new WandbFileBytes().history(5, "loss", "2").exit(0, 1).bytes());
        write("run-20240101_120000-abc/run-abc.wandb",
                new WandbFileBytes().history(4, "loss", "4").history(5, "loss", "3").bytes());
        try (Imported logs = read()) {
            assertThat(logs.snapshot().runCount()).isEqualTo(1);
            assertThat(logs.points(0, "loss")).containsExactly("4=4.0", "5=3.0", "5=2.0");
            assertThat(logs.snapshot().runs().status(0)).isEqualTo("finished");
        }
    }

    @Test
    void theLinkToTheLatestRunIsNotAnotherRun() throws IOException {
        write("run-20240101_120000-abc/run-abc.wandb", new WandbFileBytes().history(0, "loss", "4").bytes());
        Path wandb = folder.resolve("logs/wandb");
        Files.createSymbolicLink(wandb.resolve("latest-run"), wandb.resolve("run-20240101_120000-abc"));
        try (Imported logs = read()) {
            assertThat(logs.report().runs()).isEqualTo(1);
        }
    }

    @Test
    void anEmptyFileAndAFolderWithoutOneAreSkippedAndSaid() throws IOException {
        write("run-20240101_120000-abc/run-abc.wandb", new byte[0]);
        write("run-20240101_120000-def/files/wandb-summary.json", new byte[]{'{', '}'});
        try (Imported logs = read()) {
            assertThat(logs.report().skipped()).extracting(ImportReport.Note::reason).containsExactly(
                    "the file is empty",
                    "a W&B run folder without its .wandb file");
        }
    }

    @Test
    void aFileOfAnotherKindIsAFailure() throws IOException {
        write("run-20240101_120000-abc/run-abc.wandb", "hello world".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        try (Imported logs = read()) {
            assertThat(logs.report().failures()).singleElement()
                    .satisfies(failure -> assertThat(failure.reason()).contains("':W&B'"));
        }
    }
}
