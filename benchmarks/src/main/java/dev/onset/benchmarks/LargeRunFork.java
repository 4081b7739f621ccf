package dev.onset.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;

/** Imports one run that is larger than the heap and asks questions over it. */
public final class LargeRunFork {

    private static final List<String> QUERIES = List.of("SELECT COUNT(*) FROM history", "SELECT COUNT(*) FROM metrics",
            "SELECT * FROM history LIMIT 5", "SELECT step, val_loss FROM history ORDER BY val_loss LIMIT 5",
            "SELECT run_id, MIN(val_loss), AVG(train_loss) FROM history GROUP BY run_id",
            "SELECT run_id, best_step(step, val_loss), gap_trend(step, train_loss, val_loss) FROM history"
                    + " GROUP BY run_id",
            "SELECT metric, COUNT(*), AVG(value) FROM metrics GROUP BY metric");

    private LargeRunFork() {}

    /** Arguments: the log, a directory to work in. */
    public static void main(String[] arguments) throws IOException, SQLException {
        Path target = Path.of(arguments[1]).resolve("large");
        ImportFork.delete(target);
        Files.createDirectories(target);
        long start = System.nanoTime();
        String result = ImportFork.onset(Path.of(arguments[0]), target);
        print("import: " + result, start);
        ask(target, QUERIES);
        printMemory();
    }

    static void ask(Path archive, List<String> queries) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:onset:" + archive)) {
            for (String query : queries) {
                long begin = System.nanoTime();
                long rows = 0;
                try (var statement = connection.createStatement(); var answer = statement.executeQuery(query)) {
                    while (answer.next()) {
                        rows++;
                    }
                }
                print(query + ": " + rows + " rows", begin);
            }
        }
    }

    /** What Linux says: the most that the process had in memory, and what of it is not a mapped file. */
    static void printMemory() throws IOException {
        for (String line : Files.exists(Path.of("/proc/self/status"))
                ? Files.readAllLines(Path.of("/proc/self/status"))
                : List.<String>of()) {
            if (line.startsWith("VmHWM") || line.startsWith("RssAnon")) {
                System.out.println(line.replaceAll("\\s+", " "));
            }
        }
    }

    static void print(String what, long start) {
        System.out.printf(Locale.ROOT, "%8.2f s  %s%n", (System.nanoTime() - start) / 1e9, what);
    }
}
