package dev.onset.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

import org.duckdb.DuckDBConnection;

/**
 * The opponent: the same runs in DuckDB's own tables, in the same order, on the same disk: {@code history}, {@code params},
 * and where a shape has many metrics also {@code metrics}.
 *
 * <p>Runs are keyed by a text as in Onset; the statistics and compression are DuckDB's defaults.
 */
final class DuckDbTables {

    private static final int MANY = 10;

    private DuckDbTables() {}

    static Path file(Path data) {
        return data.resolve("history.duckdb");
    }

    static Connection connect(Path data) throws SQLException {
        return DriverManager.getConnection("jdbc:duckdb:" + file(data));
    }

    static void load(Shape shape, Path data) throws SQLException, IOException {
        Path building = data.resolve("building.duckdb");
        Files.deleteIfExists(building);
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + building);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE history (run_id VARCHAR, step BIGINT, "
                    + String.join(" DOUBLE, ", shape.metrics()) + " DOUBLE)");
            statement.execute("CREATE TABLE params (run_id VARCHAR, key VARCHAR, value VARCHAR)");
            append(shape, connection.unwrap(DuckDBConnection.class));
            if (shape.metrics().size() >= MANY) {
                statement.execute("CREATE TABLE metrics (run_id VARCHAR, metric VARCHAR, step BIGINT, value DOUBLE)");
                for (String metric : shape.metrics()) {
                    statement.execute("INSERT INTO metrics SELECT run_id, '%s', step, %s FROM history"
                            .formatted(metric, metric));
                }
            }
            statement.execute("CHECKPOINT");
        }
        Files.move(building, file(data), StandardCopyOption.ATOMIC_MOVE);
    }

    private static void append(Shape shape, DuckDBConnection connection) throws SQLException {
        try (var history = connection.createAppender("main", "history");
                var params = connection.createAppender("main", "params")) {
            for (int number = 0; number < shape.runs(); number++) {
                SyntheticRun run = new SyntheticRun(number, shape);
                String runId = shape.runId(number);
                for (Map.Entry<String, String> param : run.params().entrySet()) {
                    params.beginRow();
                    params.append(runId);
                    params.append(param.getKey());
                    params.append(param.getValue());
                    params.endRow();
                }
                for (int step = 0; step < shape.steps(); step++) {
                    history.beginRow();
                    history.append(runId);
                    history.append((long) step);
                    for (int metric = 0; metric < shape.metrics().size(); metric++) {
                        history.append(run.curve(metric)[step]);
                    }
                    history.endRow();
                }
            }
        }
    }
}
