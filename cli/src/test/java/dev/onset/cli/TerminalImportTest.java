package dev.onset.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opentest4j.TestAbortedException;

/** {@code onset import} in a real terminal, narrow and wide, until Ctrl-C. */
final class TerminalImportTest {

    private static final Pattern PROGRESS = Pattern.compile("(\\[[= ]+\\] )? *\\d+%.*");

    @TempDir
    private Path directory = Path.of("");

    private String server = "";

    @BeforeEach
    void requireTmux() {
        server = "onset-" + ProcessHandle.current().pid();
        try {
            if (new ProcessBuilder("tmux", "-V").start().waitFor() == 0) {
                return;
            }
        } catch (IOException | InterruptedException e) {
            server = "";
        }
        String message = "there is no tmux to be a terminal";
        System.out.println("SKIPPED: " + message);
        throw new TestAbortedException(message);
    }

    @AfterEach
    void endTerminal() throws Exception {
        if (!server.isEmpty()) {
            tmux("kill-server");
        }
    }

    private String tmux(String... arguments) throws Exception {
        var command = new ArrayList<>(List.of("tmux", "-L", server, "-f", "/dev/null"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }

    private String screen() {
        try {
            return tmux("capture-pane", "-p", "-t", "0");
        } catch (Exception e) {
            return e.toString();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {30, 120})
    void progressIsOneLineThatCtrlCReplaces(int width) throws Exception {
        CommandRun.write(directory.resolve("logs/a/metrics.csv"), "step,loss\n0,1\n");
        InterruptTest.writeLongLog(directory.resolve("logs/b/metrics.csv"));
        Path archive = directory.resolve("x");
        Path script = Files.writeString(directory.resolve("script"),
                "trap : INT\n" + OnsetProcess.command("import", "-a", archive.toString(),
                        directory.resolve("logs").toString()).stream().map(word -> "'" + word + "'")
                        .collect(Collectors.joining(" ")) + "\necho \"status $?\"\nsleep 60\n");
        tmux("new-session", "-d", "-x", Integer.toString(width), "-y", "20", "sh " + script);
        OnsetProcess.untilTrue(() -> screen().lines().anyMatch(line -> PROGRESS.matcher(line).matches()),
                "progress is shown");
        List<String> lines = screen().lines().filter(line -> !line.isBlank()).toList();
        assertThat(lines).hasSizeLessThanOrEqualTo(1);
        tmux("send-keys", "-t", "0", "C-c");
        OnsetProcess.untilTrue(() -> screen().contains("status "), "the command ends");
        String end = screen().replace("\n", "");
        assertThat(end).contains("status 130").contains("interrupted: ");
        assertThat(end).doesNotContain("%");
    }
}
