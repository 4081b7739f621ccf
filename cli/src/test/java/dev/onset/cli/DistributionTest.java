package dev.onset.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

/** Unpacks what the build has packed, and runs it. The build runs this test after the others, when it has packed. */
class DistributionTest {

    @TempDir
    private Path folder;

    @Test
    void itRunsFromAnyFolderThroughALink() throws Exception {
        Path programs = Files.createDirectory(folder.resolve("my programs"));
        run(programs, "tar", "xzf", packed().toAbsolutePath().toString());
        Path installed;
        try (Stream<Path> folders = Files.list(programs)) {
            installed = folders.findFirst().orElseThrow();
        }
        Path link = Files.createSymbolicLink(folder.resolve("onset"), installed.resolve("onset"));
        Path archive = CommandRun.archive(folder);

        assertThat(run(folder, link.toString(), "sql", "--archive", archive.toString(), "SELECT COUNT(*) FROM runs"))
                .contains("2");
        assertThat(installed).isDirectoryContaining("glob:**/README.md").isDirectoryContaining("glob:**/LICENCES.md")
                .isDirectoryContaining("glob:**/LICENSE");
    }

    private static Path packed() throws IOException {
        Path target = Path.of("target");
        if (Files.isDirectory(target)) {
            try (Stream<Path> files = Files.list(target)) {
                var packed = files.filter(file -> file.toString().endsWith(".tar.gz")).findFirst();
                if (packed.isPresent()) {
                    return packed.get();
                }
            }
        }
        String message = "the distribution is not packed yet";
        System.out.println("SKIPPED: " + message);
        throw new TestAbortedException(message);
    }

    private static String run(Path directory, String... command) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(List.of(command)).directory(directory.toFile());
        // A cache would be made in the background, in a folder that is about to be deleted.
        builder.environment().put("ONSET_AOT", "off");
        builder.environment().put("ONSET_JAVA_HOME", System.getProperty("java.home"));
        Process process = builder.redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}
