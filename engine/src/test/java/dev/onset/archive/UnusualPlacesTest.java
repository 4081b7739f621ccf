package dev.onset.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.onset.error.OnsetException;

/** Archives on full and read-only file systems, below unusual names, and places that are no archives. */
class UnusualPlacesTest {

    @TempDir
    Path directory;

    private boolean mounted;

    @AfterEach
    void unmount() throws Exception {
        if (mounted) {
            run("umount", "-l", directory.resolve("small").toString());
        }
    }

    private static int run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor();
    }

    /** A file system of two megabytes, where the test may mount one. */
    private Path smallFileSystem() throws Exception {
        Path place = Files.createDirectories(directory.resolve("small"));
        mounted = "root".equals(System.getProperty("user.name")) && Files.exists(Path.of("/bin/mount"))
                && run("mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", place.toString()) == 0;
        assumeThat(mounted).as("SKIPPED: mounting a small file system needs Linux and root").isTrue();
        return place;
    }

    private static RunLog large(String id, int points) {
        double[] values = new Random(1).doubles(points).toArray();
        return RunLogs.run(id, "x", values);
    }

    private static List<String> contents(Path place) {
        try (Archive archive = Archive.open(place); Snapshot snapshot = archive.snapshot()) {
            assertThat(archive.verify()).isEmpty();
            return Contents.of(snapshot);
        }
    }

    private static List<String> names(Path place) throws IOException {
        try (Stream<Path> paths = Files.walk(place)) {
            return paths.map(path -> place.relativize(path).toString()).sorted().toList();
        }
    }

    @Test
    void aFullDiskEndsAnImportAndACompactionAndLosesNothing() throws Exception {
        Path disk = smallFileSystem();
        Path place = disk.resolve("archive");
        try (Archive archive = Archive.openOrCreate(place)) {
            RunLogs.commit(archive, large("a", 30_000), RunLogs.run("b", "x", 1));
            RunLogs.commit(archive, large("c", 30_000));
            List<String> before = contents(place);
            List<String> files = names(place);

            assertThatThrownBy(() -> RunLogs.commit(archive, large("d", 200_000))).isInstanceOf(OnsetException.class)
                    .hasMessageContaining(place.toString()).hasMessageContaining("No space left on device");
            assertThat(names(place)).isEqualTo(files);
            assertThat(contents(place)).isEqualTo(before);

            Path filler = Files.write(disk.resolve("filler"), new byte[1_200_000]);
            assertThatThrownBy(() -> {
                try (ArchiveWriter writer = archive.writer()) {
                    writer.compact();
                    writer.commit();
                }
            }).isInstanceOf(OnsetException.class).hasMessageContaining("No space left on device");
            assertThat(names(place)).isEqualTo(files);
            assertThat(contents(place)).isEqualTo(before);

            Files.delete(filler);
            RunLogs.commit(archive, RunLogs.run("d", "x", 1, 2));
            assertThat(contents(place)).hasSizeGreaterThan(before.size());
        }
    }

    @Test
    void aDiskWithoutRoomForTheManifestKeepsTheLastCommit() throws Exception {
        Path disk = smallFileSystem();
        Path place = disk.resolve("archive");
        try (Archive archive = Archive.openOrCreate(place)) {
            RunLogs.commit(archive, RunLogs.run("a", "x", 1));
            List<String> before = contents(place);
            List<String> files = names(place);
            fill(disk.resolve("filler"));
            try (ArchiveWriter writer = archive.writer()) {
                writer.remove("a");
                assertThatThrownBy(writer::commit).hasMessageContaining("No space left on device");
            }
            assertThat(contents(place)).isEqualTo(before);
            assertThat(names(place)).isEqualTo(files);
        }
    }

    private static void fill(Path file) throws IOException {
        try (var out = Files.newOutputStream(file)) {
            for (int i = 0; i < 10_000; i++) {
                out.write(new byte[4096]);
            }
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("No space left");
        }
    }

    @Test
    void aReadOnlyArchiveCanBeReadButNotWrittenTo() throws Exception {
        Path disk = smallFileSystem();
        Path place = disk.resolve("archive");
        try (Archive archive = Archive.openOrCreate(place)) {
            RunLogs.commit(archive, RunLogs.unusual());
        }
        assertThat(run("mount", "-o", "remount,ro", disk.toString())).isZero();
        assertThat(contents(place)).isNotEmpty();
        try (Archive archive = Archive.open(place)) {
            assertThatThrownBy(archive::writer).isInstanceOf(OnsetException.class)
                    .hasMessageContaining("cannot write to the archive " + place)
                    .hasMessageContaining("Read-only file system");
        }
    }

    @Test
    void namesMayHaveSpacesAndForeignLetters() {
        Path place = directory.resolve("my runs/실험 é 🙂");
        try (Archive archive = Archive.openOrCreate(place)) {
            RunLogs.commit(archive, RunLogs.unusual());
        }
        assertThat(contents(place)).isNotEmpty();
    }

    @Test
    void placesThatAreNoArchivesAreClearErrors() throws IOException {
        assertThatThrownBy(() -> Archive.open(directory)).isInstanceOf(OnsetException.class)
                .hasMessageContaining("there is no archive at " + directory);
        Path file = Files.writeString(directory.resolve("file"), "text", StandardCharsets.UTF_8);
        assertThatThrownBy(() -> Archive.open(file)).isInstanceOf(OnsetException.class)
                .hasMessageContaining(file + " is a file");
        assertThatThrownBy(() -> Archive.openOrCreate(file)).isInstanceOf(OnsetException.class)
                .hasMessageContaining(file + " is a file");
        assertThatThrownBy(() -> Archive.verify(directory)).isInstanceOf(OnsetException.class)
                .hasMessageContaining("there is no archive");
    }
}
