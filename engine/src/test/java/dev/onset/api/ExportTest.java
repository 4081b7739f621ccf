package dev.onset.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowFileReader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.onset.archive.ArchiveWriter;
import dev.onset.archive.RunLog;
import dev.onset.archive.StepAxis;
import dev.onset.error.OnsetException;

/** COPY … TO files, read back by other implementations. */
class ExportTest {

    /** Every type, with the values that are easily lost. */
    private static final String ROWS = """
            SELECT * FROM (VALUES
              (1, 1.5, 'plain', TRUE, TIMESTAMP '2026-01-31 14:05:00.25', DATE '2026-01-31'),
              (2, CAST('NaN' AS DOUBLE), '', FALSE, TIMESTAMP '1969-12-31 23:59:59', DATE '1969-12-31'),
              (3, CAST('-Infinity' AS DOUBLE), 'a "quoted", text' || CHR(10) || 'ü', NULL, NULL, NULL),
              (NULL, NULL, NULL, TRUE, TIMESTAMP '2026-01-31 00:00:00', DATE '2026-02-28')
            ) AS t(i, d, s, b, ts, day)""";

    @TempDir
    private Path directory = Path.of("");

    private Onset onset;

    @BeforeEach
    void open() {
        onset = Onset.openOrCreate(directory.resolve("archive"));
        try (ArchiveWriter writer = onset.archive().writer()) {
            RunLog run = new RunLog("first").param("lr", "0.1").param("depth", "5").param("none", null);
            int loss = run.metric("val_loss", "val_loss");
            for (int step = 0; step < 5000; step++) {
                run.point(loss, step, StepAxis.NO_TIME, 1.0 / (step + 1));
            }
            writer.add(run);
            writer.add(new RunLog("second"));
            writer.commit();
        }
    }

    @AfterEach
    void close() {
        onset.close();
    }

    private Path copy(String query, String file, String options) {
        Path path = directory.resolve(file);
        onset.execute("COPY (" + query + ") TO '" + path + "' " + options);
        return path;
    }

    private static List<List<String>> duckDb(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<List<String>> all = new ArrayList<>();
            while (rows.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    row.add(String.valueOf(rows.getObject(i)));
                }
                all.add(row);
            }
            return all;
        }
    }

    private static final List<List<String>> VALUES = List.of(
            List.of("1", "1.5", "plain", "true", "2026-01-31 14:05:00.25", "2026-01-31"),
            List.of("2", "NaN", "", "false", "1969-12-31 23:59:59.0", "1969-12-31"),
            List.of("3", "-Infinity", "a \"quoted\", text\nü", "null", "null", "null"),
            List.of("null", "null", "null", "true", "2026-01-31 00:00:00.0", "2026-02-28"));

    @Test
    void duckDbReadsTheSameValuesFromParquet() throws SQLException {
        Path file = copy(ROWS, "rows.parquet", "");
        assertThat(duckDb("SELECT * FROM read_parquet('" + file + "')")).isEqualTo(VALUES);
        assertThat(duckDb("SELECT column_type FROM (DESCRIBE FROM read_parquet('" + file + "'))").stream()
                .map(List::getFirst)).containsExactly("INTEGER", "DOUBLE", "VARCHAR", "BOOLEAN", "TIMESTAMP", "DATE");
    }

    @Test
    void duckDbReadsTheSameValuesFromCsv() throws SQLException {
        Path file = copy(ROWS, "rows.csv", "");
        String columns = "{'i': 'INTEGER', 'd': 'DOUBLE', 's': 'VARCHAR', 'b': 'BOOLEAN', 'ts': 'TIMESTAMP', 'day': 'DATE'}";
        assertThat(
                duckDb("SELECT * FROM read_csv('" + file + "', columns = " + columns + ", allow_quoted_nulls = false)"))
                .isEqualTo(VALUES);
    }

    @Test
    void duckDbReadsTheSameValuesFromJson() throws SQLException {
        String columns = "columns = {'i': 'INTEGER', 'd': 'DOUBLE', 's': 'VARCHAR', 'b': 'BOOLEAN', 'ts': 'TIMESTAMP', 'day': 'DATE'}";
        for (String name : List.of("rows.json", "rows.jsonl")) {
            Path file = copy(ROWS, name, "");
            assertThat(duckDb("SELECT * FROM read_json('" + file + "', " + columns + ")")).isEqualTo(VALUES);
        }
    }

    @Test
    void mapsAndListsSurvive() throws SQLException {
        String query = "SELECT run_id, params, ARRAY[1, NULL, 3] AS steps, ARRAY[0.5, CAST('NaN' AS DOUBLE)] AS losses,"
                + " ARRAY['a', 'b'] AS names FROM runs ORDER BY run_id";
        Path parquet = copy(query, "nested.parquet", "");
        assertThat(duckDb("SELECT run_id, params['lr'], params['none'], cardinality(params), steps, losses, names "
                + "FROM read_parquet('" + parquet + "')")).isEqualTo(
                        List.of(List.of("first", "0.1", "null", "3", "[1, null, 3]", "[0.5, NaN]", "[a, b]"),
                                List.of("second", "null", "null", "0", "[1, null, 3]", "[0.5, NaN]", "[a, b]")));
        Path json = copy(query, "nested.jsonl", "");
        assertThat(json).content()
                .startsWith("{\"run_id\":\"first\",\"params\":{\"depth\":\"5\",\"lr\":\"0.1\",\"none\":null},"
                        + "\"steps\":[1,null,3],\"losses\":[0.5,\"NaN\"],\"names\":[\"a\",\"b\"]}\n");
    }

    @Test
    void arrowJavaReadsTheSameValues() throws IOException {
        Path file = copy(ROWS, "rows.arrow", "");
        assertThat(arrow(file)).containsExactly("1|1.5|plain|true|1769868300250000|20484",
                "2|NaN||false|-1000000|-1", "3|-Infinity|a \"quoted\", text\nü|null|null|null",
                "null|null|null|true|1769817600000000|20512");
        Path nested = copy("SELECT params, ARRAY[1, NULL, 3] AS steps FROM runs ORDER BY run_id", "nested.arrow", "");
        assertThat(arrow(nested)).containsExactly(
                "[{\"key\":\"depth\",\"value\":\"5\"},{\"key\":\"lr\",\"value\":\"0.1\"},{\"key\":\"none\"}]|[1,null,3]",
                "[]|[1,null,3]");
    }

    private static final String DECIMALS = "SELECT * FROM (VALUES (CAST(1.5 AS DECIMAL(7, 2)), 1), (-0.05, 2), (NULL, 3),"
            + " (99999.99, 4)) AS t(d, i) ORDER BY i";

    @Test
    void decimalsStayDecimals() throws SQLException, IOException {
        Path parquet = copy(DECIMALS, "decimals.parquet", "");
        assertThat(duckDb("SELECT d, typeof(d) FROM read_parquet('" + parquet + "')")).isEqualTo(
                List.of(List.of("1.50", "DECIMAL(7,2)"), List.of("-0.05", "DECIMAL(7,2)"),
                        List.of("null", "DECIMAL(7,2)"), List.of("99999.99", "DECIMAL(7,2)")));
        assertThat(arrow(copy(DECIMALS, "decimals.arrow", ""))).containsExactly("1.50|1", "-0.05|2", "null|3",
                "99999.99|4");
        try (QueryResult back = onset.query("SELECT d FROM read_parquet('" + parquet + "') WHERE d < 1")) {
            assertThat(back.fields().getFirst().typeName()).isEqualTo("DECIMAL(7, 2)");
            assertThat(back.rows()).extracting(row -> row.getObject("d")).containsExactly(new BigDecimal("-0.05"));
        }
    }

    @Test
    void aDecimalThatItsTypeHasNoRoomForIsAnError() {
        String sum = "SELECT SUM(d) AS large FROM (VALUES (CAST(9e29 AS DECIMAL(38, 8))), (CAST(9e29 AS DECIMAL(38, 8)))) AS t(d)";
        for (String file : List.of("large.parquet", "large.arrow")) {
            assertThatThrownBy(() -> copy(sum, file, "")).hasMessageContaining("column \"large\"")
                    .hasMessageContaining("DECIMAL(38, 8)");
        }
    }

    private static List<String> arrow(Path file) throws IOException {
        List<String> rows = new ArrayList<>();
        try (RootAllocator allocator = new RootAllocator();
                FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
                ArrowFileReader reader = new ArrowFileReader(channel, allocator)) {
            VectorSchemaRoot batch = reader.getVectorSchemaRoot();
            while (reader.loadNextBatch()) {
                for (int row = 0; row < batch.getRowCount(); row++) {
                    int at = row;
                    rows.add(String.join("|", batch.getFieldVectors().stream()
                            .map(vector -> String.valueOf(vector.getObject(at))).toList()));
                }
            }
        }
        return rows;
    }

    /** The npm package apache-arrow is the same format's implementation in JavaScript. */
    @Test
    void javaScriptReadsExportsAndTheArchiveItself() throws IOException, InterruptedException {
        Path modules = Path.of("target/apache-arrow-js").toAbsolutePath();
        assumeThat(run(directory, "node", "--version")).as("node is not installed").isNotNull();
        if (!Files.isDirectory(modules.resolve("node_modules/apache-arrow"))) {
            Files.createDirectories(modules);
            String installed = run(modules, "npm", "install", "--no-audit", "--no-fund", "--prefix", modules.toString(),
                    "apache-arrow@21");
            assumeThat(installed).as("npm cannot install apache-arrow").isNotNull();
        }
        Path script = modules.resolve("read.js");
        Files.writeString(script, """
                const { tableFromIPC } = require('apache-arrow');
                const table = tableFromIPC(require('fs').readFileSync(process.argv[2]));
                const show = value => typeof value === 'bigint' ? value.toString() : value;
                console.log(JSON.stringify(table.toArray().map(row => row.toJSON()), (key, value) => show(value)));
                """);
        Path rows = copy("SELECT 1 AS i, 2.5e0 AS d, 'ü' AS s, NULL AS n, ARRAY['a', NULL] AS list, params "
                + "FROM runs WHERE run_id = 'first'", "rows.arrow", "");
        assertThat(run(modules, "node", script.toString(), rows.toString()))
                .isEqualTo("[{\"i\":1,\"d\":2.5,\"s\":\"ü\",\"n\":null,\"list\":[\"a\",null],"
                        + "\"params\":{\"depth\":\"5\",\"lr\":\"0.1\",\"none\":null}}]");
        Path runs = onset.directory().resolve("segments");
        try (Stream<Path> files = Files.walk(runs)) {
            Path archived = files.filter(file -> file.endsWith("runs.arrow")).findFirst().orElseThrow();
            assertThat(run(modules, "node", script.toString(), archived.toString()))
                    .contains("\"run_id\":\"first\"", "\"lr\":\"0.1\"", "\"run_id\":\"second\"");
            Path curves = modules.resolve("curves.js");
            Files.writeString(curves, """
                    const { tableFromIPC } = require('apache-arrow');
                    const row = tableFromIPC(require('fs').readFileSync(process.argv[2])).get(0);
                    const values = Array.from(row.value);
                    console.log([row.metric, values.length, values[0], values[4999], row.min].join(' '));
                    """);
            assertThat(run(modules, "node", curves.toString(), archived.resolveSibling("series.arrow").toString()))
                    .isEqualTo("val_loss 5000 1 0.0002 0.0002");
            assertThat(run(modules, "node", script.toString(), archived.resolveSibling("axes.arrow").toString()))
                    .contains("\"length\":5000,\"first\":\"0\",\"stride\":\"1\"");
        }
    }

    /** What a program prints; null if it cannot be run or fails. */
    private static @Nullable String run(Path folder, String... command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command).directory(folder.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD).start();
            String output = new String(process.getInputStream().readAllBytes(),
                    java.nio.charset.StandardCharsets.UTF_8);
            return process.waitFor(2, TimeUnit.MINUTES) && process.exitValue() == 0 ? output.strip() : null;
        } catch (IOException e) {
            return null;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"parquet", "csv", "json", "jsonl", "arrow"})
    void manyBatchesAndNoRowsAreWritten(String format) {
        Path file = directory.resolve("out." + format);
        assertThat(onset.execute("COPY (SELECT step, val_loss FROM history) TO '" + file + "'"))
                .isEqualTo(new Outcome.Done("Wrote 5000 rows to " + file, 5000));
        assertThat(onset.execute("COPY (SELECT step FROM history WHERE step < ?) TO '" + file + "'", 0))
                .isEqualTo(new Outcome.Done("Wrote 0 rows to " + file, 0));
        assertThat(file).exists();
    }

    @ParameterizedTest
    @ValueSource(strings = {"parquet", "csv", "json", "arrow"})
    void whatFailsLeavesTheOldFileAndNothingElse(String format) throws IOException {
        Path file = directory.resolve("out." + format);
        Files.writeString(file, "old");
        assertThatThrownBy(() -> copy("SELECT 1 / (step - 4000) FROM history", "out." + format, ""))
                .isInstanceOf(OnsetException.class).hasMessageContaining("division by zero");
        assertThat(file).hasContent("old");
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files.map(path -> String.valueOf(path.getFileName())))
                    .containsExactlyInAnyOrder("archive", "out." + format);
        }
    }

    @Test
    void optionsOfCsv() {
        assertThat(copy("SELECT 1 AS a, NULL AS b, '' AS c", "a.txt", "(FORMAT csv, HEADER false, DELIMITER ';')"))
                .hasContent("1;;\"\"\n");
        assertThat(copy("SELECT 1 AS a, 'x y' AS b", "a.tsv", "")).hasContent("a\tb\n1\tx y\n");
    }

    @Test
    void aTableIsCopiedByItsName() {
        Path file = directory.resolve("params.csv");
        onset.execute("COPY params (key, \"value\") TO '" + file + "' WITH (HEADER)");
        assertThat(file).hasContent("key,value\ndepth,5\nlr,0.1\nnone,\n");
    }

    @Test
    void compressedFilesAreReadBack() throws SQLException {
        for (String codec : List.of("none", "snappy", "gzip", "zstd")) {
            Path file = copy(ROWS, codec + ".parquet", "(COMPRESSION " + codec + ")");
            assertThat(duckDb("SELECT count(*) FROM read_parquet('" + file + "')")).isEqualTo(List.of(List.of("4")));
        }
        Path file = copy(ROWS, "rows.csv.gz", "");
        assertThat(duckDb("SELECT count(*) FROM read_csv('" + file + "')")).isEqualTo(List.of(List.of("4")));
    }

    @Test
    void writingCanBeSwitchedOff() {
        Session session = onset.newSession();
        session.execute("SET external_files = off");
        assertThatThrownBy(() -> session.execute("COPY runs TO '" + directory.resolve("a.csv") + "'"))
                .hasMessageContaining("external_files");
    }
}
