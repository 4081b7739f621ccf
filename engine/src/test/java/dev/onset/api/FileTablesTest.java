package dev.onset.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.onset.archive.ArchiveWriter;
import dev.onset.archive.RunLog;
import dev.onset.error.OnsetException;

/** read_csv, read_json and read_parquet as tables, and COPY … FROM. */
class FileTablesTest {

    @TempDir
    private Path directory = Path.of("");

    private Onset onset;

    @BeforeEach
    void open() {
        onset = Onset.openOrCreate(directory.resolve("archive"));
        try (ArchiveWriter writer = onset.archive().writer()) {
            writer.add(new RunLog("r1").param("lr", "0.1"));
            writer.add(new RunLog("r2").param("lr", "0.01"));
            writer.commit();
        }
    }

    @AfterEach
    void close() {
        onset.close();
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }

    /** The rows of a query, in which $ stands for the folder of the files. */
    private List<String> rows(String sql) {
        try (QueryResult result = onset.query(sql.replace("$", directory.toString()))) {
            List<String> rows = new ArrayList<>();
            for (Row row : result.rows()) {
                rows.add(String.join("|", IntStream.range(0, row.fields().size())
                        .mapToObj(i -> row.isNull(i) ? "NULL" : String.valueOf(row.getText(i))).toList()));
            }
            return rows;
        }
    }

    private void fails(String sql, String... words) {
        assertThatThrownBy(() -> onset.execute(sql.replace("$", directory.toString())))
                .isInstanceOf(OnsetException.class).message().contains(words);
    }

    @Test
    void csvFileStandsWhereATableMayStand() throws IOException {
        file("notes.csv", "run;score;day\nr1;0.5;2026-01-02\nr2;;2026-01-03\n");

        assertThat(rows("SELECT r.run_id, n.score, n.\"day\" FROM read_csv('$/notes.csv', delim => ';') n"
                + " JOIN runs r ON r.run_id = n.run WHERE n.\"day\" >= DATE '2026-01-02' ORDER BY 1"))
                .containsExactly("r1|0.5|2026-01-02", "r2|NULL|2026-01-03");
        assertThat(rows("SELECT COUNT(*) FROM read_csv('$/notes.csv')")).containsExactly("2");
        assertThat(rows("SELECT run_id FROM runs WHERE run_id IN (SELECT run FROM read_csv('$/notes.csv')"
                + " WHERE score > 0)")).containsExactly("r1");
    }

    @Test
    void columnsAndTypesAreKnownBeforeTheQueryRuns() throws IOException {
        file("t.csv", "i,b,d,s,t,dt\n1,true,1.5,x,2026-01-02 03:04:05.25,2026-01-02\n");

        var fields = onset.prepare("SELECT * FROM read_csv('" + directory + "/t.csv')").fields();

        assertThat(fields.stream().map(field -> field.name() + " " + field.type())).containsExactly("i BIGINT",
                "b BOOLEAN", "d DOUBLE", "s VARCHAR", "t TIMESTAMP", "dt DATE");
        assertThat(rows("SELECT * FROM read_csv('$/t.csv')"))
                .containsExactly("1|true|1.5|x|2026-01-02 03:04:05.25|2026-01-02");
    }

    @Test
    void patternReadsAllFilesThatMatch() throws IOException {
        file("a1.csv", "x\n1\n");
        file("a2.csv", "x\n2\n");

        assertThat(rows("SELECT SUM(x) FROM read_csv('$/a*.csv')")).containsExactly("3");
        assertThat(rows("SELECT COUNT(*) FROM read_csv(ARRAY['$/a1.csv', '$/a2.csv'], filename => TRUE)"
                + " WHERE filename LIKE '%a2.csv'")).containsExactly("1");
    }

    @Test
    void jsonObjectsAreMapsAndListsAreArrays() throws IOException {
        file("runs.jsonl", "{\"run\":\"r1\",\"params\":{\"lr\":0.1,\"opt\":\"adam\"},\"l\":[1,2]}\n{\"run\":\"r2\"}\n");

        assertThat(rows("SELECT run, j.params['lr'], CARDINALITY(l) FROM read_json('$/runs.jsonl') j ORDER BY run"))
                .containsExactly("r1|0.1|2", "r2|NULL|NULL");
    }

    @Test
    void parquetIsReadColumnByColumn() {
        onset.execute("COPY (SELECT run_id, params, 1.5 AS x FROM runs) TO '" + directory + "/r.parquet'");

        assertThat(rows("SELECT p.params['lr'] FROM read_parquet('$/r.parquet') p ORDER BY 1")).containsExactly("0.01",
                "0.1");
        assertThat(rows("EXPLAIN SELECT MAX(x) FROM read_parquet('$/r.parquet') WHERE run_id <> 'r1'").getLast())
                .contains("FileScan read_parquet").contains("[run_id, x]").contains("filtered");
    }

    @Test
    void conditionsOnFilesGiveTheRowsThatTheyGiveOnTables() throws IOException {
        file("c.csv", "i,d,s,day\n1,0.5,a,2026-01-01\n2,NaN,B,2026-01-02\n3,,c,\n4,-0.0,a,2026-01-04\n");
        onset.execute("CREATE TABLE c AS SELECT * FROM read_csv('" + directory + "/c.csv')");

        for (String condition : List.of("i >= 2 AND i < 4", "d > 0.1", "d = 0.0", "d >= 0", "s = 'a'", "s < 'b'",
                "s <> 'a'", "\"day\" > DATE '2026-01-01'", "\"day\" IS NULL", "i = 1 OR s = 'c'", "NOT (i > 1)",
                "3 > i AND s LIKE 'B%'", "i + 1 = 3", "i IN (1, 4)", "s = 'it''s'")) {
            assertThat(rows("SELECT * FROM read_csv('$/c.csv') WHERE " + condition)).as(condition)
                    .isEqualTo(rows("SELECT * FROM c WHERE " + condition));
        }
    }

    @Test
    void viewOverAFileSeesWhatIsInItNow() throws IOException {
        file("v.csv", "x\n1\n");
        onset.execute("CREATE VIEW v AS SELECT * FROM read_csv('" + directory + "/v.csv')");
        assertThat(rows("SELECT * FROM v")).containsExactly("1");

        file("v.csv", "x,y\nabc,2\n");

        assertThat(rows("SELECT * FROM v")).containsExactly("abc|2");
    }

    @Test
    void missingFileNamesTheNearest() throws IOException {
        file("results.csv", "x\n1\n");

        fails("SELECT * FROM read_csv('$/result.csv')", "There is no file", "did you mean '" + directory
                + "/results.csv'?");
        fails("SELECT * FROM read_csv('$/nothing*.csv')", "No file matches '" + directory + "/nothing*.csv'");
        fails("SELECT * FROM read_csv('$')", "is a folder; name the files in it by a pattern");
        fails("SELECT * FROM read_csv('https://example.org/x.csv')", "is in a network");
    }

    @Test
    void unknownOptionNamesTheNearest() throws IOException {
        file("x.csv", "x\n1\n");

        fails("SELECT * FROM read_csv('$/x.csv', headr => true)", "read_csv has no option headr; did you mean header?");
        fails("SELECT read_csv('$/x.csv') FROM runs", "read_csv is a table function: SELECT * FROM read_csv('FILE')");
        assertThatThrownBy(() -> onset.query("SELECT * FROM read_csv(?)", "x.csv"))
                .hasMessageContaining("a parameter cannot stand here");
    }

    @Test
    void valueThatIsNotAsTheFirstRowsWereIsNamedWithItsLine() throws IOException {
        StringBuilder text = new StringBuilder("run,x\n");
        for (int i = 0; i < 30_000; i++) {
            text.append('r').append(i).append(',').append(i).append('\n');
        }
        file("long.csv", text + "r,abc\n");

        fails("COPY (SELECT SUM(x) FROM read_csv('$/long.csv')) TO '$/sum.csv'",
                "long.csv, line 30002, column x: 'abc' is no BIGINT", "types => MAP['x', 'VARCHAR']");
        assertThat(rows("SELECT MAX(x) FROM read_csv('$/long.csv', types => MAP['x', 'VARCHAR'])"))
                .containsExactly("abc");
    }

    @Test
    void filesCanBeForbidden() throws IOException, SQLException {
        file("x.csv", "x\n1\n");
        onset.execute("CREATE VIEW v AS SELECT * FROM read_csv('" + directory + "/x.csv')");
        onset.execute("CREATE TABLE t (x INTEGER)");
        onset.execute("SET external_files = off");

        fails("SELECT * FROM read_csv('$/x.csv')", "external_files is off");
        fails("SELECT * FROM v", "external_files is off");
        fails("COPY t FROM '$/x.csv'", "external_files is off");

        try (var connection = DriverManager
                .getConnection("jdbc:onset:" + directory.resolve("archive") + ";external_files=false");
                var statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.executeQuery("SELECT * FROM read_csv('" + directory + "/x.csv')"))
                    .hasMessageContaining("external_files is off");
            assertThatThrownBy(() -> statement.execute("SET external_files = on")).hasMessageContaining("stays off");
        }
    }

    @Test
    void copyFromGivesColumnsByTheirNames() throws IOException {
        file("t.csv", "b,a\nx,1\n\"\",2\n,3\n");
        onset.execute("CREATE TABLE t (a INTEGER PRIMARY KEY, b VARCHAR)");

        assertThat(onset.execute("COPY t FROM '" + directory + "/t.csv'"))
                .isEqualTo(new Outcome.Done("Copied 3 rows into t", 3));

        assertThat(rows("SELECT a, b FROM t ORDER BY a")).containsExactly("1|x", "2|", "3|NULL");
    }

    @Test
    void copyFromOfAFileWithoutNamesGoesByOrder() throws IOException {
        file("t.tsv", "1\tx\n2\ty\n");
        onset.execute("CREATE TABLE t (a INTEGER, b VARCHAR, c DOUBLE)");

        onset.execute("COPY t (a, b) FROM '" + directory + "/t.tsv' (HEADER false, DELIMITER '\\t')");

        assertThat(rows("SELECT * FROM t ORDER BY a")).containsExactly("1|x|NULL", "2|y|NULL");
        fails("COPY t FROM '$/t.tsv' (HEADER false)", "has 2 columns (column0, column1), and 3 are to be filled");
    }

    @Test
    void copyFromNamesFileRowAndColumnOfAWrongValueAndAddsNothing() throws IOException {
        onset.execute("CREATE TABLE t (a INTEGER, b VARCHAR)");
        file("t.csv", "a,b\n1,x\nabc,y\n");
        file("t.jsonl", "{\"a\":1,\"b\":\"x\"}\n{\"a\":\"abc\",\"b\":\"y\"}\n");
        onset.execute("COPY (SELECT * FROM (VALUES ('1', 'x'), ('abc', 'y')) AS v(a, b)) TO '" + directory
                + "/t.parquet'");

        fails("COPY t FROM '$/t.csv'", "t.csv, line 3, column a: 'abc' is no INTEGER");
        fails("COPY t FROM '$/t.jsonl'", "t.jsonl, row 2, column a: 'abc' is no INTEGER");
        fails("COPY t FROM '$/t.parquet'", "t.parquet, row 2, column a: 'abc' is no INTEGER");
        assertThat(rows("SELECT COUNT(*) FROM t")).containsExactly("0");
    }

    @Test
    void copyFromChecksKeysAndColumns() throws IOException {
        onset.execute("CREATE TABLE t (a INTEGER PRIMARY KEY, b VARCHAR)");
        file("t.csv", "a,b\n1,x\n1,y\n");
        onset.execute("CREATE TABLE u (a INTEGER, score DOUBLE)");
        file("w.csv", "a,scor\n1,2\n");

        fails("COPY t FROM '$/t.csv'", "Two rows of t would have the key a = 1");
        fails("COPY u FROM '$/w.csv'", "w.csv' has no column score; did you mean scor?; it has a, scor");
        fails("COPY t FROM '$/t.txt'", "does not tell the format");
        fails("COPY t FROM '$/t.csv' (HEDER false)", "read_csv has no option heder; did you mean header?");
        fails("COPY runs FROM '$/t.csv'", "is the archive's and cannot be changed");
        assertThat(rows("SELECT COUNT(*) FROM t")).containsExactly("0");
    }

    @Test
    void whatCopyToWroteCopyFromReads() {
        onset.execute("CREATE TABLE t AS SELECT run_id, params, CAST('NaN' AS DOUBLE) AS x, '' AS e,"
                + " CAST(NULL AS VARCHAR) AS n, TIMESTAMP '2026-01-02 03:04:05.25' AS ts, TRUE AS b FROM runs");
        for (String format : List.of("csv", "parquet", "json", "jsonl", "csv.gz")) {
            onset.execute("COPY t TO '" + directory + "/t." + format + "'");
            onset.execute("CREATE OR REPLACE TABLE u AS SELECT * FROM t LIMIT 0");
            onset.execute("COPY u FROM '" + directory + "/t." + format + "'");

            assertThat(rows("SELECT * FROM u ORDER BY 1")).as(format).isEqualTo(rows("SELECT * FROM t ORDER BY 1"));
        }
    }
}
