package dev.onset.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A writer that is killed in the middle of its work leaves the last commit. */
class CrashTest {

    @TempDir
    Path directory;

    /** What another process runs: commits for ever and says each version that it was told. */
    static final class Committer {
        public static void main(String[] arguments) {
            try (Archive archive = Archive.openOrCreate(Path.of(arguments[0]))) {
                for (int i = 0; true; i++) {
                    long version = RunLogs.commit(archive, RunLogs.run("run" + i % 7, "x", i, i, i),
                            RunLogs.run("run" + i, "y", i));
                    System.out.println(version);
                }
            }
        }
    }

    @Test
    void aKilledWriterLosesNothingThatItCommitted() throws Exception {
        Path errors = directory.resolve("errors.txt");
        Path place = directory.resolve("archive");
        for (int round = 0; round < 3; round++) {
            // Without a single JVM flag, and silent about it.
            Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-cp",
                    System.getProperty("java.class.path"), Committer.class.getName(), place.toString())
                    .redirectError(errors.toFile()).start();
            long told = readSome(process, 5 + round);
            process.destroyForcibly().waitFor();

            try (Archive archive = Archive.open(place); Snapshot snapshot = archive.snapshot()) {
                assertThat(snapshot.version()).isGreaterThanOrEqualTo(told);
                assertThat(snapshot.runs().find("run0")).isNotNegative();
                assertThat(archive.verify()).isEmpty();
            }
            assertThat(errors).isEmptyFile();
        }
        try (Archive archive = Archive.open(place)) {
            RunLogs.commit(archive, RunLogs.run("last", "x", 1));
            try (Snapshot snapshot = archive.snapshot()) {
                assertThat(snapshot.runs().find("last")).isNotNegative();
            }
            assertThat(segmentDirectories(place)).hasSize(archive.info().segments());
        }
    }

    /** Returns the last version read. */
    private static long readSome(Process process, int lines) throws IOException {
        long last = -1;
        var reader = process.inputReader(StandardCharsets.UTF_8);
        for (int i = 0; i < lines; i++) {
            String line = reader.readLine();
            assertThat(line).isNotNull();
            last = Long.parseLong(line);
        }
        return last;
    }

    private static List<Path> segmentDirectories(Path place) throws IOException {
        var found = new ArrayList<Path>();
        try (var paths = Files.list(place.resolve("segments"))) {
            paths.forEach(found::add);
        }
        return found;
    }
}
