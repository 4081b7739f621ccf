package dev.onset.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * How time grows with the points read, from two to a hundred million: {@code benchmarks/run --growth [--data DIR]}. The points are
 * the first runs of the long ones.
 */
public final class Growth {

    private static final int[] RUNS = {1, 5, 50};
    private static final Stopwatch STOPWATCH = new Stopwatch(1, 1);
    private static final Map<String, String> QUERIES = new TreeMap<>(Map.of("count over two curves",
            "SELECT COUNT(*) FROM history WHERE run_id < '%s' AND val_loss > 1.5 * train_loss", "gap_trend",
            "SELECT run_id, gap_trend(step, train_loss, val_loss) FROM history WHERE run_id < '%s' GROUP BY run_id",
            "mean of each run", "SELECT run_id, AVG(val_loss), AVG(train_loss) FROM history WHERE run_id < '%s' "
                    + "GROUP BY run_id"));

    private Growth() {}

    public static void main(String[] arguments) throws SQLException, IOException {
        Shape shape = Shape.LONG_RUNS;
        Path data = DataSets.prepare(SuiteOptions.parse(arguments).data(), shape);
        System.out.printf("%n| milliseconds for million points |");
        for (int runs : RUNS) {
            System.out.printf(" %d |", points(shape, runs) / 1_000_000);
        }
        System.out.printf(" ns a point |%n|---|---:|---:|---:|---:|%n");
        try (Connection connection = DriverManager.getConnection(OnsetArchive.url(data))) {
            for (Map.Entry<String, String> query : QUERIES.entrySet()) {
                System.out.printf("| %s |", query.getKey());
                double millis = 0;
                for (int runs : RUNS) {
                    String sql = query.getValue().formatted(shape.runId(runs));
                    millis = STOPWATCH.median(() -> rows(connection, sql));
                    System.out.printf(Locale.ROOT, " %.2f |", millis);
                }
                System.out.printf(Locale.ROOT, " %.2f |%n", millis * 1e6 / points(shape, RUNS[RUNS.length - 1]));
            }
        }
    }

    private static long points(Shape shape, int runs) {
        return (long) runs * shape.steps() * shape.metrics().size();
    }

    private static double rows(Connection connection, String sql) throws SQLException {
        int rows = 0;
        try (var statement = connection.createStatement(); ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                rows++;
            }
        }
        return rows;
    }
}
