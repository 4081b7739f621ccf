package dev.onset.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * One JVM's share of a suite: every query on both engines in turn, answers compared, times printed for {@link Suite} to
 * read. The just-in-time compiler settles differently from JVM to JVM, which is why a suite asks several.
 */
public final class Fork {

    private static final double WARM_UP_SECONDS = 2;
    private static final double MEASURE_SECONDS = 3;
    private static final int FEWEST_RUNS = 3;
    private static final int MOST_RUNS = 40;

    private Fork() {}

    /** Arguments: the data's directory, the suite's folder. */
    public static void main(String[] arguments) throws SQLException, IOException {
        Path data = Path.of(arguments[0]);
        List<BenchmarkQuery> queries = BenchmarkQuery.readSuite(Path.of(arguments[1]));
        try (Connection onset = DriverManager.getConnection("jdbc:onset:" + OnsetArchive.directory(data));
                Connection duckDb = DuckDbTable.connect(data);
                Floor floor = Floor.open(OnsetArchive.directory(data))) {
            for (BenchmarkQuery query : queries) {
                String difference = difference(query, onset, duckDb);
                double onsetMillis = median(onset, sql(query, "onset"));
                double duckDbMillis = median(duckDb, sql(query, "duckdb"));
                double floorMillis = medianOf(() -> floor.sum(query.floor()));
                double planMillis = planning(onset, sql(query, "onset"));
                System.out.printf("%s\t%.4f\t%.4f\t%.4f\t%.4f\t%s%n", query.name(), onsetMillis, duckDbMillis,
                        floorMillis, planMillis, difference == null ? "equal" : difference);
                System.out.flush();
            }
        }
    }

    private static String sql(BenchmarkQuery query, String engine) {
        String sql = query.sql().get(engine);
        if (sql == null) {
            throw new IllegalArgumentException(query.name() + " has no SQL for " + engine);
        }
        return sql;
    }

    private static @Nullable String difference(BenchmarkQuery query, Connection onset, Connection duckDb)
            throws SQLException {
        return answer(onset, sql(query, "onset")).differenceFrom(answer(duckDb, sql(query, "duckdb")));
    }

    private static Answer answer(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement(); ResultSet result = statement.executeQuery(sql)) {
            return Answer.read(result);
        }
    }

    /** The median time of a query that is sent as text each time and whose rows are all read, in milliseconds. */
    private static double median(Connection connection, String sql) throws SQLException {
        return medianOf(() -> {
            try (var statement = connection.createStatement(); ResultSet result = statement.executeQuery(sql)) {
                int columns = result.getMetaData().getColumnCount();
                long checksum = 0;
                while (result.next()) {
                    for (int column = 1; column <= columns; column++) {
                        checksum += result.getObject(column) == null ? 0 : 1;
                    }
                }
                return checksum;
            }
        });
    }

    /** The median time to prepare a text that the engine has not seen before, in milliseconds. */
    private static double planning(Connection connection, String sql) throws SQLException {
        int[] round = {0};
        return medianOf(() -> {
            try (var statement = connection.prepareStatement(sql + " -- " + round[0]++)) {
                return statement.getMetaData().getColumnCount();
            }
        });
    }

    private interface Task {
        double run() throws SQLException;
    }

    private static double medianOf(Task task) throws SQLException {
        // What the tasks return is added up and looked at, so that the compiler drops none of them.
        double sink = 0;
        long warmUp = System.nanoTime();
        int warmUps = 0;
        while (warmUps < 2 || (System.nanoTime() - warmUp) / 1e9 < WARM_UP_SECONDS) {
            sink += task.run();
            warmUps++;
        }
        double[] millis = new double[MOST_RUNS];
        int runs = 0;
        long begin = System.nanoTime();
        while (runs < FEWEST_RUNS || (runs < MOST_RUNS && (System.nanoTime() - begin) / 1e9 < MEASURE_SECONDS)) {
            long start = System.nanoTime();
            sink += task.run();
            millis[runs++] = (System.nanoTime() - start) / 1e6;
        }
        if (sink == Double.MIN_VALUE) {
            System.err.println(sink);
        }
        Arrays.sort(millis, 0, runs);
        return millis[runs / 2];
    }
}
