package dev.onset.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

import org.duckdb.DuckDBConnection;

/**
 * The opponent: the same runs in DuckDB's own table format, in the same order, on the same disk.
 *
 * <p>Runs are keyed by a text as in Onset; the statistics and compression are DuckDB's defaults.
 */
final class DuckDbTable {

    private DuckDbTable() {}

    static Path file(Path directory) {
        return directory.resolve("history.duckdb");
    }

    static Connection connect(Path directory) throws SQLException {
        return DriverManager.getConnection("jdbc:duckdb:" + file(directory));
    }

    static void load(Shape shape, Path directory) throws SQLException, IOException {
        Path building = directory.resolve("building.duckdb");
        Files.deleteIfExists(building);
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + building)) {
            try (var statement = connection.createStatement()) {
                statement.execute("CREATE TABLE history (run_id VARCHAR, step BIGINT, "
                        + String.join(" DOUBLE, ", Shape.METRICS) + " DOUBLE)");
            }
            try (var appender = connection.unwrap(DuckDBConnection.class).createAppender("main", "history")) {
                for (int number = 0; number < shape.runs(); number++) {
                    SyntheticRun run = new SyntheticRun(number, shape.steps());
                    for (int step = 0; step < shape.steps(); step++) {
                        appender.beginRow();
                        appender.append(shape.runId(number));
                        appender.append((long) step);
                        for (int metric = 0; metric < Shape.METRICS.size(); metric++) {
                            appender.append(run.value(metric, step));
                        }
                        appender.endRow();
                    }
                }
            }
            try (var statement = connection.createStatement()) {
                statement.execute("CHECKPOINT");
            }
        }
        Files.move(building, file(directory), StandardCopyOption.ATOMIC_MOVE);
    }
}
