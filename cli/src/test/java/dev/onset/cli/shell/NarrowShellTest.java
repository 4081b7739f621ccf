package dev.onset.cli.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.onset.cli.CurveLogs;
import dev.onset.cli.OnsetProcess;
import dev.onset.cli.console.TmuxTerminal;

/** The shell in forty columns, without colours. */
final class NarrowShellTest {

    @TempDir
    private static Path directory = Path.of("");

    private static TmuxTerminal terminal;

    @BeforeAll
    static void openTheShell() throws Exception {
        TmuxTerminal.require();
        Path archive = CurveLogs.archive(directory);
        terminal = TmuxTerminal.start(40, 24, directory, Map.of("LC_ALL", "C.UTF-8", "TERM", "screen", "NO_COLOR", "1",
                "ONSET_HISTORY", "", "ONSET_RC", "", "PAGER", "", "ONSET_ARCHIVE", archive.toString()),
                OnsetProcess.command());
        terminal.until("onset>");
        terminal.press("Enter");
    }

    @AfterAll
    static void leave() throws Exception {
        if (terminal != null) {
            terminal.clear();
            terminal.type("exit").press("Enter");
            terminal.until("ended with 0");
            terminal.close();
        }
    }

    @Test
    void nothingIsColored() throws Exception {
        terminal.run("SELECT NULL AS x;", "1 row");
        assertThat(terminal.coloredScreen()).doesNotContain("\033[1m", "\033[2m", "\033[3");
    }

    @Test
    void textsAreCutAndWideCharactersCountTwice() throws Exception {
        assertThat(terminal.run("SELECT '損失損失損失損失損失損失損失損失損失損失損失' AS a, 'b' AS b;", "1 row"))
                .contains("損失損失損失損失損失損失損失損失損失…  b");
    }

    @Test
    void whatIsTooWideIsMovedSideways() throws Exception {
        terminal.clear();
        terminal.type("SELECT 1111111111 AS a1, 2222222222 AS").press("Enter")
                .type("b2, 3333333333 AS c3, 4444444444 AS d4;").press("Enter");
        String first = terminal.until("arrows move");
        assertThat(first).contains("a1").doesNotContain("d4");
        terminal.press("Right");
        assertThat(terminal.until("4444444444")).contains("d4").doesNotContain("1111111111");
        terminal.press("q");
        terminal.until("1 row in");
    }

    @Test
    void withoutAPagerColumnsAreLeftOutAndItIsSaid() throws Exception {
        terminal.run("\\pset pager off", "not paged");
        terminal.clear();
        terminal.type("SELECT 1111111111 AS a1, 2222222222 AS").press("Enter")
                .type("b2, 3333333333 AS c3, 4444444444 AS d4, 5 AS e;").press("Enter");
        assertThat(terminal.until("did not fit")).contains("a1          b2  …          d4  e", "1 column did not fit");
        terminal.run("\\pset pager on", "paged");
    }

    @Test
    void aPlotFits() throws Exception {
        String screen = terminal.run("\\plot wide deep", "small letters");
        assertThat(screen).contains("A wide", "B deep").doesNotContain("⠒");
        assertThat(screen.lines()).allMatch(line -> line.length() <= 40);
    }

    @Test
    void theHelpFits() throws Exception {
        terminal.run("\\?", "Ctrl-R");
        assertThat(terminal.screen().lines()).allMatch(line -> line.length() <= 40);
    }

    @Test
    void aDumbTerminalGetsPlainLinesOfAscii() throws Exception {
        try (TmuxTerminal dumb = TmuxTerminal.start(80, 40, directory,
                Map.of("LC_ALL", "C", "TERM", "dumb", "ONSET_HISTORY", "", "ONSET_RC", "", "ONSET_ARCHIVE",
                        directory.resolve("archive").toString()),
                OnsetProcess.command("shell"))) {
            dumb.until("onset>");
            dumb.type("SELECT step, run_id FROM history ORDER BY step LIMIT 30;").press("Enter");
            dumb.until("30 rows in");
            dumb.type("\\plot wide").press("Enter");
            assertThat(dumb.until("lr drop 20")).contains("* val_loss", "@ best step 10")
                    .matches(screen -> screen.chars().allMatch(c -> c < 128));
            dumb.type("\\q").press("Enter");
            dumb.until("ended with 0");
        }
    }
}
