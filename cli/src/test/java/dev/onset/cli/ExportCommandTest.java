package dev.onset.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code onset export}. */
class ExportCommandTest {

    @TempDir
    private Path directory = Path.of("");

    private CommandRun export(String... arguments) {
        String[] all = new String[arguments.length + 3];
        all[0] = "export";
        all[1] = "--archive";
        all[2] = CommandRun.archive(directory).toString();
        System.arraycopy(arguments, 0, all, 3, arguments.length);
        return CommandRun.of(all);
    }

    @Test
    void aQueryGoesToAFile() {
        Path file = directory.resolve("best.csv");
        CommandRun run = export("-o", file.toString(),
                "SELECT min(val_loss) AS best FROM history GROUP BY run_id ORDER BY 1");
        assertThat(run.err()).isEqualTo("Wrote 2 rows to " + file + "\n");
        assertThat(file).hasContent("best\n0.123456789\n1\n");
    }

    @Test
    void tablesGoToAFolder() {
        Path folder = directory.resolve("out");
        CommandRun run = export("-o", folder.toString(), "--format", "jsonl", "--where", "metric = 'loss'", "metrics");
        assertThat(run.status()).isZero();
        assertThat(folder.resolve("metrics.jsonl")).content().contains("\"metric\":\"loss\"")
                .doesNotContain("val_loss");
    }

    @Test
    void withoutNamesAllTablesOfTheRunsAreWritten() {
        Path folder = directory.resolve("out");
        assertThat(export("-o", folder.toString()).status()).isZero();
        assertThat(folder).isDirectoryContaining("glob:**/runs.parquet")
                .isDirectoryContaining("glob:**/metrics.parquet");
    }

    @Test
    void anErrorIsShownAndNothingWritten() {
        Path file = directory.resolve("best.parquet");
        CommandRun run = export("-o", file.toString(), "SELECT nothing FROM history");
        assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
        assertThat(run.err()).contains("There is no column nothing");
        assertThat(Files.exists(file)).isFalse();
    }
}
