package dev.onset.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import dev.onset.ingest.text.LinePattern;

/** What file systems hold beside logs: nothing of it makes an import hang, and the logs beside it are read. */
@Timeout(60)
class HardTreesTest {

    @TempDir
    Path folder;

    private Path logs;

    @BeforeEach
    void write() throws IOException {
        logs = Files.createDirectories(folder.resolve("logs"));
        Files.writeString(logs.resolve("whole.csv"), "epoch,loss\n0,0.5\n");
    }

    private Imported read() {
        return Imported.of(folder.resolve("archive"), logs);
    }

    private static void assertWhole(Imported imported) {
        assertThat(imported.points(imported.run("whole"), "loss")).containsExactly("0=0.5");
        assertThat(imported.report().failures()).isEmpty();
    }

    @Test
    void pipesSocketsAndDevicesAreNotOpened() throws IOException, InterruptedException {
        Process pipe = new ProcessBuilder("mkfifo", logs.resolve("pipe.csv").toString()).start();
        assumeTrue(pipe.waitFor(10, TimeUnit.SECONDS) && pipe.exitValue() == 0, "no mkfifo on this system");
        Files.createSymbolicLink(logs.resolve("random.csv"), Path.of("/dev/urandom"));
        try (ServerSocketChannel socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            socket.bind(UnixDomainSocketAddress.of(logs.resolve("socket.log")));
            try (Imported imported = read()) {
                assertWhole(imported);
                assertThat(imported.report().skipped()).hasSize(3)
                        .allMatch(note -> note.reason().contains("a pipe, a socket or a device"));
            }
            try (Imported imported = Imported.of(folder.resolve("other"), logs.resolve("pipe.csv"))) {
                assertThat(imported.report().failures()).singleElement()
                        .satisfies(failure -> assertThat(failure.reason()).contains("neither a file nor a folder"));
            }
        }
    }

    @Test
    void linksThatLeadBackAreFollowedOnce() throws IOException {
        Path child = Files.createDirectories(logs.resolve("child"));
        Files.createSymbolicLink(child.resolve("up"), logs);
        Files.createSymbolicLink(child.resolve("out"), folder);
        Files.createSymbolicLink(logs.resolve("itself.csv"), logs.resolve("itself.csv"));
        Files.createSymbolicLink(logs.resolve("nowhere.csv"), logs.resolve("nothing"));
        try (Imported imported = read()) {
            assertWhole(imported);
            assertThat(imported.snapshot().runCount()).isEqualTo(1);
        }
    }

    @Test
    void whatMayNotBeReadIsNamedAndHoldsUpNothing() throws IOException {
        assumeFalse("root".equals(System.getProperty("user.name")), "root may read everything");
        Path secret = Files.writeString(logs.resolve("secret.csv"), "epoch,loss\n0,1\n");
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("---------"));
        Path closed = Files.createDirectories(logs.resolve("closed"));
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));
        try (Imported imported = read()) {
            assertThat(imported.points(imported.run("whole"), "loss")).containsExactly("0=0.5");
            assertThat(imported.report().failures()).hasSize(2)
                    .allMatch(failure -> failure.reason().contains("no permission"));
        } finally {
            Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
        }
    }

    @Test
    void namesMayHoldLineBreaks() throws IOException {
        Files.writeString(logs.resolve("two\nlines.csv"), "epoch,loss\n0,0.75\n");
        try (Imported imported = read()) {
            assertWhole(imported);
            assertThat(imported.points(imported.run("two\nlines"), "loss")).containsExactly("0=0.75");
        }
    }

    @Test
    void anArchiveAmongTheLogsIsNoLog() {
        for (int i = 0; i < 2; i++) {
            try (Imported imported = Imported.of(logs.resolve("archive"), logs)) {
                assertWhole(imported);
                assertThat(imported.report().unrecognised()).isEmpty();
            }
        }
    }

    @Test
    void anArchiveItselfCannotBeImported() {
        read().close();
        try (Imported imported = Imported.of(folder.resolve("other"), folder.resolve("archive"))) {
            assertThat(imported.report().failures()).singleElement().satisfies(failure -> assertThat(failure.reason())
                    .isEqualTo("is an archive of Onset, not a folder of logs; ask it with --archive"));
        }
    }

    @Test
    void aFileThatNobodyRecognisedIsNotOpenedAgainUntilItChanges() throws IOException {
        Path other = Files.writeString(logs.resolve("other.csv"), "name,size\nann,12\n");
        long version;
        try (Imported imported = read()) {
            assertThat(imported.report().unrecognised()).containsExactly(other);
            version = imported.report().version();
        }
        // The same size and time: only a look into it could tell that it is another file now.
        FileTime time = Files.getLastModifiedTime(other);
        Files.writeString(other, "step,loss\n1,0.25\n");
        Files.setLastModifiedTime(other, time);
        try (Imported imported = read()) {
            assertThat(imported.report().unrecognised()).containsExactly(other);
            assertThat(imported.report().version()).isEqualTo(version);
        }
        Files.setLastModifiedTime(other, FileTime.fromMillis(time.toMillis() + 1000));
        try (Imported imported = read()) {
            assertThat(imported.names()).containsExactly("other", "whole");
        }
    }

    @Test
    void optionsForReadingOpenItAgain() throws IOException {
        Files.writeString(logs.resolve("diary.txt"), "after 3 rounds we lose 0.5\nafter 4 rounds we lose 0.25\n");
        try (Imported imported = read()) {
            assertThat(imported.names()).containsExactly("whole");
        }
        ImportOptions options = ImportOptions.defaults().withLinePattern(
                LinePattern.compile("after (?<epoch>\\d+) rounds we lose (?<loss>\\S+)"));
        try (Imported imported = Imported.of(folder.resolve("archive"), options, logs)) {
            assertThat(imported.names()).isEqualTo(List.of("diary", "whole"));
        }
    }
}
