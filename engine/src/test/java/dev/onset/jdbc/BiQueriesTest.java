package dev.onset.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

import dev.onset.archive.Archive;
import dev.onset.archive.ArchiveWriter;
import dev.onset.archive.RunLog;
import dev.onset.archive.StepAxis;

/**
 * What tools for dashboards send when they connect and when their users look around, as they describe it in public. The files
 * under {@code src/test/resources/bi} say of each statement how many rows it gives, or what its refusal must mention.
 */
final class BiQueriesTest {

    @TempDir
    static Path directory;

    private static Connection connection;

    @BeforeAll
    static void connect() throws SQLException {
        SmallArchive.write(directory.resolve("small"));
        connection = SmallArchive.connect(directory.resolve("small"));
    }

    @AfterAll
    static void disconnect() throws SQLException {
        connection.close();
    }

    private record Case(String purpose, String sql, String expected) {}

    @TestFactory
    Stream<DynamicContainer> statements() throws IOException {
        List<DynamicContainer> containers = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/bi"))) {
            for (Path file : files.sorted().toList()) {
                List<DynamicTest> tests = cases(Files.readString(file)).stream()
                        .map(one -> dynamicTest(one.purpose, () -> check(one))).toList();
                assertThat(tests).isNotEmpty();
                containers.add(dynamicContainer(String.valueOf(file.getFileName()), tests));
            }
        }
        assertThat(containers).hasSize(4);
        return containers.stream();
    }

    private static List<Case> cases(String text) {
        List<Case> cases = new ArrayList<>();
        for (String block : text.strip().split("\n\n")) {
            int sql = block.indexOf('\n');
            int expected = block.lastIndexOf("\n> ");
            cases.add(new Case(block.substring(2, sql), block.substring(sql + 1, expected),
                    block.substring(expected + 3).strip()));
        }
        return cases;
    }

    private static void check(Case one) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (one.expected.startsWith("refused: ")) {
                SQLException error = catchThrowableOfType(SQLException.class, () -> statement.execute(one.sql));
                assertThat((Throwable) error).as("it is refused").isNotNull()
                        .hasMessageContaining(one.expected.substring("refused: ".length()));
                assertThat(error.getSQLState()).startsWith("42");
                return;
            }
            boolean query = statement.execute(one.sql);
            assertThat(query).isEqualTo(!one.expected.equals("no rows"));
            if (query) {
                int rows = read(statement.getResultSet());
                assertThat(one.expected).isEqualTo(one.expected.equals("rows") && rows > 0
                        ? "rows"
                        : rows + (rows == 1 ? " row" : " rows"));
            }
        }
    }

    /** Every value, in the way that a tool reads it whatever it is. */
    private static int read(ResultSet rows) throws SQLException {
        int count = 0;
        while (rows.next()) {
            for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                assertThat((rows.getObject(column) == null) == (rows.getString(column) == null)).isTrue();
            }
            count++;
        }
        return count;
    }

    @Test
    void aHistoryOfThousandsOfMetricsOpens() throws SQLException {
        Path wide = directory.resolve("wide");
        int metrics = 1_500;
        try (Archive archive = Archive.openOrCreate(wide); ArchiveWriter writer = archive.writer()) {
            RunLog run = new RunLog("wide");
            for (int metric = 0; metric < metrics; metric++) {
                run.point(run.metric("layer." + metric + "/norm", null), 0, StepAxis.NO_TIME, metric);
            }
            writer.add(run);
            writer.commit();
        }
        try (Connection open = SmallArchive.connect(wide); Statement statement = open.createStatement()) {
            try (ResultSet columns = open.getMetaData().getColumns(null, null, "history", "%")) {
                int count = 0;
                while (columns.next()) {
                    count++;
                }
                assertThat(count).isGreaterThan(metrics);
            }
            try (ResultSet none = statement.executeQuery("SELECT * FROM \"history\" WHERE 1=0")) {
                assertThat(none.getMetaData().getColumnCount()).isGreaterThan(metrics);
                assertThat(none.next()).isFalse();
            }
            try (ResultSet rows = statement.executeQuery("SELECT * FROM history LIMIT 200")) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getDouble("layer.1499/norm")).isEqualTo(1499);
            }
        }
    }
}
