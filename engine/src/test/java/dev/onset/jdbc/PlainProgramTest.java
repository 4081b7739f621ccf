package dev.onset.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The driver in a Java process of its own, as a tool would load it. */
final class PlainProgramTest {

    @TempDir
    private Path directory = Path.of("");

    @Test
    void theDriverNeedsNoFlagAndPrintsNothing() throws IOException, InterruptedException {
        Path archive = directory.resolve("archive");
        SmallArchive.write(archive);
        Path out = directory.resolve("out");
        Path err = directory.resolve("err");
        // Libraries of the tests alone would bring their own behaviour.
        String classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("slf4j-nop") && !entry.contains("archunit"))
                .collect(Collectors.joining(File.pathSeparator));
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                classPath, PlainProgram.class.getName(), archive.toString())
                .redirectOutput(out.toFile()).redirectError(err.toFile()).start();
        int status = process.waitFor();
        assertThat(Files.readString(err)).isEmpty();
        assertThat(Files.readString(out)).isEqualTo("lenet 1.0\nnin 0.75\n");
        assertThat(status).isZero();
    }
}
