package dev.onset.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Results that commands of the shell send elsewhere: into files, and into commands of the system. */
final class RedirectionTest {

    @TempDir
    private Path folder = Path.of("");

    private Path archive = Path.of("");
    private Path file = Path.of("");

    @BeforeEach
    void importLogs() {
        archive = CommandRun.archive(folder);
        file = folder.resolve("out");
    }

    private CommandRun run(String... lines) {
        return CommandRun.withInput(String.join("\n", lines), "sql", "-a", archive.toString());
    }

    @Test
    void goSendsOneResultToAFileWithOptionsOfItsOwn() {
        CommandRun run = run("SELECT 1 AS a,", "  'x' AS b \\g (format=csv) " + file, "SELECT 2 AS c;");

        assertThat(file).hasContent("a,b\n1,x\n");
        assertThat(run.out()).isEqualTo("c\n-\n2\n");
        assertThat(run.err()).contains("1 row to " + file);
    }

    @Test
    void goSendsOneResultToACommand() {
        run("SELECT 'x' AS a;", "\\g (format=csv tuples_only=on) | tr a-z A-Z >" + file);

        assertThat(file).hasContent("X\n");
    }

    @Test
    void outputGoesToACommandUntilFurtherNotice() {
        CommandRun run = run("\\o |cat >" + file, "\\t on", "SELECT 1 AS a;", "SELECT 2 AS b \\gx " + file + "2", "\\o",
                "SELECT 3 AS c;");

        assertThat(file).hasContent("1\n");
        assertThat(folder.resolve("out2")).content().contains("b | 2");
        assertThat(run.out()).isEqualTo("3\n");
        assertThat(run.status()).isZero();
    }

    @Test
    void aCommandThatReadsNoFurtherEndsTheStatementAndIsNoError() {
        CommandRun run = run("SELECT a.step FROM metrics a, metrics b, metrics c, metrics d, metrics e, metrics f,"
                + " metrics g, metrics h \\g (format=csv) |head -n 1 >" + file, "SELECT 'over' AS t;");

        assertThat(file).hasContent("step\n");
        assertThat(run.err()).contains("read no further");
        assertThat(run.out()).contains("over");
        assertThat(run.status()).isZero();
    }

    @Test
    void howACommandEndedIsToldIfNotWell() {
        assertThat(run("SELECT 1 AS a \\g |cat >/dev/null; exit 3").err())
                .contains("1 row to |cat >/dev/null; exit 3, which ended with status 3");
    }

    @Test
    void aStatementThatFailsLeavesTheFileAsItIs() throws Exception {
        Files.writeString(file, "old");

        CommandRun run = run("SELECT nothing FROM runs \\g " + file, "SELECT 1;");

        assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
        assertThat(run.err()).contains("There is no column nothing");
        assertThat(run.out()).isEmpty();
        assertThat(file).hasContent("old");
    }

    @Test
    void whatIsWrittenWrongIsSaid() {
        assertThat(run("SELECT 1 \\g |").err()).contains("a command of the system is missing behind |");
        assertThat(run("SELECT 1 \\g a b").err()).contains("more than one file is named");
        assertThat(run("SELECT 1 \\g (format=csv x").err()).contains("the bracket of the options is not closed");
        assertThat(run("SELECT 1 \\g (form=csv) x").err()).contains("There is no option form");
        assertThat(run("SELECT 1 \\g " + folder + "/none/x").err()).contains("error:", "/none/x");
    }
}
