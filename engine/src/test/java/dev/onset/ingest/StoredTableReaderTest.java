package dev.onset.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.onset.ingest.table.TableLayout;

/** Parquet files, JSON tables and compressed CSV files. */
class StoredTableReaderTest {

    @TempDir
    Path folder;

    /** Writes a Parquet file of the rows that a query of DuckDB yields. */
    private Path parquet(String name, String query) throws IOException {
        Path file = folder.resolve("logs").resolve(name);
        Files.createDirectories(file.getParent());
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("COPY (" + query + ") TO '" + file + "' (FORMAT parquet)");
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
        return file;
    }

    private Path text(String name, String content) throws IOException {
        Path file = folder.resolve("logs").resolve(name);
        Files.createDirectories(file.getParent());
        if (!name.endsWith(".gz")) {
            return Files.writeString(file, content);
        }
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content.getBytes(StandardCharsets.UTF_8));
        }
        return Files.write(file, bytes.toByteArray());
    }

    private ImportReport read(ImportOptions options, Path... files) {
        try (Imported logs = Imported.of(folder.resolve("archive"), options, files)) {
            return logs.report();
        }
    }

    private List<List<Object>> query(String sql) {
        return Answers.of(folder.resolve("archive"), sql);
    }

    @Test
    void anExportOfWandbsHistory() throws IOException {
        read(ImportOptions.defaults(), parquet("history[1].parquet", """
            SELECT * FROM (VALUES (0, 1700000000.5::DOUBLE, 1.5, 2.5::DOUBLE, NULL::DOUBLE), (1, 1700000001.5, 2.5, NULL, 'nan'),
            (2, 1700000002.5, 3.5, 1e308, '-infinity')) AS t(_step, _timestamp, _runtime, loss, "val/loss")"""));
        assertThat(query("SELECT step, wall_time IS NULL, train_loss, val_loss FROM history")).containsExactly(
                Arrays.asList(0L, false, 2.5, null), Arrays.asList(1L, false, null, Double.NaN),
                Arrays.asList(2L, false, 1e308, Double.NEGATIVE_INFINITY));
        assertThat(query("SELECT source, points FROM runs")).containsExactly(List.of("table", 7L));
    }

    @Test
    void aWideTableOfSeveralRunsWhoseColumnsAreNamed() throws IOException {
        var layout = new TableLayout("who", "tick", null, null);
        read(ImportOptions.defaults().withTables(layout), parquet("sweep.parquet",
                "SELECT 'run ' || (i % 3) AS who, i // 3 AS tick, 1.0 / (i + 1) AS loss, true AS done, [i] AS nested"
                        + " FROM range(3000) t(i)"));
        assertThat(query("SELECT name, m.n, m.last_tick FROM runs JOIN (SELECT run_id, COUNT(train_loss) AS n,"
                + " MAX(step) AS last_tick FROM history GROUP BY run_id) m USING (run_id) ORDER BY name"))
                .containsExactly(
                        List.of("sweep#run 0", 1000L, 999L), List.of("sweep#run 1", 1000L, 999L),
                        List.of("sweep#run 2", 1000L, 999L));
    }

    @Test
    void aLongTableInParquet() throws IOException {
        read(ImportOptions.defaults(), parquet("long.parquet", """
            SELECT * FROM (VALUES ('a', 'loss', 1::BIGINT, 2.5), ('a', 'loss', 2, 1.5), ('b,"c', 'loss', 1, 3.5))
            AS t(run_id, metric, step, value)"""));
        assertThat(query("SELECT r.name, m.step, m.\"value\" FROM metrics m JOIN runs r USING (run_id) ORDER BY 1, 2"))
                .containsExactly(List.of("a", 1L, 2.5), List.of("a", 2L, 1.5), List.of("b,\"c", 1L, 3.5));
    }

    @Test
    void neptunesExportWithDecimalStepsAndParameters() throws IOException {
        String columns = " AS t(project_id, run_id, attribute_path, attribute_type, step, \"timestamp\", int_value,"
                + " float_value, string_value, bool_value, datetime_value, string_set_value)";
        String nothing = ", NULL::BIGINT, NULL::DOUBLE, NULL::VARCHAR, NULL::BOOLEAN, NULL::TIMESTAMPTZ, NULL::VARCHAR[])";
        String time = "TIMESTAMPTZ '2024-01-01 00:00:00Z'";
        parquet("p/R-1_part_0.parquet",
                "SELECT * FROM (VALUES ('p', 'R-1', 'config/lr', 'float', NULL::DECIMAL(18, 6), NULL"
                        + nothing.replace("NULL::DOUBLE", "0.1::DOUBLE")
                        + ", ('p', 'R-1', 'sys/tags', 'string_set', NULL, NULL"
                        + nothing.replace("NULL::VARCHAR[]", "['x', 'y']")
                        + ", ('p', 'R-1', 'loss', 'float_series', 1.0, " + time + nothing.replace("NULL::DOUBLE", "3.5")
                        + ")" + columns);
        parquet("p/R-1_part_1.parquet",
                "SELECT * FROM (VALUES ('p', 'R-1', 'loss', 'float_series', 2.0::DECIMAL(18, 6), " + time
                        + nothing.replace("NULL::DOUBLE", "2.5") + ", ('p', 'R-2', 'loss', 'float_series', 0.5, " + time
                        + nothing.replace("NULL::DOUBLE", "1.5") + ", ('p', 'R-2', 'loss', 'float_series', 0.500001, "
                        + time
                        + nothing.replace("NULL::DOUBLE", "1.25") + ", ('p', 'R-2', 'out', 'string_series', 1, " + time
                        + nothing.replace("NULL::VARCHAR,", "'hello',") + ")" + columns);
        ImportReport report = read(ImportOptions.defaults(), folder.resolve("logs"));
        assertThat(query("SELECT name, experiment, params['config/lr'], tags['sys/tags'], points FROM runs ORDER BY 1"))
                .containsExactly(Arrays.asList("R-1", "p", "0.1", "x, y", 2L),
                        Arrays.asList("R-2", "p", null, null, 4L));
        assertThat(query(
                "SELECT r.name, h.step, h.train_loss, h.\"decimal_step\" FROM history h JOIN runs r USING (run_id)"
                        + " ORDER BY 1, 2"))
                .containsExactly(Arrays.asList("R-1", 1L, 3.5, null),
                        Arrays.asList("R-1", 2L, 2.5, null), List.of("R-2", 0L, 1.5, 0.5),
                        List.of("R-2", 1L, 1.25, 0.500001));
        assertThat(report.warnings()).extracting(ImportReport.Note::reason)
                .anyMatch(note -> note.contains("decimal_step"))
                .anyMatch(note -> note.contains("string_series (1)"));
        assertThat(read(ImportOptions.defaults(), folder.resolve("logs")).filesUnchanged()).isEqualTo(2);
    }

    @Test
    void anArrayOfRowsInJson() throws IOException {
        read(ImportOptions.defaults(), text("rows.json", "[{\"step\": 1, \"loss\": 2.5, \"more\": {\"a\": 1}},\n"
                + "{\"step\": 2, \"loss\": NaN, \"acc\": 0.5}]"));
        assertThat(query("SELECT step, train_loss, train_acc FROM history")).containsExactly(
                Arrays.asList(1L, 2.5, null), Arrays.asList(2L, Double.NaN, 0.5));
    }

    @Test
    void compressedTables() throws IOException {
        ImportReport report = read(ImportOptions.defaults(), text("wide.csv.gz", "epoch,loss\n0,3\n1,inf\n"),
                text("long.tsv.gz", "step\tmetric\tvalue\n5\tval_loss\t1e-320\n"));
        assertThat(report.failures()).isEmpty();
        assertThat(query("SELECT step, metric, \"value\" FROM metrics WHERE metric <> 'epoch' ORDER BY step"))
                .containsExactly(List.of(0L, "loss", 3.0), List.of(1L, "loss", Double.POSITIVE_INFINITY),
                        List.of(5L, "val_loss", 1e-320));
    }

    @Test
    void aParquetFileWithoutStepsIsReportedWithItsColumns() throws IOException {
        ImportReport report = read(ImportOptions.defaults(), parquet("data.parquet", "SELECT 'a' AS text, 1 AS label"));
        assertThat(report.skipped()).singleElement().satisfies(note -> assertThat(note.reason())
                .contains("no column that counts steps", "_step", "--step-column", "text, label"));
    }

    @Test
    void aDamagedParquetFileFailsWithItsPathAndTheOthersAreRead() throws IOException {
        Path good = parquet("good.parquet", "SELECT i AS step, i AS loss FROM range(10) t(i)");
        byte[] bytes = Files.readAllBytes(good);
        Path cut = Files.write(folder.resolve("logs/cut.parquet"), Arrays.copyOf(bytes, bytes.length / 2));
        Path empty = Files.createFile(folder.resolve("logs/empty.parquet"));
        ImportReport report = read(ImportOptions.defaults(), folder.resolve("logs"));
        assertThat(report.failures()).singleElement()
                .satisfies(failure -> assertThat(failure.path()).isEqualTo(cut.toString()));
        assertThat(report.skipped()).extracting(ImportReport.Note::path).containsExactly(empty.toString());
        assertThat(query("SELECT COUNT(*) FROM history")).containsExactly(List.of(10L));
    }

    @Test
    void aCompressedTableThatIsCutFailsWithItsPath() throws IOException {
        Path whole = text("a.csv.gz", "epoch,loss\n" + "1,0.123456789\n".repeat(5_000));
        byte[] bytes = Files.readAllBytes(whole);
        Files.write(whole, Arrays.copyOf(bytes, bytes.length / 2));
        assertThat(read(ImportOptions.defaults(), whole).failures()).singleElement()
                .satisfies(failure -> assertThat(failure.path()).isEqualTo(whole.toString()));
    }
}
