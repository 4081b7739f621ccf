package dev.onset.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One question, asked of each engine in its own best SQL. Read from a text file: a title line that starts with {@code #},
 * header lines {@code key: value}, then for each engine a line {@code --- engine} and its SQL.
 *
 * <p>Headers: {@code shapes}, the data it is asked of (many-runs if left out); {@code floor}, the metrics whose bytes any
 * engine must read; {@code kind}, {@code curve} for a curve function, {@code one-pass} for one that needs to see each value once;
 * {@code numpy}, the computation of {@code numpy_curves.py} with the same answer.
 *
 * @param name the file's folder and name without its ending
 * @param title one line for the report
 * @param sql by engine: onset, duckdb
 */
public record BenchmarkQuery(String name, String title, Map<String, String> headers, Map<String, String> sql) {

    private static final List<String> HEADERS = List.of("shapes", "floor", "kind", "numpy");
    private static final double CURVE_TARGET = 30;

    /** All queries under a folder, ordered by name. */
    static List<BenchmarkQuery> readAll(Path folder) throws IOException {
        List<BenchmarkQuery> queries = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".sql")).sorted().toList()) {
                queries.add(read(folder, file));
            }
        }
        return queries;
    }

    private static BenchmarkQuery read(Path folder, Path file) throws IOException {
        String title = "";
        Map<String, String> headers = new LinkedHashMap<>();
        Map<String, StringBuilder> sections = new LinkedHashMap<>();
        StringBuilder section = null;
        for (String line : Files.readAllLines(file)) {
            int colon = line.indexOf(':');
            if (line.startsWith("--- ")) {
                section = new StringBuilder();
                sections.put(line.substring(4).strip(), section);
            } else if (section != null) {
                section.append(line).append('\n');
            } else if (line.startsWith("# ")) {
                title = line.substring(2);
            } else if (colon > 0) {
                headers.put(line.substring(0, colon).strip(), line.substring(colon + 1).strip());
            }
        }
        if (!HEADERS.containsAll(headers.keySet())) {
            throw new IOException("%s: headers are %s, not %s".formatted(file, HEADERS, headers.keySet()));
        }
        Map<String, String> sql = new LinkedHashMap<>();
        sections.forEach((engine, text) -> sql.put(engine, text.toString().strip()));
        for (String engine : List.of("onset", "duckdb")) {
            if (!sql.containsKey(engine)) {
                throw new IOException(file + ": no section '--- " + engine + "'");
            }
        }
        return new BenchmarkQuery(folder.relativize(file).toString().replaceFirst("\\.sql$", ""), title, headers, sql);
    }

    String sql(String engine) {
        String text = sql.get(engine);
        if (text == null) {
            throw new IllegalArgumentException(name + " has no SQL for " + engine);
        }
        return text;
    }

    private List<String> words(String header, String otherwise) {
        return Arrays.stream(headers.getOrDefault(header, otherwise).split("\\s+")).filter(word -> !word.isEmpty())
                .toList();
    }

    boolean isFor(Shape shape) {
        return words("shapes", Shape.MANY_RUNS.name()).stream().anyMatch(name -> shape.name().startsWith(name));
    }

    /** The metrics whose bytes any engine must read. */
    List<String> floor() {
        return words("floor", "");
    }

    boolean isCurve() {
        return words("kind", "").contains("curve");
    }

    boolean isOnePass() {
        return words("kind", "").contains("one-pass");
    }

    /** The NumPy computation with the same answer, or an empty text. */
    String numPy() {
        return headers.getOrDefault("numpy", "");
    }

    /** How many times faster than DuckDB Onset is meant to be. */
    double target() {
        return isCurve() ? CURVE_TARGET : 1;
    }
}
