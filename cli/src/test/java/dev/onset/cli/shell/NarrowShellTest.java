package dev.onset.cli.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

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
    void ofThreeHundredColumnsThoseThatFitAreShownAndTheOthersAreReached() throws Exception {
        String columns = IntStream.rangeClosed(1, 300).mapToObj(i -> i + "000000 AS c" + i)
                .collect(Collectors.joining(", "));
        Files.writeString(directory.resolve("wide.sql"), "SELECT 'a' AS run_id, " + columns + ";");
        terminal.clear();
        terminal.type("\\i wide.sql").press("Enter");
        assertThat(terminal.until("columns 1-4 of 301")).startsWith("run_id       c1       c2       c3\n");
        terminal.press("Right");
        assertThat(terminal.until("columns 1, 5-7 of 301")).startsWith("run_id       c4       c5       c6\n");
        terminal.press("Left");
        terminal.until("columns 1-4 of 301");
        terminal.press("q");
        terminal.until("1 row in");
        terminal.run("\\x", "display: on");
        terminal.clear();
        terminal.type("\\i wide.sql").press("Enter");
        assertThat(terminal.until("lines 1-")).contains("c12    | 12000000");
        terminal.press("q");
        terminal.run("\\x", "display: off");
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
    void whatIsSaidOfTheArchiveFits() throws Exception {
        String doctor = terminal.run("\\doctor", "terminal   40");
        assertThat(doctor).contains("""
                + checksums  every byte is as it was
                             written
                """);
        assertThat(terminal.run("\\report", "kB)")).contains("Wrote report.html (");
        terminal.clear();
        terminal.type("SELECT 1 AS again \\watch 0.2").press("Enter");
        String watched = terminal.until(screen -> screen.split(", every 0.2 s, Ctrl-C ends\n", -1).length > 2,
                "the result again and again");
        assertThat(watched).contains("again\n-----\n    1\n1 row in");
        terminal.press("C-c");
        terminal.clear();
    }

    @Test
    void theHelpFitsAndIsPaged() throws Exception {
        terminal.run("\\?", "lines 1-23");
        assertThat(terminal.screen().lines()).allMatch(line -> line.length() <= 40);
        terminal.press("G");
        terminal.until("Ctrl-R");
        terminal.press("q");
    }

    @Test
    void inSixtyColumnsAndTwentyLinesAllFits() throws Exception {
        try (TmuxTerminal small = TmuxTerminal.start(60, 20, directory,
                Map.of("LC_ALL", "C.UTF-8", "TERM", "screen", "ONSET_HISTORY", "", "ONSET_RC", "", "PAGER", "",
                        "ONSET_ARCHIVE", directory.resolve("archive").toString()),
                OnsetProcess.command("shell"))) {
            small.until("onset>");
            assertThat(small.run("\\df lr_reb", "rows in")).contains("""
                    name              signature             what_it_tells
                    ----------------  --------------------  --------------------
                    lr_rebound        lr_rebound(step, lr…  Which share of the …
                    """);
            assertThat(small.run("\\d loss_there_is_none", "error:")).contains("loss_there_is_none");
            assertThat(small.run("SELECT val_los FROM history;", "^^^^^^^")).contains("did you mean val_loss?", """
                    1 | SELECT val_los FROM history
                      |        ^^^^^^^
                    """);
            assertThat(small.run("\\plot wide", "lr drop 20").lines()).allMatch(line -> line.length() <= 60);
            assertThat(small.run("\\doctor", "amiss").lines()).allMatch(line -> line.length() <= 60);
            small.clear();
            small.type("SELECT lr_rebound(").press("Tab");
            assertThat(small.until("lr_rebound(step, lr, val")).doesNotContain("do you wish").contains("val_loss");
            small.press("C-c");
            small.clear();
            small.press("C-d");
            small.until("ended with 0");
        }
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
