package dev.onset.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sqlline.AbstractCommandHandler;
import sqlline.DispatchCallback;
import sqlline.SqlLine;

/** A JDBC shell that knows nothing of Onset, typed into as a user would. */
final class SqllineTest {

    @TempDir
    private Path directory = Path.of("");

    /** Streams stay streams where JLine could make a terminal of them. */
    @BeforeAll
    static void noTerminal() {
        System.setProperty("org.jline.terminal.ffm", "false");
    }

    @BeforeEach
    void write() {
        SmallArchive.write(directory);
    }

    /** What sqlline prints, output and errors, for these lines. */
    private String type(String... lines) throws IOException {
        SqlLine shell = new SqlLine();
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        shell.setOutputStream(printed);
        shell.setErrorStream(printed);
        String script = "!set showElapsedTime false\n!set nullValue NULL\n!connect jdbc:onset:" + directory
                + " sa \"\"\n"
                + String.join("\n", lines) + "\n!quit\n";
        SqlLine.Status status = shell.begin(
                new String[]{"--silent=true", "--maxWidth=200", "--historyFile=" + directory.resolve("history")},
                new ByteArrayInputStream(script.getBytes(StandardCharsets.UTF_8)), false);
        assertThat(status).isEqualTo(SqlLine.Status.OK);
        return printed.toString(StandardCharsets.UTF_8).replace("\r", "");
    }

    @Test
    void aSelectPrintsItsTable() throws IOException {
        assertThat(type("SELECT run_id, step, val_loss FROM history ORDER BY run_id, step;")).contains("""
                +--------+------+----------+
                | run_id | step | val_loss |
                +--------+------+----------+
                | lenet  | 0    | 1.25     |
                | lenet  | 1    | 1.0      |
                | lenet  | 2    | 2.5      |
                | nin    | 0    | 0.75     |
                | nin    | 1    | NULL     |
                | nin    | 2    | NaN      |
                +--------+------+----------+
                """);
    }

    @Test
    void tablesAreListed() throws IOException {
        assertThat(type("!outputformat csv", "!tables")).contains("""
                'TABLE_CAT','TABLE_SCHEM','TABLE_NAME','TABLE_TYPE','REMARKS','TYPE_CAT','TYPE_SCHEM','TYPE_NAME',\
                'SELF_REFERENCING_COL_NAME','REF_GENERATION'
                """).contains("'history','TABLE'").contains("'runs','TABLE'");
    }

    @Test
    void columnsAreListed() throws IOException {
        String printed = type("!outputformat csv", "!columns history");
        assertThat(printed.lines().filter(line -> line.contains("'history'")).map(line -> line.split(",")[3]))
                .startsWith(
                        "'run_id'", "'step'", "'wall_time'", "'epoch'", "'train_loss'", "'val_loss'")
                .contains("'Top-5 acc'");
    }

    @Test
    void anErrorSaysWhereAndWhat() throws IOException {
        assertThat(type("SELECT val_los FROM history;"))
                .contains("line 1, column 8: There is no column val_los; did you mean val_loss? (state=42S22,code=0)");
    }

    /** What a command prints, which is no error. */
    private String works(String... lines) throws IOException {
        String printed = type(lines);
        assertThat(printed).doesNotContain("Error:").doesNotContain("Exception").doesNotContain("Unknown command");
        return printed;
    }

    /** A command of one's own. */
    public static final class Greeting extends AbstractCommandHandler {
        private final SqlLine shell;

        public Greeting(SqlLine shell) {
            super(shell, new String[]{"greet"}, "greets", List.of());
            this.shell = shell;
        }

        @Override
        public void execute(String line, DispatchCallback callback) {
            shell.output("good day");
            callback.setToSuccess();
        }
    }

    @Test
    void promptsSettingsAndCommandsOfOnesOwnLeaveTheConnectionAsItIs() throws IOException {
        assertThat(works("!prompthandler sqlline.PromptHandler", "!appconfig sqlline.Application",
                "!commandhandler " + Greeting.class.getName(), "!greet", "SELECT COUNT(*) AS runs FROM runs;"))
                .contains("good day", "| 2    |");
    }

    @Test
    void theDatabaseIsDescribed() throws IOException {
        assertThat(works("!dbinfo")).contains("getDatabaseProductName", "Onset", "getNumericFunctions",
                "supportsBatchUpdates", "true");
    }

    @Test
    void whatTheCatalogHasIsListed() throws IOException {
        assertThat(works("!outputformat csv", "!primarykeys runs")).contains("'run_id'");
        assertThat(works("!outputformat csv", "!importedkeys history")).contains("'runs'");
        assertThat(works("!outputformat csv", "!exportedkeys runs")).contains("'history'");
        assertThat(works("!outputformat csv", "!typeinfo")).contains("'DOUBLE'", "'TIMESTAMP'");
        assertThat(works("!outputformat csv", "!describe runs")).contains("'started_at'");
        assertThat(works("!outputformat csv", "!metadata getTableTypes")).contains("'VIEW'");
        assertThat(works("!indexes runs", "!procedures", "!schemas")).contains("INDEX_NAME", "PROCEDURE_NAME",
                "TABLE_SCHEM");
    }

    @Test
    void statementsRunInEveryWayThereIs() throws IOException {
        assertThat(works("!sql SELECT 40 + 2 AS answer;")).contains("42");
        assertThat(works("!all SELECT 40 + 2 AS answer;")).contains("42");
        assertThat(works("!native SELECT 1", "!nativesql SELECT 1")).contains("SELECT 1");
        assertThat(works("CREATE TABLE t (x INT);", "!batch", "INSERT INTO t VALUES (1);", "INSERT INTO t VALUES (2);",
                "!batch", "SELECT sum(x) AS s FROM t;")).contains("| 3 ");
    }

    @Test
    void everyOutputFormatPrintsARow() throws IOException {
        for (String format : new String[]{"table", "vertical", "csv", "tsv", "xmlattrs", "xmlelements", "json",
            "ansiconsole"}) {
            assertThat(works("!outputformat " + format, "SELECT run_id, val_loss FROM history WHERE step = 0;"))
                    .as(format).contains("lenet");
        }
    }

    @Test
    void transactionsAreSwitchedAndEnd() throws IOException {
        works("!autocommit off", "SELECT 1;", "!commit", "!rollback", "!autocommit on");
        works("!readonly true", "SELECT 1;", "!readonly false");
        assertThat(type("!isolation TRANSACTION_NONE", "SELECT 1;")).contains("| 1 ");
    }

    @Test
    void connectionsAreListedReopenedAndClosed() throws IOException {
        assertThat(works("!list")).contains("jdbc:onset:");
        assertThat(works("!reconnect", "SELECT 7 AS seven;")).contains("seven");
        assertThat(works("!rehash", "!go 0", "SELECT 7 AS seven;", "!close")).contains("seven");
        works("!closeall");
    }

    @Test
    void aConnectionIsDescribedByAFileAndGivenAName() throws IOException {
        Path file = Files.writeString(directory.resolve("connection.properties"),
                "url=jdbc:onset:" + directory + "\ndriver=dev.onset.jdbc.OnsetDriver\nuser=sa\npassword=\n");
        assertThat(works("!properties " + file, "!nickname second", "!list")).contains("#1", "second");
        assertThat(works("!scan")).contains("jdbc:onset:", "dev.onset.jdbc.OnsetDriver");
    }

    @Test
    void scriptsAreRunKeptAndRecorded() throws IOException {
        Path script = Files.writeString(directory.resolve("some.sql"), "SELECT 40 + 2 AS answer;\n");
        assertThat(works("!run " + script)).contains("42");
        Path kept = directory.resolve("kept.sql");
        works("!script " + kept, "SELECT 1 AS one;", "!script");
        assertThat(kept).content().contains("SELECT 1 AS one;");
        Path record = directory.resolve("record.txt");
        works("!record " + record, "SELECT 7 AS seven;", "!record");
        assertThat(record).content().contains("seven");
        assertThat(works("SELECT 7 AS seven;", "!rerun 4")).containsPattern("(?s)seven.*seven");
    }

    @Test
    void whatSqllineSaysOfItselfNeedsNoDatabase() throws IOException {
        assertThat(works("!help")).contains("!dbinfo", "!scan");
        assertThat(works("!history")).contains("!history");
        assertThat(works("!verbose", "!brief", "!set maxWidth 100", "!reset maxWidth", "!set")).contains("nullValue");
    }

    @Test
    void aProcedureIsRefusedInWords() throws IOException {
        assertThat(type("!call {call nothing()}")).contains("state=0A000").doesNotContain("NullPointer");
    }

    @Test
    void allTablesAreDroppedThatCanBe() throws IOException {
        String printed = type("CREATE TABLE t (x INT);", "!dropall", "y", "SELECT count(*) AS left_over FROM runs;");
        assertThat(printed).contains("left_over").doesNotContain("Exception");
    }

    @Test
    void scratchTablesAreDropped() throws IOException {
        assertThat(type("CREATE TABLE t (x INT);", "DROP TABLE t;", "SELECT * FROM t;"))
                .contains("There is no table t");
    }
}
