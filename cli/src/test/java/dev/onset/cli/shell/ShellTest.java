package dev.onset.cli.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.onset.cli.CurveLogs;
import dev.onset.cli.OnsetProcess;
import dev.onset.cli.console.TmuxTerminal;

/** The shell as people use it: keys pressed in a wide, coloured terminal. One shell serves all tests. */
final class ShellTest {

    @TempDir
    private static Path directory = Path.of("");

    private static TmuxTerminal terminal;

    @BeforeAll
    static void openTheShell() throws Exception {
        TmuxTerminal.require();
        Path archive = CurveLogs.archive(directory);
        Files.writeString(directory.resolve("shellrc"), "\\set greeting hello\n");
        terminal = start(160, 45, archive, Map.of());
        terminal.until("onset>");
        terminal.press("Enter");
    }

    static TmuxTerminal start(int width, int height, Path archive, Map<String, String> more) throws Exception {
        Map<String, String> environment = new LinkedHashMap<>(Map.of("LC_ALL", "C.UTF-8", "TERM", "screen-256color",
                "ONSET_HISTORY", directory.resolve("history").toString(), "ONSET_RC",
                directory.resolve("shellrc").toString(), "NO_COLOR", "", "PAGER", "", "EDITOR",
                "sed -i s/40/41/"));
        environment.putAll(more);
        return TmuxTerminal.start(width, height, directory, environment,
                OnsetProcess.command("shell", archive.toString()));
    }

    @AfterAll
    static void leave() throws Exception {
        if (terminal != null) {
            terminal.clear();
            terminal.press("C-d");
            terminal.until("ended with 0");
            terminal.close();
            assertThat(Files.readString(directory.resolve("history"))).contains("SELECT 40 AS n")
                    .doesNotContain("hunter2");
        }
    }

    @Test
    void aStatementMayHaveSeveralLinesAndEndsWithASemicolon() throws Exception {
        terminal.clear();
        terminal.type("SELECT 1 AS one,").press("Enter");
        terminal.until("   ->");
        String screen = terminal.type("NULL AS nothing, '' AS blank;").press("Enter").until("1 row in");
        assertThat(screen).contains("""
                one  nothing  blank
                ---  -------  -----
                  1  NULL
                1 row in""");
    }

    @Test
    void anErrorStandsUnderWhatWasTyped() throws Exception {
        terminal.clear();
        terminal.type("SELECT step,").press("Enter").type("  val_los FROM history;").press("Enter");
        assertThat(terminal.until("^^^^^^^")).contains("There is no column val_los; did you mean val_loss?", """
                2 |   val_los FROM history
                  |   ^^^^^^^
                """);
    }

    @Test
    void keywordsTextsAndUnbalancedQuotesAreColored() throws Exception {
        terminal.clear();
        terminal.type("SELECT 'text', 1 FROM x WHERE y = 'open");
        terminal.until("'open");
        String screen = terminal.coloredScreen();
        assertThat(screen).contains("\033[1m\033[34mSELECT", "\033[32m'text'", "\033[1m\033[31m'open");
        terminal.press("C-c");
    }

    @Test
    void tabCompletesColumnsMetricsInQuotesAndKeysOfParams() throws Exception {
        terminal.clear();
        terminal.type("SELECT val/to").press("Tab");
        terminal.until("SELECT \"val/top-5\"");
        terminal.type(", params['weight").press("Tab");
        terminal.until("params['weight_decay'");
        terminal.type("], overfit_sev").press("Tab");
        terminal.until("overfit_severity(");
        terminal.type("ste").press("Tab").type(" FROM hist").press("Tab");
        terminal.until("step FROM history");
        terminal.press("C-c");
    }

    @Test
    void withinAFunctionsBracketsItsSignatureIsShown() throws Exception {
        terminal.clear();
        terminal.type("SELECT lr_rebound(").press("Tab");
        terminal.until("lr_rebound(step, lr, ");
        terminal.press("C-c");
    }

    @Test
    void tablesColumnsAndFunctionsAreListed() throws Exception {
        assertThat(terminal.run(".tables", "rows in")).contains("history", "metric_names", "runs");
        assertThat(terminal.run("\\d params", "rows in")).contains("run_id", "key", "value");
        assertThat(terminal.run("\\df lr_reb", "rows in")).contains("lr_rebound_steps");
        assertThat(terminal.run("\\df overfit_onset", "Example:")).contains("Option method: 'trend', 'durable'",
                "Caution:");
        assertThat(terminal.run("\\dm val*", "rows in")).contains("val/top-5", "val_loss");
        assertThat(terminal.run("\\d val/top-5", "A column of history")).contains("SELECT run_id, step, \"val/top-5\"");
        assertThat(terminal.run("\\dd", "There is no command \\dd")).contains("\\? lists them");
    }

    @Test
    void rowsMayBeRecordsOrOtherForms() throws Exception {
        terminal.run("\\x", "Expanded display: on");
        assertThat(terminal.run("SELECT 7 AS seven;", "1 row in")).contains("-[ row 1 ]-\nseven | 7\n");
        terminal.run("\\x", "Expanded display: off");
        terminal.run(".mode box", "box");
        assertThat(terminal.run("SELECT 7 AS seven;", "1 row in")).contains("""
                ┌───────┐
                │ seven │
                ├───────┤
                │     7 │
                └───────┘
                """);
        terminal.run(".mode csv", "csv");
        assertThat(terminal.run("SELECT 7 AS seven;", "1 row in")).contains("seven\n7\n");
        terminal.run(".mode table", "table");
        assertThat(terminal.run(".mode tabel", "did you mean table?")).contains("There is no format 'tabel'");
    }

    @Test
    void valuesOfParametersAreBound() throws Exception {
        terminal.run("\\set text \"it's\"", "onset>");
        assertThat(terminal.run("SELECT UPPER(CAST(:text AS VARCHAR)) AS t;", "1 row in")).contains("IT'S");
    }

    @Test
    void theStartScriptHasRun() throws Exception {
        assertThat(terminal.run("SELECT CAST(:greeting AS VARCHAR) AS said;", "1 row in")).contains("hello");
    }

    @Test
    void goEndsAStatementAndRepeatsIt() throws Exception {
        assertThat(terminal.run("SELECT 7 AS seven \\gx", "1 row in")).contains("-[ row 1 ]-\nseven | 7\n");
        assertThat(terminal.run("\\g", "1 row in")).contains("seven\n-----\n    7\n");
        assertThat(terminal.run("\\s gx", "SELECT 7")).contains("SELECT 7 AS seven \\gx");
        assertThat(terminal.run("\\! echo $((6 * 7))", "42\n")).doesNotContain("error");
    }

    @Test
    void ctrlCClearsTheLineAndCtrlCCancelsTheQueryButNotTheShell() throws Exception {
        terminal.clear();
        terminal.type("SELECT nonsense").press("C-c");
        terminal.until(screen -> screen.endsWith("onset>\n"), "a new prompt");
        terminal.clear();
        terminal.type("SELECT COUNT(*) FROM metrics a, metrics b, metrics c, metrics d, metrics e WHERE a.\"value\" +"
                + " b.\"value\" + c.\"value\" + d.\"value\" > e.\"value\";").press("Enter");
        terminal.until("Ctrl-C cancels");
        terminal.press("C-c");
        assertThat(terminal.until("cancelled\n")).doesNotContain("Ctrl-C cancels", "Exception");
        assertThat(terminal.run("SELECT 'still here' AS t;", "1 row in")).contains("still here");
    }

    @Test
    void curvesAreDrawnAcrossTheScreen() throws Exception {
        terminal.clear();
        String screen = terminal.run("\\plot wide", "lr drop 20");
        assertThat(screen).contains("● best step 10 (1)   ▲ overfit onset 10   ▼ lr drop 20", "⠒⠒ val_loss");
        assertThat(screen.lines().mapToInt(String::length).max().orElse(0)).isBetween(155, 160);
        assertThat(terminal.run("\\plot --log-y SELECT step, val_loss, run_id FROM history;", "deep-"))
                .contains("val_loss");
        assertThat(terminal.run("\\plot nobody", "error:")).contains("There is no run 'nobody'");
    }

    @Test
    void longResultsArePagedWithTheNamesOnTop() throws Exception {
        terminal.clear();
        terminal.type("SELECT step, run_id FROM history ORDER BY step, run_id;").press("Enter");
        terminal.until("lines 1-");
        terminal.press("G");
        String end = terminal.until("of 120,");
        assertThat(end).startsWith("step  run_id\n").contains("390  ");
        terminal.press("q");
        assertThat(terminal.until("120 rows in")).doesNotContain("lines 1-");
    }

    @Test
    void filesAreReadAndWritten() throws Exception {
        Files.writeString(directory.resolve("some.sql"),
                "SELECT 1 AS a,\n 'x' AS b;\n\\timing off\nSELECT 2 AS c;\n\\timing on\n");
        assertThat(terminal.run("\\i some.sql", "Timing: on")).contains("a  b\n-  -\n1  x", "c\n-\n2\n1 row\n");
        terminal.run("\\o out.csv", "Results go to out.csv");
        terminal.run(".mode csv", "csv");
        terminal.run("SELECT 5 AS five;", "1 row to out.csv");
        terminal.run("\\o", "Results are shown here");
        terminal.run(".mode table", "table");
        assertThat(directory.resolve("out.csv")).hasContent("five\n5\n");
        terminal.run(".once once.txt", "onset>");
        terminal.run("SELECT 6 AS six;", "1 row to once.txt");
        assertThat(terminal.run("SELECT 8 AS eight;", "1 row in")).contains("    8\n");
        assertThat(directory.resolve("once.txt")).content().contains("6");
        assertThat(terminal.run(".read nowhere.sql", "error:")).contains("There is no file nowhere.sql");
    }

    @Test
    void resultsGoThroughCommandsOfTheSystem() throws Exception {
        assertThat(terminal.run("SELECT 'abc' AS t \\g (format=csv) |tr a-z A-Z", "1 row to |tr")).contains("T\nABC\n");
        terminal.run("\\o |tr a-z A-Z", "Results go to |tr a-z A-Z");
        terminal.clear();
        terminal.type("SELECT 'def' AS t;").press("Enter");
        terminal.until("1 row to |tr");
        terminal.type("\\o").press("Enter");
        assertThat(terminal.until("Results are shown here")).contains("DEF");
        terminal.clear();
        terminal.type("SELECT 1 AS a; \\pse").press("Tab");
        terminal.until("\\pset");
        terminal.press("C-c");
    }

    @Test
    void theDoctorSpeaksInWholeLinesWhereThereIsRoom() throws Exception {
        assertThat(terminal.run("\\doctor", "terminal   160 columns")).contains("every byte is as it was written\n");
    }

    @Test
    void theReportIsNamedWithItsSize() throws Exception {
        assertThat(terminal.run("\\report -o curves.html", "kB)"))
                .containsPattern("Wrote curves\\.html \\(\\d+ kB\\)\\.");
    }

    @Test
    void theEditorGetsTheLastStatement() throws Exception {
        terminal.run("SELECT 40 AS n;", "1 row in");
        assertThat(terminal.run("\\e", "1 row in")).contains("SELECT 41 AS n;", "41");
    }

    @Test
    void watchRepeatsUntilCtrlC() throws Exception {
        terminal.clear();
        terminal.type("SELECT 1 AS again; \\watch 0.2").press("Enter");
        terminal.until(screen -> screen.split("again", -1).length > 3, "the result again and again");
        terminal.press("C-c").press("Enter");
        assertThat(terminal.run("SELECT 'over' AS t;", "over")).doesNotContain("Exception");
    }

    @Test
    void anotherArchiveIsOpened() throws Exception {
        assertThat(terminal.run("\\c nowhere", "error:")).contains("nowhere");
        terminal.run("\\c archive", "\\? lists commands");
        assertThat(terminal.run("SELECT COUNT(*) AS runs FROM runs;", "1 row in")).contains("   3\n");
    }

    @Test
    void importAndExportWorkOnTheOpenArchive() throws Exception {
        terminal.run("\\export -o runs.csv runs", "Wrote 3 rows");
        assertThat(directory.resolve("runs.csv")).content().contains("wide");
        assertThat(terminal.run("\\import logs", "unchanged")).contains("unchanged");
        terminal.run("\\import jdbc:nonsense://ann:hunter2@host/x", "error");
    }
}
