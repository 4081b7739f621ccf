package dev.onset.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.onset.archive.Archive;
import dev.onset.archive.ArchiveRepair;
import dev.onset.archive.ArchiveWriter;
import dev.onset.archive.RunLog;
import dev.onset.archive.StepAxis;

/** Tables that the archive keeps: CREATE PERSIST TABLE. */
class StoredTablesTest {

    @TempDir
    private Path directory = Path.of("");

    private Onset onset;

    @BeforeEach
    void open() {
        onset = Onset.openOrCreate(directory);
        addRun("r1");
    }

    private void addRun(String id) {
        try (ArchiveWriter writer = onset.archive().writer()) {
            RunLog run = new RunLog(id).param("lr", "0.1");
            run.point(run.metric("loss", "train_loss"), 1, StepAxis.NO_TIME, 0.5);
            writer.add(run);
            writer.commit();
        }
    }

    @AfterEach
    void close() {
        onset.close();
    }

    private void reopen() {
        onset.close();
        onset = Onset.open(directory);
    }

    private List<String> rows(String sql) {
        try (QueryResult result = onset.query(sql)) {
            return rows(result);
        }
    }

    private static List<String> rows(QueryResult result) {
        List<String> rows = new ArrayList<>();
        for (Row row : result.rows()) {
            rows.add(String.join("|", IntStream.range(0, row.fields().size())
                    .mapToObj(i -> row.isNull(i) ? "NULL" : String.valueOf(row.getText(i))).toList()));
        }
        return rows;
    }

    private List<Path> tableFiles() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> String.valueOf(file.getFileName()).startsWith("table-")).toList();
        }
    }

    @Test
    void tableIsThereAfterTheArchiveIsOpenedAgain() {
        onset.execute("CREATE PERSIST TABLE best AS SELECT run_id, params, 1 AS i, CAST(3000000000 AS BIGINT) AS b,"
                + " CAST('NaN' AS DOUBLE) AS d, TRUE AS f, DATE '1969-12-31' AS dt, TIME '23:59:59.5' AS t,"
                + " TIMESTAMP '2026-01-02 03:04:05.25' AS ts, CAST(NULL AS VARCHAR) AS n, 'ü' AS s FROM runs");
        List<String> written = rows("SELECT * FROM best");

        reopen();

        assertThat(rows("SELECT * FROM best")).isEqualTo(written).hasSize(1);
        assertThat(rows("SELECT r.run_id FROM runs r JOIN best b ON b.run_id = r.run_id AND b.params['lr'] = '0.1'"))
                .containsExactly("r1");
        assertThat(rows(
                "SELECT name FROM (SELECT table_name AS name FROM information_schema.\"tables\") WHERE name = 'best'"))
                .containsExactly("best");
    }

    @Test
    void changesAreKeptAndSeenByOthers() {
        onset.execute("CREATE TABLE notes PERSIST (run_id VARCHAR PRIMARY KEY, note VARCHAR NOT NULL)");
        Session other = onset.newSession();

        onset.execute("INSERT INTO notes VALUES ('r1', 'good'), ('r2', 'bad'), ('r3', 'odd')");
        onset.execute("UPDATE notes SET note = UPPER(note) WHERE run_id <> 'r1'");
        other.execute("DELETE FROM notes WHERE run_id = 'r3'");

        reopen();
        assertThat(rows("SELECT * FROM notes ORDER BY 1")).containsExactly("r1|good", "r2|BAD");
        assertThatThrownBy(() -> onset.execute("INSERT INTO notes VALUES ('r9', 'x'), ('r1', 'again')"))
                .hasMessageContaining("Two rows of notes would have the key run_id = r1");
        assertThatThrownBy(() -> onset.execute("UPDATE notes SET note = NULL")).hasMessageContaining("NOT NULL");
        assertThat(rows("SELECT * FROM notes ORDER BY 1")).containsExactly("r1|good", "r2|BAD");
    }

    @Test
    void rowsOfAFileCanBeCopiedIntoIt() throws IOException {
        Path file = Files.writeString(directory.resolveSibling(directory.getFileName() + ".csv"),
                "run_id,note\nr1,x\n");
        onset.execute("CREATE PERSIST TABLE notes (run_id VARCHAR, note VARCHAR)");

        onset.execute("COPY notes FROM '" + file + "'");

        reopen();
        assertThat(rows("SELECT * FROM notes")).containsExactly("r1|x");
        Files.delete(file);
    }

    @Test
    void dropAndReplace() throws IOException {
        onset.execute("CREATE PERSIST TABLE t AS SELECT 1 AS x");
        assertThatThrownBy(() -> onset.execute("CREATE PERSIST TABLE t AS SELECT 2 AS x"))
                .hasMessageContaining("There is a table t already");
        assertThatThrownBy(() -> onset.execute("CREATE TABLE t (x INTEGER)"))
                .hasMessageContaining("The archive has a table t");

        onset.execute("CREATE OR REPLACE PERSIST TABLE t AS SELECT 2 AS y");
        assertThat(rows("SELECT y FROM t")).containsExactly("2");
        assertThat(tableFiles()).hasSize(1);

        onset.execute("DROP TABLE t");
        assertThatThrownBy(() -> onset.query("SELECT * FROM t")).hasMessageContaining("There is no table t");
        assertThat(tableFiles()).isEmpty();
    }

    @Test
    void arraysCannotBeKept() {
        assertThatThrownBy(() -> onset.execute("CREATE PERSIST TABLE t AS SELECT ARRAY[1, 2] AS a"))
                .hasMessageContaining("The archive cannot keep a column of type ARRAY, as a of t is");
    }

    @Test
    void tableSurvivesImportsAndCompaction() {
        onset.execute("CREATE PERSIST TABLE t AS SELECT 1 AS x");

        for (int i = 0; i < 5; i++) {
            addRun("r" + i);
        }
        onset.compact(null);

        reopen();
        assertThat(rows("SELECT * FROM t")).containsExactly("1");
        assertThat(onset.archive().verify()).isEmpty();
    }

    @Test
    void queryThatBeganBeforeAChangeSeesTheRowsBefore() {
        onset.execute("CREATE PERSIST TABLE t AS SELECT 1 AS x");

        try (Onset reader = Onset.open(directory); QueryResult result = reader.query("SELECT x FROM t")) {
            onset.execute("UPDATE t SET x = 2");
            onset.execute("UPDATE t SET x = 3");

            assertThat(rows(result)).containsExactly("1");
            try (QueryResult now = reader.query("SELECT x FROM t")) {
                assertThat(rows(now)).containsExactly("3");
            }
        }
    }

    @Test
    void ofManyChangesAtOnceNoneIsLost() throws InterruptedException {
        onset.execute("CREATE PERSIST TABLE t (x INTEGER PRIMARY KEY, n INTEGER)");
        onset.execute("INSERT INTO t VALUES (0, 0)");
        List<Thread> threads = new ArrayList<>();
        for (int i = 1; i <= 4; i++) {
            int number = i;
            threads.add(Thread.ofPlatform().start(() -> {
                try (Onset own = Onset.open(directory)) {
                    for (int j = 0; j < 3; j++) {
                        own.execute("INSERT INTO t VALUES (?, 0)", 10 * number + j);
                        own.execute("UPDATE t SET n = n + 1 WHERE x = 0");
                    }
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(rows("SELECT COUNT(*), MAX(n) FROM t")).containsExactly("13|12");
    }

    @Test
    void damagedTableIsNamedAndDoesNotKeepTheRestFromBeingRead() throws IOException {
        onset.execute("CREATE PERSIST TABLE t AS SELECT 1 AS x");
        onset.close();
        Path file = tableFiles().getFirst();
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);

        assertThat(Archive.verify(directory)).hasSize(1).first().asString()
                .contains(String.valueOf(file.getFileName()));
        onset = Onset.open(directory);
        assertThat(rows("SELECT run_id FROM runs")).containsExactly("r1");
        assertThatThrownBy(() -> rows("SELECT * FROM t")).hasMessageContaining("it is not what was written");

        Files.delete(file);
        reopen();
        assertThat(rows("SELECT run_id FROM runs")).containsExactly("r1");
        assertThatThrownBy(() -> rows("SELECT * FROM t")).hasMessageContaining("it is missing");

        onset.close();
        try (ArchiveRepair repair = ArchiveRepair.begin(directory)) {
            assertThat(repair.actions()).anyMatch(action -> action.contains("gave up the table t"));
        }
        onset = Onset.open(directory);
        assertThat(onset.archive().verify()).isEmpty();
        assertThat(rows("SELECT run_id FROM runs")).containsExactly("r1");
    }

    @Test
    void viewOverItIsKeptToo() {
        onset.execute("CREATE PERSIST TABLE t AS SELECT 1 AS x");
        onset.execute("CREATE VIEW v AS SELECT x + 1 AS y FROM t");

        reopen();

        assertThat(rows("SELECT y FROM v")).containsExactly("2");
    }
}
