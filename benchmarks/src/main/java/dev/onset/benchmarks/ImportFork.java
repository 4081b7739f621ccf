package dev.onset.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import dev.onset.archive.Archive;
import dev.onset.archive.ArchiveInfo;
import dev.onset.ingest.ImportOptions;
import dev.onset.ingest.Importer;

/** One JVM's imports, each into a new archive or database: prints the seconds of each, and what came of it. */
public final class ImportFork {

    private ImportFork() {}

    /** Arguments: the engine, the tree, a directory to work in, how many times. */
    public static void main(String[] arguments) throws IOException, SQLException {
        Path tree = Path.of(arguments[1]);
        Path work = Path.of(arguments[2]);
        for (int round = 0; round < Integer.parseInt(arguments[3]); round++) {
            Path target = work.resolve(arguments[0]);
            delete(target);
            Files.createDirectories(target);
            long start = System.nanoTime();
            String result = arguments[0].equals("onset") ? onset(tree, target) : duckDb(tree, target);
            System.out.printf(Locale.ROOT, "%.3f\t%s%n", (System.nanoTime() - start) / 1e9, result);
        }
    }

    static String onset(Path tree, Path target) {
        try (Archive archive = Archive.openOrCreate(target)) {
            new Importer(ImportOptions.defaults()).run(archive, List.of(tree));
            ArchiveInfo info = archive.info();
            return "%,d runs, %,d points, %.1f MB, %.2f bytes a point".formatted(info.runs(), info.points(),
                    info.bytes() / 1e6, info.bytesPerPoint());
        }
    }

    /** The dialect is given, since finding it out for each of thousands of files takes DuckDB most of the time. */
    private static String duckDb(Path tree, Path target) throws IOException, SQLException {
        Path file = target.resolve("measurements.duckdb");
        try (var connection = DriverManager.getConnection("jdbc:duckdb:" + file);
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE measurements AS SELECT * FROM read_csv('" + tree
                    + "/**/measurements.csv', union_by_name = true, filename = true, "
                    + "delim = ',', quote = '\"', escape = '\"', header = true)");
            statement.execute("CHECKPOINT");
            try (var rows = statement.executeQuery("SELECT count(*), count(DISTINCT filename) FROM measurements")) {
                rows.next();
                return "%,d files, %,d rows, %.1f MB".formatted(rows.getLong(2), rows.getLong(1),
                        Files.size(file) / 1e6);
            }
        }
    }

    static void delete(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (Stream<Path> all = Files.walk(directory)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}
