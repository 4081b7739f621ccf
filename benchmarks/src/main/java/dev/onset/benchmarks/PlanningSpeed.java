package dev.onset.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * How long a text takes to be planned that the engine has not seen before, as the JVM gets warm: {@code benchmarks/run --planning}. Plans
 * all texts of the suite in turn, each with a comment that makes it new, and then each known text.
 */
public final class PlanningSpeed {

    /** After so many plans a line is printed, over those since the line before. */
    private static final int[] MILESTONES = {100, 1_000, 3_000, 10_000, 20_000, 40_000};
    private static final int KNOWN_ROUNDS = 200;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private PlanningSpeed() {}

    public static void main(String[] arguments) throws IOException, SQLException {
        SuiteOptions options = SuiteOptions.parse(arguments);
        Shape shape = options.shapes().getFirst();
        Path data = DataSets.prepare(options.data(), shape.quick());
        List<String> texts = BenchmarkQuery.readAll(options.home().resolve("suites")).stream()
                .filter(query -> query.isFor(shape)).map(query -> query.sql("onset")).toList();
        System.out.printf("%n| plans so far | median ms | mean ms | largest ms |%n|---:|---:|---:|---:|%n");
        try (Connection connection = DriverManager.getConnection(OnsetArchive.url(data))) {
            int planned = 0;
            for (int milestone : MILESTONES) {
                double[] millis = new double[milestone - planned];
                for (int i = 0; i < millis.length; i++, planned++) {
                    millis[i] = prepare(connection, texts.get(planned % texts.size()) + " -- " + planned);
                }
                print(String.format(Locale.ROOT, "%,d", milestone), millis);
            }
            double[] millis = new double[KNOWN_ROUNDS * texts.size()];
            for (int i = 0; i < millis.length; i++) {
                millis[i] = prepare(connection, texts.get(i % texts.size()));
            }
            print("known texts", millis);
        }
        System.out.printf("%n%d texts; processor time of the planning thread%n", texts.size());
    }

    /** Milliseconds of this thread's processor time: what else the machine does is not counted. */
    private static double prepare(Connection connection, String sql) throws SQLException {
        long start = THREADS.getCurrentThreadCpuTime();
        try (var statement = connection.prepareStatement(sql)) {
            if (statement.getMetaData().getColumnCount() == 0) {
                throw new IllegalStateException("no columns: " + sql);
            }
        }
        return (THREADS.getCurrentThreadCpuTime() - start) / 1e6;
    }

    private static void print(String label, double[] millis) {
        Arrays.sort(millis);
        System.out.printf(Locale.ROOT, "| %s | %.3f | %.3f | %.1f |%n", label, millis[millis.length / 2],
                Arrays.stream(millis).average().orElse(0), millis[millis.length - 1]);
        System.out.flush();
    }
}
