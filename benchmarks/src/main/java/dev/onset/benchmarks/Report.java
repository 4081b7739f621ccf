package dev.onset.benchmarks;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The printed table, and the same numbers as JSON.
 *
 * @param firstQueryMillis from the start of a fresh JVM to the last row of its first query
 */
record Report(Shape shape, int forks, List<Row> rows, double firstQueryMillis) {

    record Row(BenchmarkQuery query, Timing timing) {

        /** A loss is marked where it stands. */
        String verdict() {
            if (!timing.answers().equals("equal")) {
                return "ANSWERS DIFFER: " + timing.answers();
            }
            if (timing.ratio() < 1) {
                return "LOSS";
            }
            return timing.ratio() < query.target() ? "below the target of " + query.target() : "";
        }
    }

    void print(PrintStream out) {
        out.printf(
                "%n%,d runs × %,d steps × %d metrics; medians over %d JVMs; milliseconds; %d cores; through JDBC%n%n",
                shape.runs(), shape.steps(), Shape.METRICS.size(), forks, Runtime.getRuntime().availableProcessors());
        out.printf("%-18s %10s %10s %8s %8s %9s %9s  %s%n", "query", "Onset", "DuckDB", "times", "floor", "× floor",
                "planning", "");
        for (Row row : rows) {
            Timing timing = row.timing();
            out.printf("%-18s %10.2f %10.2f %7.1f× %8.2f %8.1f× %9.2f  %s%n", row.query().name(), timing.onset(),
                    timing.duckDb(), timing.ratio(), timing.floor(), timing.onset() / timing.floor(),
                    timing.planning(), row.verdict());
        }
        out.printf("%nfloor: a SIMD sum over the bytes that the query must read, on all cores%n");
        out.printf("planning: preparing a text not seen before, in a warm JVM%n");
        out.printf("first query of a fresh JVM, from its start: %.0f ms%n", firstQueryMillis);
        rows.forEach(row -> out.printf("%s: %s%n", row.query().name(), row.query().title()));
    }

    String json() {
        return rows.stream().map(row -> String.format(Locale.ROOT,
                "  {\"name\": \"%s\", \"onset_ms\": %.4f, \"duckdb_ms\": %.4f, \"floor_ms\": %.4f, \"ratio\": %.3f}",
                row.query().name(), row.timing().onset(), row.timing().duckDb(), row.timing().floor(),
                row.timing().ratio())).collect(Collectors.joining(",\n", "[\n", "\n]\n"));
    }
}
