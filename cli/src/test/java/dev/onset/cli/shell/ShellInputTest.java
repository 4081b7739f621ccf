package dev.onset.cli.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

final class ShellInputTest {

    @Test
    void aStatementEndsWithASemicolonAndACommandWithItsLine() {
        assertThat(ShellInput.isComplete("SELECT 1")).isFalse();
        assertThat(ShellInput.isComplete("SELECT 1;")).isTrue();
        assertThat(ShellInput.isComplete("SELECT ';")).isFalse();
        assertThat(ShellInput.isComplete("\\d runs")).isTrue();
        assertThat(ShellInput.isComplete(".tables")).isTrue();
        assertThat(ShellInput.isComplete("SELECT 1; \\watch 2")).isTrue();
        assertThat(ShellInput.isComplete("  ")).isTrue();
        assertThat(ShellInput.isComplete("-- a remark")).isTrue();
        assertThat(ShellInput.isComplete("quit")).isTrue();
    }

    @Test
    void statementsKeepTheirPlaces() {
        assertThat(ShellInput.parse("SELECT 1;\nSELECT 2;")).isEqualTo(
                List.of(new ShellInput.Statement("SELECT 1"), new ShellInput.Statement(" ".repeat(9) + "\nSELECT 2")));
        assertThat(ShellInput.parse("SELECT 1; \\watch 2")).containsExactly(
                new ShellInput.Command("\\watch", "2", "SELECT 1"));
        assertThat(ShellInput.parse("SELECT 1; \\d runs")).containsExactly(new ShellInput.Statement("SELECT 1"),
                new ShellInput.Command("\\d", "runs"));
        assertThat(ShellInput.parse("EXIT;")).containsExactly(new ShellInput.Command("\\q", ""));
    }

    @Test
    void goEndsAStatementInsteadOfASemicolon() {
        assertThat(ShellInput.isComplete("SELECT 1 \\gx")).isTrue();
        assertThat(ShellInput.parse("SELECT 1\\g")).containsExactly(
                new ShellInput.Command("\\g", "", "SELECT 1"));
        assertThat(ShellInput.parse("SELECT 0; SELECT 1; \\gx")).containsExactly(new ShellInput.Statement("SELECT 0"),
                new ShellInput.Command("\\gx", "", " ".repeat(9) + " SELECT 1"));
        assertThat(ShellInput.parse("SELECT 1 \\g |sort; ls")).containsExactly(
                new ShellInput.Command("\\g", "|sort; ls", "SELECT 1 "));
        assertThat(ShellInput.parse("\\g|sort")).containsExactly(new ShellInput.Command("\\g", "|sort"));
        assertThat(ShellInput.parse("\\gx")).containsExactly(new ShellInput.Command("\\gx", ""));
        assertThat(ShellInput.isComplete("SELECT '\\g")).isFalse();
    }

    @Test
    void whatIsPastedMayHaveStatementsAndCommandsOnLinesOfTheirOwn() {
        String pasted = "\\x\nSELECT 1;\n\\! echo it's; date\nSELECT 2 \\g |sort; ls\n";

        assertThat(ShellInput.isComplete(pasted)).isTrue();
        assertThat(ShellInput.isComplete(pasted + "SELECT 3")).isFalse();
        assertThat(ShellInput.parse(pasted)).containsExactly(new ShellInput.Command("\\x", ""),
                new ShellInput.Statement("\nSELECT 1"), new ShellInput.Command("\\!", "echo it's; date"),
                new ShellInput.Command("\\g", "|sort; ls", "\n\n\nSELECT 2 "));
        assertThat(ShellInput.commandAtEnd("SELECT 1; \\i so")).isEqualTo(10);
        assertThat(ShellInput.commandAtEnd("SELECT 'a' \\x")).isEqualTo(-1);
    }

    @Test
    void aScriptHasCommandsOnLinesOfTheirOwn() {
        String script = "-- two of each\n.mode csv\nSELECT 1,\n  '\\x' AS a;\n\\timing\nSELECT 2";

        assertThat(Script.pieces(script)).containsExactly(new Script.Piece("-- two of each\n", 1),
                new Script.Piece("\n.mode csv\n", 2), new Script.Piece("\n\nSELECT 1,\n  '\\x' AS a;\n", 3),
                new Script.Piece("\n\n\n\n\\timing\n", 5), new Script.Piece("\n\n\n\n\nSELECT 2\n", 6));
        assertThat(Script.pieces("SELECT 1,\n2 \\gx\nSELECT 3")).hasSize(2);
        assertThat(Script.hasCommands(script)).isTrue();
        assertThat(Script.hasCommands("SELECT '\n\\d' AS a,\n.5 AS b;")).isFalse();
    }

    @Test
    void quotesHoldWordsTogether() {
        assertThat(Words.of("a 'b c' \"d\"e ''")).containsExactly("a", "b c", "de", "");
        assertThat(Words.withoutSemicolon("runs ;; ")).isEqualTo("runs");
    }

    @Test
    void linesWithSecretsAreNotKept() {
        assertThat(ShellHistory.isSecret("\\import jdbc:postgresql://ann:hunter2@host/mlflow")).isTrue();
        assertThat(ShellHistory.isSecret("\\import jdbc:mysql://host/mlflow?password=x")).isTrue();
        assertThat(ShellHistory.isSecret("SELECT tokens FROM history;")).isFalse();
    }

    @Test
    void progressFitsItsLine() {
        assertThat(ProgressLine.text(0.5, 10, 10, 79))
                .isEqualTo("[===============               ]  50%, 10 s left, Ctrl-C cancels");
        assertThat(ProgressLine.text(0, Double.NaN, 3, 79)).isEqualTo("3 s, Ctrl-C cancels");
        assertThat(ProgressLine.text(0.999, 90, 100, 39)).hasSizeLessThanOrEqualTo(39).contains("99%");
    }

    @Test
    void theWordAtTheCursorMayBeginWithAQuoteOrHoldASlash() {
        assertThat(word("SELECT val_")).isEqualTo("PLAIN val_");
        assertThat(word("SELECT \"train/l")).isEqualTo("NAME_IN_QUOTES train/l");
        assertThat(word("SELECT train/l")).isEqualTo("PLAIN train/l");
        assertThat(word("SELECT a/l")).isEqualTo("PLAIN l");
        assertThat(word("SELECT params['weight")).isEqualTo("TEXT weight");
        assertThat(word("\\i some/fi")).isEqualTo("COMMAND some/fi");
    }

    private static String word(String line) {
        WordAtCursor word = WordAtCursor.find(line, line.length(), text -> "train/loss".startsWith(text));
        return word.kind() + " " + word.word();
    }
}
