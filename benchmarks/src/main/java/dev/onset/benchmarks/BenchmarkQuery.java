package dev.onset.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One question, asked of each engine in its own best SQL. Read from a text file: a title line that starts with {@code #},
 * header lines {@code key: value}, then for each engine a line {@code --- engine} and its SQL.
 *
 * @param name the file's name without its ending
 * @param title one line for the report
 * @param floor the history columns whose bytes any engine must read
 * @param target how many times faster than DuckDB Onset is meant to be
 * @param sql by engine: onset, duckdb
 */
public record BenchmarkQuery(String name, String title, List<String> floor, double target, Map<String, String> sql) {

    /** All queries of a suite's folder, ordered by name. */
    static List<BenchmarkQuery> readSuite(Path folder) throws IOException {
        List<BenchmarkQuery> queries = new ArrayList<>();
        try (var files = Files.list(folder)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".sql")).sorted().toList()) {
                queries.add(read(file));
            }
        }
        return queries;
    }

    static BenchmarkQuery read(Path file) throws IOException {
        String title = "";
        Map<String, String> headers = new LinkedHashMap<>();
        Map<String, StringBuilder> sections = new LinkedHashMap<>();
        StringBuilder section = null;
        for (String line : Files.readAllLines(file)) {
            if (line.startsWith("--- ")) {
                section = new StringBuilder();
                sections.put(line.substring(4).strip(), section);
            } else if (section != null) {
                section.append(line).append('\n');
            } else if (line.startsWith("# ")) {
                title = line.substring(2);
            } else if (line.contains(":")) {
                headers.put(line.substring(0, line.indexOf(':')).strip(),
                        line.substring(line.indexOf(':') + 1).strip());
            }
        }
        Map<String, String> sql = new LinkedHashMap<>();
        sections.forEach((engine, text) -> sql.put(engine, text.toString().strip()));
        for (String engine : List.of("onset", "duckdb")) {
            if (!sql.containsKey(engine)) {
                throw new IOException(file + ": no section '--- " + engine + "'");
            }
        }
        String fileName = String.valueOf(file.getFileName());
        return new BenchmarkQuery(fileName.replaceFirst("\\.sql$", ""), title,
                List.of(headers.getOrDefault("floor", "").split("\\s+")),
                Double.parseDouble(headers.getOrDefault("target", "1")), sql);
    }
}
