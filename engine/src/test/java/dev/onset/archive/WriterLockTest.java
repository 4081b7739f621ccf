package dev.onset.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.onset.error.OnsetException;

class WriterLockTest {

    @TempDir
    Path directory;

    /** What another process runs: takes the lock, says so, holds it until its input ends. */
    static final class Holder {
        public static void main(String[] arguments) throws IOException {
            try (var _ = WriterLock.acquire(Path.of(arguments[0]), Duration.ZERO)) {
                System.out.println("held");
                System.in.readAllBytes();
            }
        }
    }

    @Test
    void aSecondWriterInTheProcessIsToldWhoHoldsTheArchive() {
        try (Archive archive = Archive.openOrCreate(directory);
                Archive other = Archive.open(directory);
                ArchiveWriter first = archive.writer()) {
            assertThatThrownBy(() -> other.writer(Duration.ZERO)).isInstanceOf(OnsetException.class)
                    .hasMessageContaining(directory.toString())
                    .hasMessageContaining("process " + ProcessHandle.current().pid())
                    .hasMessageContaining("this process");
            first.add(RunLogs.run("a", "x", 1));
            first.commit();
        }
    }

    @Test
    void theLockIsFreeAgainAfterClose() throws IOException {
        for (int i = 0; i < 2; i++) {
            try (Archive archive = Archive.openOrCreate(directory);
                    ArchiveWriter writer = archive.writer(Duration.ZERO)) {
                assertThat(writer.contains("a")).isFalse();
            }
        }
        try (FileChannel channel = FileChannel.open(directory.resolve(WriterLock.FILE), StandardOpenOption.WRITE);
                var lock = channel.tryLock()) {
            assertThat(lock).isNotNull();
        }
    }

    @Test
    void aWriterInAnotherProcessIsToldAndItsDeathFreesTheArchive() throws Exception {
        try (Archive archive = Archive.openOrCreate(directory)) {
            Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-cp",
                    System.getProperty("java.class.path"), Holder.class.getName(), directory.toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT).start();
            try {
                assertThat(process.inputReader(StandardCharsets.UTF_8).readLine()).isEqualTo("held");
                assertThatThrownBy(() -> archive.writer(Duration.ofMillis(30))).isInstanceOf(OnsetException.class)
                        .hasMessageContaining("process " + process.pid());
                // A failed attempt must not have freed what the other holds.
                assertThatThrownBy(() -> archive.writer(Duration.ZERO)).isInstanceOf(OnsetException.class);
            } finally {
                process.destroyForcibly().waitFor();
            }
            try (ArchiveWriter writer = archive.writer()) {
                writer.add(RunLogs.run("a", "x", 1));
                assertThat(writer.commit()).isEqualTo(1);
            }
        }
    }
}
