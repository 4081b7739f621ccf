package dev.onset.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-C during long commands, in real processes. */
final class InterruptTest {

    @TempDir
    private Path directory = Path.of("");

    /** Takes seconds to read. */
    static void writeLongLog(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        try (BufferedWriter log = Files.newBufferedWriter(file)) {
            log.write("step,loss,val_loss\n");
            for (int step = 0; step < 3_000_000; step++) {
                log.write(step + ",0.123456,0.654321\n");
            }
        }
    }

    private static boolean isNotEmpty(Path file) {
        try {
            return Files.exists(file) && Files.size(file) > 0;
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void anInterruptedImportLeavesTheLastCommitAndSaysSo() throws Exception {
        Path archive = CommandRun.archive(directory);
        writeLongLog(directory.resolve("long/metrics.csv"));
        try (OnsetProcess onset = OnsetProcess.start(directory, "import", "--archive", archive.toString(),
                directory.resolve("long").toString())) {
            onset.until(() -> isNotEmpty(archive.resolve("writer.lock")), "the import begins");
            assertThat(onset.interrupt()).isEqualTo(130);
            assertThat(onset.err()).contains("interrupted: nothing of this import is in " + archive);
        }
        assertThat(CommandRun.of("sql", "--archive", archive.toString(), "--format", "csv",
                "SELECT count(*) AS n FROM runs").out()).isEqualTo("n\n2\n");
        assertThat(CommandRun.of("import", "--archive", archive.toString(), directory.resolve("logs").toString()).out())
                .contains("2 files unchanged");
    }

    @Test
    void aWatchSaysWhatChangesUntilItIsInterrupted() throws Exception {
        Path logs = CommandRun.logs(directory);
        Path archive = directory.resolve("archive");
        try (OnsetProcess onset = OnsetProcess.start(directory, "watch", "--archive", archive.toString(), "--interval",
                "0.1", logs.toString())) {
            onset.until(() -> onset.out().contains("watching " + logs), "the first import ends");
            Files.writeString(logs.resolve("deep/training.csv"), "3,0.25,3.5\n", StandardOpenOption.APPEND);
            onset.until(() -> onset.out().contains("deep: +3 points, 12 in all"), "the change is told");
            CommandRun.write(logs.resolve("new/training.csv"), "epoch,loss,val_loss\n0,1,2\n");
            onset.until(() -> onset.out().contains("new: new, 3 points"), "the new run is told");
            assertThat(onset.interrupt()).isEqualTo(130);
            assertThat(onset.err()).contains("stopped watching; " + archive);
        }
        assertThat(CommandRun.of("sql", "--archive", archive.toString(), "--format", "csv",
                "SELECT count(*) AS n FROM runs").out()).isEqualTo("n\n3\n");
    }
}
