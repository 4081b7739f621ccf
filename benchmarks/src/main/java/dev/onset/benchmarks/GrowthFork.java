package dev.onset.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The queries of {@link Growth}, over a growing part of the archive, and the heap that they took. */
public final class GrowthFork {

    static final int HEAP_MEGABYTES = 256;
    private static final int POINTS_A_STEP = 2;
    private static final Stopwatch FIRST = new Stopwatch(8, 1);
    private static final Stopwatch WARM = new Stopwatch(0.5, 1);
    private static final Map<String, String> QUERIES = new TreeMap<>(Map.of("count over two curves",
            "SELECT COUNT(*) FROM history WHERE run_id < '%s' AND step < %d AND val_loss > 1.5 * train_loss",
            "gap_trend",
            "SELECT run_id, gap_trend(step, train_loss, val_loss) FROM history WHERE run_id < '%s' AND step < %d "
                    + "GROUP BY run_id",
            "mean of each run", "SELECT run_id, AVG(val_loss), AVG(train_loss) FROM history WHERE run_id < '%s' "
                    + "AND step < %d GROUP BY run_id"));

    private GrowthFork() {}

    /** Arguments: the archive, how many runs it has. */
    public static void main(String[] arguments) throws SQLException, IOException {
        long all = Long.parseLong(arguments[1]) * Growth.STEPS * POINTS_A_STEP;
        System.out.printf("%n| milliseconds for million points |");
        for (long points = 1_000_000; points <= all; points *= 10) {
            System.out.printf(" %,d |", points / 1_000_000);
        }
        System.out.printf(" ns a point |%n|---|%s---:|%n", "---:|".repeat((int) Math.log10(all / 1e6) + 1));
        try (Connection connection = DriverManager.getConnection("jdbc:onset:" + arguments[0])) {
            for (Map.Entry<String, String> query : QUERIES.entrySet()) {
                System.out.printf("| %s |", query.getKey());
                double millis = 0;
                for (long points = 1_000_000; points <= all; points *= 10) {
                    long steps = points / POINTS_A_STEP;
                    long runs = Math.max(1, steps / Growth.STEPS);
                    String sql = query.getValue().formatted(Growth.runId((int) runs), steps / runs);
                    millis = (points == 1_000_000 ? FIRST : WARM).median(() -> rows(connection, sql));
                    System.out.printf(Locale.ROOT, " %.2f |", millis);
                }
                System.out.printf(Locale.ROOT, " %.2f |%n", millis * 1e6 / all);
            }
        }
        long peak = ManagementFactory.getMemoryPoolMXBeans().stream().filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
        System.out.printf("%nheap: at most %d MB of %d MB, garbage included%n", peak >> 20, HEAP_MEGABYTES);
        LargeRunFork.printMemory();
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
