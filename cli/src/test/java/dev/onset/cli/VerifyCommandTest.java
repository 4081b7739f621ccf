package dev.onset.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyCommandTest {

    @TempDir
    Path directory;

    private Path archive = Path.of("");

    @BeforeEach
    void importLogs() {
        archive = directory.resolve("archive");
        CommandRun.of("import", "--archive", archive.toString(), CommandRun.logs(directory).toString());
    }

    private CommandRun verify(String... options) {
        String[] all = new String[options.length + 3];
        all[0] = "verify";
        all[1] = "--archive";
        all[2] = archive.toString();
        System.arraycopy(options, 0, all, 3, options.length);
        return CommandRun.of(all);
    }

    private void damage() throws IOException {
        Files.write(archive.resolve("segments/00000001-00/series.arrow"), new byte[10]);
    }

    @Test
    void anIntactArchiveIsSaidToBe() {
        CommandRun run = verify();
        assertThat(run.out()).contains("is intact");
        assertThat(run.status()).isEqualTo(ExitStatus.OK);
    }

    @Test
    void damageIsNamedWithTheRunsAndEndsWithThree() throws IOException {
        damage();
        CommandRun run = verify();
        assertThat(run.out()).contains("damaged: " + archive.resolve("segments/00000001-00/series.arrow"))
                .contains("10 bytes instead of", "  run deep", "  run wide", "onset verify --repair");
        assertThat(run.status()).isEqualTo(ExitStatus.INCOMPLETE);
    }

    @Test
    void aRepairReadsTheLogsAgain() throws IOException {
        damage();
        CommandRun run = verify("--repair");
        assertThat(run.out()).contains("read 2 runs again from their logs", "is intact again");
        assertThat(run.status()).isEqualTo(ExitStatus.OK);
        assertThat(verify().status()).isEqualTo(ExitStatus.OK);
    }

    @Test
    void lostRunsAreListedAndOnlyDroppedOnDemand() throws IOException {
        damage();
        Files.delete(directory.resolve("logs/deep/training.csv"));
        CommandRun run = verify("--repair");
        assertThat(run.out()).contains("lost: deep", "--drop-lost");
        assertThat(run.status()).isEqualTo(ExitStatus.INCOMPLETE);
        CommandRun dropped = verify("--repair", "--drop-lost");
        assertThat(dropped.out()).contains("dropped: deep");
        assertThat(dropped.status()).isEqualTo(ExitStatus.OK);
    }

    @Test
    void addressesOfDatabasesAreForRepairs() {
        CommandRun run = verify("jdbc:postgresql://host/mlflow");
        assertThat(run.err()).contains("'jdbc:postgresql://host/mlflow' is for --repair");
        assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
    }

    @Test
    void aPlaceWithoutAnArchiveIsAnError() {
        CommandRun run = CommandRun.of("verify", "--archive", directory.resolve("nothing").toString());
        assertThat(run.err()).contains("there is no archive");
        assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
    }
}
