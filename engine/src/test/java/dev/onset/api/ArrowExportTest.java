package dev.onset.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

import org.apache.arrow.c.ArrowArrayStream;
import org.apache.arrow.c.Data;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.ipc.ArrowStreamReader;
import org.duckdb.DuckDBConnection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.onset.archive.ArchiveWriter;
import dev.onset.archive.RunLog;
import dev.onset.archive.StepAxis;
import dev.onset.archive.arrow.CArrayStream;

/** Results as other Arrow implementations read them: Arrow's own Java library and DuckDB. */
final class ArrowExportTest {

    private static final int POINTS = 5000;

    /** A column of each type, with NULLs. */
    private static final String TYPES = """
            SELECT * FROM (VALUES (1, 9000000000, 0.5, TRUE, 'één', DATE '2026-01-31', TIME '12:30:00.25',
                TIMESTAMP '2026-01-31 14:05:00', INTERVAL '90' SECOND, INTERVAL '14' MONTH, MAP['a', '1', 'b', '2'],
                ARRAY[1, NULL, 3]),
              (NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
              (-2, -1, CAST('NaN' AS DOUBLE), FALSE, '', DATE '1969-12-31', TIME '00:00:00',
                TIMESTAMP '1969-12-31 23:59:59.999999', INTERVAL '-1' SECOND, INTERVAL '-1' MONTH, MAP['c', '3'], ARRAY[4]))
              AS t(i, n, x, flag, text, day, clock, moment, span, months, map, list)""";

    @TempDir
    private Path directory = Path.of("");

    private Onset onset;
    private final BufferAllocator memory = new RootAllocator();

    @BeforeEach
    void open() {
        onset = Onset.openOrCreate(directory);
        try (ArchiveWriter writer = onset.archive().writer()) {
            RunLog run = new RunLog("only");
            int loss = run.metric("val_loss", "val_loss");
            int lr = run.metric("lr", "lr");
            for (int step = 0; step < POINTS; step++) {
                run.point(loss, step, StepAxis.NO_TIME, 1.0 / (step + 1));
                if (step % 3 == 0) {
                    run.point(lr, step, StepAxis.NO_TIME, step);
                }
            }
            writer.add(run);
            writer.commit();
        }
    }

    @AfterEach
    void close() {
        memory.close();
        onset.close();
    }

    /** The rows as Arrow's library shows them. */
    private static List<String> read(ArrowReader reader) throws IOException {
        List<String> rows = new ArrayList<>();
        while (reader.loadNextBatch()) {
            for (int row = 0; row < reader.getVectorSchemaRoot().getRowCount(); row++) {
                StringBuilder text = new StringBuilder();
                for (FieldVector column : reader.getVectorSchemaRoot().getFieldVectors()) {
                    text.append(text.isEmpty() ? "" : " ").append(column.getObject(row));
                }
                rows.add(text.toString());
            }
        }
        return rows;
    }

    private List<String> throughAStream(String sql) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (QueryResult result = onset.query(sql)) {
            result.writeArrow(bytes);
        }
        try (ArrowReader reader = new ArrowStreamReader(new ByteArrayInputStream(bytes.toByteArray()), memory)) {
            return read(reader);
        }
    }

    private List<String> throughTheCInterface(String sql) throws IOException {
        try (ArrowArrayStream stream = ArrowArrayStream.allocateNew(memory)) {
            onset.query(sql).exportArrow(at(stream.memoryAddress()));
            try (ArrowReader reader = Data.importArrayStream(memory, stream)) {
                return read(reader);
            }
        }
    }

    @SuppressWarnings("restricted") // native memory is what this is about
    private static MemorySegment at(long address) {
        return MemorySegment.ofAddress(address).reinterpret(CArrayStream.BYTES);
    }

    private static List<String> types(List<String> rows) {
        assertThat(rows).hasSize(3);
        assertThat(rows.get(0)).startsWith("1 9000000000 0.5 true één 20484 45000250000 1769868300000000 PT1M30S")
                .endsWith("[1,null,3]");
        assertThat(rows.get(1)).isEqualTo("null" + " null".repeat(11));
        assertThat(rows.get(2)).startsWith("-2 -1 NaN false  -1 0 -1 PT-1S").endsWith("[4]");
        return rows;
    }

    @Test
    void aStreamHasAllTypesAndNulls() throws IOException {
        types(throughAStream(TYPES));
    }

    @Test
    void theCInterfaceHandsOverWhatAStreamHas() throws IOException {
        assertThat(types(throughTheCInterface(TYPES))).isEqualTo(throughAStream(TYPES));
    }

    @Test
    void decimalsHaveTheirDigits() throws IOException {
        String sql = "SELECT * FROM (VALUES (1.25, 1), (NULL, 2), (-1000.5, 3)) AS t(d, i) ORDER BY i";
        assertThat(throughTheCInterface(sql)).containsExactly("1.25 1", "null 2", "-1000.50 3")
                .isEqualTo(throughAStream(sql));
    }

    @Test
    void manyBatchesComeOneAfterTheOther() throws IOException {
        String sql = "SELECT step, val_loss, lr FROM history ORDER BY step";
        assertThat(throughAStream(sql)).hasSize(POINTS).endsWith("4999 2.0E-4 null")
                .isEqualTo(throughTheCInterface(sql));
    }

    @Test
    void anEmptyResultHasColumns() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (QueryResult result = onset.query("SELECT run_id, params FROM runs WHERE FALSE")) {
            assertThat(result.writeArrow(bytes)).isZero();
        }
        try (ArrowReader reader = new ArrowStreamReader(new ByteArrayInputStream(bytes.toByteArray()), memory)) {
            assertThat(reader.getVectorSchemaRoot().getSchema().getFields()).extracting("name")
                    .containsExactly("run_id", "params");
            assertThat(reader.loadNextBatch()).isFalse();
        }
        assertThat(throughTheCInterface("SELECT run_id, params FROM runs WHERE FALSE")).isEmpty();
    }

    @Test
    void duckDbQueriesAResultWhereItLies() throws SQLException {
        try (DuckDBConnection duck = DriverManager.getConnection("jdbc:duckdb:").unwrap(DuckDBConnection.class);
                ArrowArrayStream stream = ArrowArrayStream.allocateNew(memory)) {
            onset.query("SELECT step, val_loss, lr, 'r' || step AS name FROM history")
                    .exportArrow(at(stream.memoryAddress()));
            duck.registerArrowStream("curve", stream);
            try (Statement statement = duck.createStatement();
                    ResultSet answer = statement.executeQuery(
                            "SELECT COUNT(*), SUM(step), COUNT(lr), MAX(name), MIN(val_loss) FROM curve")) {
                answer.next();
                assertThat(List.of(answer.getLong(1), answer.getLong(2), answer.getLong(3), answer.getString(4),
                        answer.getDouble(5))).isEqualTo(List.of(5000L, 12_497_500L, 1667L, "r999", 0.0002));
            }
        }
    }

    @Test
    void anErrorOfTheQueryReachesTheReaderWithItsText() {
        assertThatThrownBy(() -> throughTheCInterface("SELECT 1 / (step - 4000) FROM history"))
                .hasMessageContaining("zero");
    }

    @Test
    void whatIsReleasedIsFreedAndClosesTheResult() throws IOException {
        int before = CArrayStream.unreleased();
        throughTheCInterface("SELECT * FROM history");
        assertThat(CArrayStream.unreleased()).isEqualTo(before);
        QueryResult unread = onset.query("SELECT * FROM history");
        try (ArrowArrayStream stream = ArrowArrayStream.allocateNew(memory)) {
            unread.exportArrow(at(stream.memoryAddress()));
            stream.release();
        }
        assertThat(CArrayStream.unreleased()).isEqualTo(before);
        assertThatThrownBy(unread::next).hasMessageContaining("closed");
    }

    @Test
    void memoryThatIsNoStreamIsRefused() {
        try (QueryResult result = onset.query("SELECT 1"); Arena arena = Arena.ofConfined()) {
            assertThatThrownBy(() -> result.exportArrow(arena.allocate(8))).hasMessageContaining("40 bytes");
        }
    }
}
