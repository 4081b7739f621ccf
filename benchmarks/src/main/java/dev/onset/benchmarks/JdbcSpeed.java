package dev.onset.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;

/**
 * Reading through JDBC, Onset beside DuckDB in the same run, over {@link Shape#MANY_RUNS}: all ten million rows of history with
 * primitive getters, and a prepared query of one run: {@code benchmarks/run --jdbc [--quick] [--query PATTERN] [--data DIR]}.
 */
public final class JdbcSpeed {

    private static final Stopwatch READING = new Stopwatch(2, 8);
    private static final int POINT_QUERIES = 500;
    private static final String ALL_ROWS = "SELECT run_id, step, train_loss, val_loss, val_acc, lr, grad_norm FROM history";
    private static final String NUMBERS = "SELECT step, train_loss, val_loss FROM history";
    private static final String ONE_RUN = "SELECT min(val_loss) FROM history WHERE run_id = ?";

    private final Shape shape;
    private final Path data;
    private final String pattern;

    private JdbcSpeed(Shape shape, Path data, String pattern) {
        this.shape = shape;
        this.data = data;
        this.pattern = pattern;
    }

    public static void main(String[] arguments) throws IOException, SQLException {
        SuiteOptions options = SuiteOptions.parse(arguments);
        Shape shape = options.shapes().stream().filter(DataSets::isMatrix).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("--jdbc reads the shape many-runs"));
        new JdbcSpeed(shape, DataSets.prepare(options.data(), shape), options.pattern()).run();
    }

    private void run() throws SQLException {
        try (Connection onset = DriverManager.getConnection(OnsetArchive.url(data));
                Connection duckDb = DuckDbTables.connect(data)) {
            System.out.printf("%n%s: %s; %d cores%n%n| | Onset | DuckDB | times |%n|---|---:|---:|---:|%n",
                    shape.name(),
                    shape.describe(), Runtime.getRuntime().availableProcessors());
            double rows = (double) shape.runs() * shape.steps();
            if ("all columns".contains(pattern)) {
                report("all columns, million rows a second", rows / 1e3 / READING.median(() -> readAll(onset)),
                        rows / 1e3 / READING.median(() -> readAll(duckDb)), false);
            }
            if ("three numbers".contains(pattern)) {
                report("three numbers, million rows a second", rows / 1e3 / READING.median(() -> readNumbers(onset)),
                        rows / 1e3 / READING.median(() -> readNumbers(duckDb)), false);
            }
            if ("prepared".contains(pattern)) {
                report("a prepared query of one run, ms", READING.median(() -> askRuns(onset)) / POINT_QUERIES,
                        READING.median(() -> askRuns(duckDb)) / POINT_QUERIES, true);
            }
        }
    }

    private static void report(String what, double onset, double duckDb, boolean lessIsBetter) {
        System.out.printf(Locale.ROOT, "| %s | %.3f | %.3f | %.1f |%n", what, onset, duckDb,
                lessIsBetter ? duckDb / onset : onset / duckDb);
    }

    private static double readAll(Connection connection) throws SQLException {
        double sum = 0;
        try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(ALL_ROWS)) {
            while (rows.next()) {
                sum += rows.getString(1).length() + rows.getLong(2) + rows.getDouble(3) + rows.getDouble(4)
                        + rows.getDouble(5) + rows.getDouble(6) + rows.getDouble(7);
            }
        }
        return sum;
    }

    private static double readNumbers(Connection connection) throws SQLException {
        double sum = 0;
        try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(NUMBERS)) {
            while (rows.next()) {
                sum += rows.getLong(1) + rows.getDouble(2) + rows.getDouble(3);
                if (rows.wasNull()) {
                    sum++;
                }
            }
        }
        return sum;
    }

    private double askRuns(Connection connection) throws SQLException {
        double sum = 0;
        try (PreparedStatement statement = connection.prepareStatement(ONE_RUN)) {
            for (int i = 0; i < POINT_QUERIES; i++) {
                statement.setString(1, shape.runId((int) ((long) i * 7919 % shape.runs())));
                try (ResultSet rows = statement.executeQuery()) {
                    rows.next();
                    sum += rows.getDouble(1);
                }
            }
        }
        return sum;
    }
}
