package dev.onset.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

/** {@code onset sql} between other programs. */
final class PipeTest {

    @TempDir
    private Path directory = Path.of("");

    private String bash(String script) throws Exception {
        String onset = OnsetProcess.command().stream().map(word -> "'" + word + "'").collect(Collectors.joining(" "));
        Process process;
        try {
            process = new ProcessBuilder("bash", "-c", script.replace("onset", onset)).directory(directory.toFile())
                    .redirectErrorStream(true).start();
        } catch (java.io.IOException e) {
            System.out.println("SKIPPED: there is no bash");
            throw new TestAbortedException("there is no bash");
        }
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void aReaderThatHasEnoughEndsItQuietly() throws Exception {
        Path archive = CommandRun.archive(directory);
        assertThat(bash("onset sql -a " + archive + " --format csv 'SELECT a.step FROM history a, history b, history c,"
                + " history d, history e, history f, history g, history h, history i' | head -n 1;"
                + " echo ${PIPESTATUS[0]}")).isEqualTo("step\n141\n");
    }

    @Test
    void aFullDiskIsTold() throws Exception {
        Path archive = CommandRun.archive(directory);
        if (!Files.exists(Path.of("/dev/full"))) {
            System.out.println("SKIPPED: there is no /dev/full");
            throw new TestAbortedException("there is no /dev/full");
        }
        assertThat(bash("onset sql -a " + archive + " 'SELECT 1 AS a' > /dev/full; echo $?").lines()
                .filter(line -> !line.contains("row in"))).containsExactly(
                        "error: cannot write to the standard output: No space left on device", "1");
    }

    @Test
    void statementsComeFromTheStandardInputAndBytesGoToTheStandardOutput() throws Exception {
        Path archive = CommandRun.archive(directory);
        bash("echo 'SELECT 5 AS five;' | ONSET_ARCHIVE=" + archive + " onset sql --format arrow > five.arrow");
        byte[] file = Files.readAllBytes(directory.resolve("five.arrow"));
        assertThat(new String(Arrays.copyOf(file, 6), StandardCharsets.US_ASCII)).isEqualTo("ARROW1");
    }
}
