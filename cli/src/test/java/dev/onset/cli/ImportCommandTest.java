package dev.onset.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code onset import} and {@code onset info}. */
final class ImportCommandTest {

    @TempDir
    private Path directory = Path.of("");

    private CommandRun importing(String... arguments) {
        String[] all = new String[arguments.length + 3];
        all[0] = "import";
        all[1] = "--archive";
        all[2] = directory.resolve("archive").toString();
        System.arraycopy(arguments, 0, all, 3, arguments.length);
        return CommandRun.of(all);
    }

    @Test
    void theSummaryCountsRunsAndPointsByFormat() {
        CommandRun run = importing(CommandRun.logs(directory).toString());
        assertThat(run.out()).containsPattern("format +runs +points\n-+ +-+ +-+\n\\S+ +2 +\\d+\n2 runs with ");
        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isEqualTo(ExitStatus.OK);
    }

    @Test
    void importingAgainReadsNothing() {
        String logs = CommandRun.logs(directory).toString();
        importing(logs);
        CommandRun again = importing(logs);
        assertThat(again.out()).contains("0 runs with 0 points from 0 files", "2 files unchanged");
        assertThat(again.status()).isEqualTo(ExitStatus.OK);
    }

    @Test
    void aDryRunLeavesNoArchive() {
        CommandRun run = importing("--dry-run", CommandRun.logs(directory).toString());
        assertThat(run.out()).contains("2 runs with ");
        assertThat(directory.resolve("archive")).doesNotExist();
    }

    @Test
    void aDamagedLogIsReportedAndTheOthersAreImported() throws IOException {
        Path logs = CommandRun.logs(directory);
        Path damaged = logs.resolve("broken/events.out.tfevents.1.host");
        CommandRun.write(damaged, "");
        Files.write(damaged,
                new byte[]{24, 0, 0, 0, 0, 0, 0, 0, (byte) 0xa3, 0x7f, 0x4b, 0x22, 9, 0, 0, 0, 0, 0, (byte) 0xc0,
                    0x68, (byte) 0xdb, 0x41, 0x1a, 13, 'b', 'r', 'a', 'i', 'n'});
        CommandRun run = importing(logs.toString());
        assertThat(run.out()).contains("2 runs with ");
        assertThat(run.err()).contains(damaged.toString());
    }

    @Test
    void aPathThatDoesNotExistIsAFailureOfStatusThree() {
        CommandRun run = importing(CommandRun.logs(directory).toString(), directory.resolve("nowhere").toString());
        assertThat(run.out()).contains("2 runs with ");
        assertThat(run.err()).contains("failed: " + directory.resolve("nowhere"), "1 source could not be read");
        assertThat(run.status()).isEqualTo(ExitStatus.INCOMPLETE);
    }

    @Test
    void aMetricOfOnesOwnNameBecomesCanonical() throws IOException {
        Path logs = directory.resolve("own");
        CommandRun.write(logs.resolve("metrics.csv"), "step,Loss/holdout\n0,3.5\n1,2.5\n");
        assertThat(importing("--map", "val_loss=Loss/holdout", logs.toString()).status()).isEqualTo(ExitStatus.OK);
        CommandRun query = CommandRun.of("sql", "--archive", directory.resolve("archive").toString(), "--format", "csv",
                "SELECT min(val_loss) AS best FROM history");
        assertThat(query.out()).isEqualTo("best\n2.5\n");
    }

    @Test
    void anUnknownCanonicalNameIsAnErrorThatListsThem() {
        CommandRun run = importing("--map", "valloss=x", CommandRun.logs(directory).toString());
        assertThat(run.err()).startsWith("error: ").contains("valloss", "val_loss");
        assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
    }

    @Test
    void aMissingPathIsAUsageError() {
        CommandRun run = importing();
        assertThat(run.err()).contains("PATH", "Try 'onset import --help'.");
        assertThat(run.status()).isEqualTo(ExitStatus.USAGE);
    }

    @Test
    void infoSaysWhatTheArchiveHolds() {
        Path archive = CommandRun.archive(directory);
        CommandRun run = CommandRun.of("info", "--archive", archive.toString());
        assertThat(run.out()).containsPattern("(?m)^archive +" + archive + "$").containsPattern("(?m)^runs +2$")
                .containsPattern("(?m)^segments +1$").containsPattern("(?m)^bytes per point +\\d+\\.\\d\\d$")
                .containsPattern("(?m)^  series\\.arrow +\\d+\\.\\d\\d$");
        assertThat(run.status()).isEqualTo(ExitStatus.OK);
    }

    @Test
    void compactSaysWhatItDidAndTheArchiveAnswersAsBefore() {
        Path archive = CommandRun.archive(directory);
        String[] query = {"sql", "--archive", archive.toString(),
            "SELECT run_id, MIN(val_loss) FROM history GROUP BY 1"};
        String before = CommandRun.of(query).out();
        for (String form : new String[]{"zstd", "none"}) {
            CommandRun run = CommandRun.of("compact", "--compress", form, "--archive", archive.toString());
            assertThat(run.out()).containsPattern("^segments 1 -> 1, bytes [\\d,]+ -> [\\d,]+\\R$");
            assertThat(CommandRun.of(query).out()).isEqualTo(before);
        }
        CommandRun unknown = CommandRun.of("compact", "--compress", "lz5", "--archive", archive.toString());
        assertThat(unknown.err()).contains("lz5", "ZSTD");
        assertThat(unknown.status()).isEqualTo(ExitStatus.USAGE);
    }

    @Test
    void everyCommandHasHelpWithAnExample() {
        for (String command : new String[]{"import", "watch", "map", "sql", "info", "compact"}) {
            CommandRun run = CommandRun.of(command, "--help");
            assertThat(run.out()).as(command).startsWith("Usage: onset " + command)
                    .containsPattern("Examples?:\n  onset " + command);
            assertThat(run.status()).isEqualTo(ExitStatus.OK);
        }
    }

    @Test
    void theColumnsOfATableCanBeNamed() throws IOException {
        CommandRun.write(directory.resolve("sweep.csv"), "who,tick,what,much\na,1,loss,2.5\nb,1,loss,3.5\n");
        CommandRun run = importing("--run-column", "who", "--step-column", "tick", "--metric-column", "what",
                "--value-column", "much", directory.resolve("sweep.csv").toString());
        assertThat(run.out()).contains("2 runs with 2 points");
    }

    @Test
    void aPatternReadsATextLogOfAnyForm() throws IOException {
        CommandRun.write(directory.resolve("diary.txt"), "after 1 rounds we lose 3.5\nafter 2 rounds we lose 2.5\n");
        CommandRun run = importing("--pattern", "after (?<epoch>\\d+) rounds we lose (?<val_loss>\\S+)",
                directory.resolve("diary.txt").toString());
        assertThat(run.out()).contains("1 runs with 4 points");
    }

    @Test
    void aPatternThatIsNoneIsAnErrorWithItsPlace() {
        CommandRun run = importing("--pattern", "loss (?<loss>[", directory.toString());
        assertThat(run.err()).contains("at position 14", "\n  loss (?<loss>[\n");
        assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
        assertThat(directory.resolve("archive")).doesNotExist();
    }

    @Test
    void rereadReadsWhatHasNotChanged() {
        String logs = CommandRun.logs(directory).toString();
        importing(logs);
        assertThat(importing("--reread", logs).out()).contains("2 runs with ");
    }

    @Test
    void aDatabaseOfAnotherKindIsAnErrorThatDoesNotShowItsPassword() {
        CommandRun run = importing("oracle://ann:s3cret@host/db");
        assertThat(run.err()).contains("oracle", "jdbc:postgresql://", "jdbc:mysql://").doesNotContain("s3cret");
        assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
        assertThat(directory.resolve("archive")).doesNotExist();
    }
}
