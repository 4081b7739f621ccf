package dev.onset.benchmarks;

import java.sql.DriverManager;
import java.sql.SQLException;

/** What a user waits for in a fresh JVM: from its start to the last row of the first query. */
public final class FirstQuery {

    private FirstQuery() {}

    /** Arguments: a JDBC URL and a query. Prints milliseconds since the JVM was started, and since main began. */
    public static void main(String[] arguments) throws SQLException {
        long begin = System.nanoTime();
        try (var connection = DriverManager.getConnection(arguments[0]);
                var statement = connection.createStatement();
                var result = statement.executeQuery(arguments[1])) {
            int rows = 0;
            while (result.next()) {
                rows++;
            }
            long now = System.currentTimeMillis();
            long started = ProcessHandle.current().info().startInstant().orElseThrow().toEpochMilli();
            System.out.printf("%d\t%.1f\t%d%n", now - started, (System.nanoTime() - begin) / 1e6, rows);
        }
    }
}
