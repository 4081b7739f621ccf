package dev.onset.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code onset sql} over an archive that the importer made. */
final class SqlCommandTest {

    private static final String ROWS = "SELECT step, train_loss, val_loss, CAST(NULL AS VARCHAR) AS nothing, '' AS blank,"
            + " 'a,\"b\"|c' AS odd FROM history WHERE run_id LIKE '%wide%' ORDER BY step";

    @TempDir
    private static Path directory = Path.of("");

    private static String archive = "";

    @BeforeAll
    static void write() {
        archive = CommandRun.archive(directory).toString();
    }

    private static CommandRun sql(String... arguments) {
        return sqlWithInput("", arguments);
    }

    private static CommandRun sqlWithInput(String input, String... arguments) {
        String[] all = new String[arguments.length + 3];
        all[0] = "sql";
        all[1] = "--archive";
        all[2] = archive;
        System.arraycopy(arguments, 0, all, 3, arguments.length);
        return CommandRun.withInput(input, all);
    }

    @Test
    void aTableAlignsNumbersToTheRightAndShortensThem() {
        CommandRun run = sql(ROWS);
        assertThat(run.out()).isEqualTo("""
                step  train_loss   val_loss  nothing  blank  odd
                ----  ----------  ---------  -------  -----  --------
                   0           2  0.1234568  NULL            a,"b"|c
                   1        NULL        NaN  NULL            a,"b"|c
                """.replace("--------\n", "-------\n"));
        assertThat(run.err()).matches("2 rows in \\d+\\.\\d{3} s\n");
        assertThat(run.status()).isEqualTo(ExitStatus.OK);
    }

    @Test
    void csvIsExactAndTellsNullFromAnEmptyText() {
        assertThat(sql("--format", "csv", ROWS).out()).isEqualTo("""
                step,train_loss,val_loss,nothing,blank,odd
                0,2,0.123456789,,"","a,""b""|c"
                1,,NaN,,"","a,""b""|c"
                """);
    }

    @Test
    void jsonTellsNotANumberFromNull() {
        assertThat(sql("--format", "json", ROWS).out()).isEqualTo("""
                [{"step":0,"train_loss":2.0,"val_loss":0.123456789,"nothing":null,"blank":"","odd":"a,\\"b\\"|c"},
                 {"step":1,"train_loss":null,"val_loss":"NaN","nothing":null,"blank":"","odd":"a,\\"b\\"|c"}]
                """);
    }

    @Test
    void anEmptyResultIsAnEmptyArrayOrNoLine() {
        String none = "SELECT step FROM history WHERE step < 0";
        assertThat(sql("--format", "json", none).out()).isEqualTo("[]\n");
        assertThat(sql("--format", "jsonl", none).out()).isEmpty();
        assertThat(sql("--format", "csv", none).out()).isEqualTo("step\n");
    }

    @Test
    void jsonLinesHaveOneObjectEach() {
        assertThat(sql("--format", "JSONL", "SELECT step FROM history WHERE run_id LIKE '%wide%' ORDER BY step").out())
                .isEqualTo("{\"step\":0}\n{\"step\":1}\n");
    }

    @Test
    void markdownEscapesItsBars() {
        assertThat(sql("--format", "markdown", ROWS).out()).isEqualTo("""
                | step | train_loss | val_loss | nothing | blank | odd |
                | ---: | ---: | ---: | --- | --- | --- |
                | 0 | 2 | 0.1234568 | NULL |  | a,"b"\\|c |
                | 1 | NULL | NaN | NULL |  | a,"b"\\|c |
                """);
    }

    @Test
    void statementsOfAFileRunOneAfterTheOther() throws IOException {
        Path script = directory.resolve("questions.sql");
        Files.writeString(script, "-- first; really\nSELECT 'x;y' AS a;\n\nSELECT 2 AS b;\n");
        assertThat(sql("--format", "csv", "-f", script.toString()).out()).isEqualTo("a\nx;y\nb\n2\n");
    }

    @Test
    void statementsComeFromTheStandardInputWhereNoneAreGiven() {
        assertThat(sqlWithInput("SELECT 1 AS one", "--format", "csv").out()).isEqualTo("one\n1\n");
    }

    @Test
    void anUnknownColumnIsUnderlinedAndTheNearestOneOffered() {
        CommandRun run = sql("SELECT step,\n\tval_los FROM history");
        assertThat(run.err()).isEqualTo("""
                error: There is no column val_los; did you mean val_loss?
                  line 2, column 2 (unknown name)
                  |
                2 | \tval_los FROM history
                  | \t^^^^^^^
                """);
        assertThat(run.out()).isEmpty();
        assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
    }

    @Test
    void positionsInAScriptCountFromItsStart() {
        CommandRun run = sqlWithInput("SELECT 1 AS a;\nSELECT b FROM nowhere;\nSELECT 3;", "--format", "csv");
        assertThat(run.out()).isEqualTo("a\n1\n");
        assertThat(run.err()).contains("  line 2, column 15 (unknown name)\n", "2 | SELECT b FROM nowhere\n",
                "  |               ^^^^^^^\n");
        assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
    }

    @Test
    void anErrorWhileRowsAreComputedEndsTheCommand() {
        CommandRun run = sql("SELECT 1 / (step - step) FROM history");
        assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
        assertThat(run.err()).startsWith("error: ").doesNotContain("\tat ");
    }

    @Test
    void whatIsNestedTooDeeplyIsToldInOneLine() {
        CommandRun run = sql("SELECT " + "(".repeat(20_000) + "1" + ")".repeat(20_000));
        assertThat(run.err()).isEqualTo("error: The statement is nested too deeply to be read\n");
        assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
    }

    @Test
    void aMissingArchiveIsNamed() {
        CommandRun run = CommandRun.of("sql", "--archive", directory.resolve("nowhere").toString(), "SELECT 1");
        assertThat(run.err()).startsWith("error: ").contains("nowhere");
        assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
    }

    @Test
    void aMistypedOptionIsAUsageErrorWithASuggestion() {
        CommandRun run = sql("--formt", "csv", "SELECT 1");
        assertThat(run.err()).contains("--formt", "--format", "Try 'onset sql --help'.");
        assertThat(run.status()).isEqualTo(ExitStatus.USAGE);
    }

    @Test
    void commandsOfTheShellMayStandInAScript() {
        CommandRun run = sqlWithInput("\\set least 1\n.mode csv\n\nSELECT step FROM history\n WHERE step > :least;\n"
                + "\\echo over\nSELECT b FROM nowhere;\nSELECT 3;");

        assertThat(run.out()).isEqualTo("step\n2\nover\n");
        assertThat(run.err()).contains("  line 7, column 15", "7 | SELECT b FROM nowhere");
        assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
        assertThat(sql(".tables").out()).contains("metric_names");
        assertThat(sql("-o", "rows.csv", ".tables").err()).contains("\\o names the file");
    }

    @Test
    void commandsOfTheShellKnowTablesOfSchemas() {
        CommandRun run = sqlWithInput("CREATE SCHEMA scott;\nCREATE TABLE scott.emp AS SELECT 1 AS empno;\n.mode csv\n"
                + "\\dt emp\n\\d Scott.emp\n");

        assertThat(run.out()).endsWith("scott.emp,TABLE,1,1\nname,type,nullable\nempno,INTEGER,true\n");
    }

    @Test
    void aScriptMayBeginWithAByteOrderMark() {
        assertThat(sqlWithInput("\uFEFFSELECT 1 AS one", "--format", "csv").out()).isEqualTo("one\n1\n");
    }

    @Test
    void nothingToRunIsAUsageError() {
        CommandRun run = sqlWithInput(" -- nothing\n;");
        assertThat(run.err()).startsWith("error: there is no statement to run\n");
        assertThat(run.status()).isEqualTo(ExitStatus.USAGE);
    }

    @Test
    void valuesAreBoundAndNeverReadAsSql() {
        assertThat(sql("--format", "csv", "-p", "run=%deep%", "-p", "step=0", "-p", "odd=it's; DROP VIEW x --",
                "SELECT step, CAST(:odd AS VARCHAR) AS odd FROM history WHERE run_id LIKE :run AND step > :step").out())
                .isEqualTo("step,odd\n1,it's; DROP VIEW x --\n2,it's; DROP VIEW x --\n");
    }

    @Test
    void aNameWithoutAValueIsAnErrorAtItsPlace() {
        CommandRun run = sql("SELECT 1 AS a,\n :missing AS b");
        assertThat(run.err()).isEqualTo("""
                error: There is no value for :missing; onset sql -p missing=VALUE, or \\set missing VALUE in the shell, gives one
                  line 2, column 2 (unknown name)
                  |
                2 |  :missing AS b
                  |  ^^^^^^^^
                """);
        assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
        assertThat(sql("-p", "1=2", "SELECT 1").status()).isEqualTo(ExitStatus.USAGE);
    }

    @Test
    void readOnlyRefusesWhatChangesTheArchive() {
        CommandRun run = sql("--readonly", "CREATE TABLE t (x INTEGER); CREATE VIEW v AS SELECT 1 AS one");
        assertThat(run.err()).contains("Created table t", "The session is read-only and cannot create a view", "^");
        assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
    }

    @Test
    void aFileAppearsWhenAllIsDone() {
        Path file = directory.resolve("rows.jsonl");
        assertThat(sql("-o", file.toString(), "SELECT 1 AS a; SELECT nonsense FROM runs").status())
                .isEqualTo(ExitStatus.FAILED);
        assertThat(file).doesNotExist();
        assertThat(sql("-o", file.toString(), "SELECT 1 AS a").out()).isEmpty();
        assertThat(file).hasContent("{\"a\":1}\n");
        assertThat(directory).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void parquetAndArrowAreFilesOfOneQuery() {
        Path file = directory.resolve("rows.parquet");
        assertThat(sql("-o", file.toString(), ROWS).err()).startsWith("2 rows in");
        assertThat(sql("--format", "csv",
                "SELECT val_loss, blank FROM read_parquet('" + file + "') WHERE step = 1").out())
                .isEqualTo("val_loss,blank\nNaN,\"\"\n");
        assertThat(sql("-o", file.toString(), "SELECT 1 AS a; SELECT 2 AS b").err())
                .contains("holds the rows of one query");
        assertThat(sql("-o", directory.resolve("no/where.arrow").toString(), "SELECT 1 AS a").err())
                .contains("there is no folder");
    }

    @Test
    void formatsForReportsEscapeWhatTheyMust() {
        String query = "SELECT '<a> & _b' AS text, 7 AS n, CAST(NULL AS VARCHAR) AS nothing";
        assertThat(sql("--format", "html", query).out()).isEqualTo("""
                <table>
                <tr><th>text</th><th>n</th><th>nothing</th></tr>
                <tr><td>&lt;a&gt; &amp; _b</td><td align="right">7</td><td class="null"></td></tr>
                </table>
                """);
        assertThat(sql("--format", "latex", query).out()).isEqualTo("""
                \\begin{tabular}{lrl}
                \\hline
                text & n & nothing \\\\
                \\hline
                <a> \\& \\_b & 7 & -- \\\\
                \\hline
                \\end{tabular}
                """);
        assertThat(sql("--format", "tsv", "--no-header", query).out()).isEqualTo("<a> & _b\t7\t\n");
    }

    @Test
    void recordsHaveALineForEachValue() {
        assertThat(sql("--format", "line", "SELECT 1 AS a, NULL AS longer UNION ALL SELECT 2, 3").out()).isEqualTo("""
                -[ row 1 ]-
                a      | 1
                longer | NULL
                -[ row 2 ]-
                a      | 2
                longer | 3
                """);
    }

    @Test
    void aBoxHasLinesAroundIt() {
        assertThat(sql("--format", "box", "SELECT 'x' AS text, 12 AS n").out()).isEqualTo("""
                ┌──────┬────┐
                │ text │  n │
                ├──────┼────┤
                │ x    │ 12 │
                └──────┴────┘
                """);
    }
}
