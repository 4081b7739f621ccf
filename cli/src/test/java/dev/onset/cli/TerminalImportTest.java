package dev.onset.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.onset.cli.console.TmuxTerminal;

/** {@code onset import} in a real terminal, narrow and wide, until Ctrl-C. */
final class TerminalImportTest {

    private static final Pattern PROGRESS = Pattern.compile("(\\[[= ]+\\] )? *\\d+%.*");

    @TempDir
    private Path directory = Path.of("");

    @ParameterizedTest
    @ValueSource(ints = {30, 120})
    void progressIsOneLineThatCtrlCReplaces(int width) throws Exception {
        TmuxTerminal.require();
        CommandRun.write(directory.resolve("logs/a/metrics.csv"), "step,loss\n0,1\n");
        InterruptTest.writeLongLog(directory.resolve("logs/b/metrics.csv"));
        try (TmuxTerminal terminal = TmuxTerminal.start(width, 20, directory, Map.of("LC_ALL", "C.UTF-8"),
                OnsetProcess.command("import", "-a", "archive", "logs"))) {
            String screen = terminal.until(
                    shown -> shown.lines().anyMatch(line -> PROGRESS.matcher(line).matches()), "progress");
            List<String> lines = screen.lines().filter(line -> !line.isBlank()).toList();
            assertThat(lines).hasSize(1);
            terminal.press("C-c");
            String end = terminal.until("ended with ").replace("\n", "");
            assertThat(end).contains("ended with 130").contains("interrupted: ").doesNotContain("%");
        }
    }
}
