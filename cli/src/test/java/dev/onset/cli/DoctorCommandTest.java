package dev.onset.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorCommandTest {

    @TempDir
    private Path folder;

    @Test
    void aHealthyArchiveHasNoFaults() {
        CommandRun run = CommandRun.of("doctor", "--archive", CommandRun.archive(folder).toString());

        assertThat(run.status()).isZero();
        assertThat(run.out()).contains("+ JDK", "2 runs", "every byte is as it was written", "Nothing is amiss.");
    }

    @Test
    void anArchiveThatIsNotThereIsNoFault() {
        CommandRun run = CommandRun.of("doctor", "--archive", folder.resolve("none").toString());

        assertThat(run.status()).isZero();
        assertThat(run.out()).contains("~ archive", "onset import");
    }

    @Test
    void aChangedByteIsAFaultWithAdvice() throws IOException {
        Path archive = CommandRun.archive(folder);
        try (Stream<Path> files = Files.walk(archive)) {
            Path series = files.filter(file -> file.endsWith("series.arrow")).findFirst().orElseThrow();
            try (FileChannel channel = FileChannel.open(series, StandardOpenOption.WRITE)) {
                channel.write(java.nio.ByteBuffer.wrap(new byte[]{42, 42, 42}), Files.size(series) / 2);
            }
        }

        CommandRun run = CommandRun.of("doctor", "--archive", archive.toString());

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out()).contains("series.arrow", "onset verify --repair").containsPattern("\\d faults?\\.");
    }

    @Test
    void segmentsThatNoCommitNamesAreTold() throws IOException {
        Path archive = CommandRun.archive(folder);
        Files.createDirectory(archive.resolve("segments/99999999-00"));

        CommandRun run = CommandRun.of("doctor", "--archive", archive.toString());

        assertThat(run.status()).isZero();
        assertThat(run.out()).contains("~ leftovers  1 segment");
    }
}
