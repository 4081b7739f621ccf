package dev.onset.benchmarks;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The printed table: what was measured, and where Onset lost. */
final class Report {

    private static final double FLOOR_TARGET = 2.5;

    private final List<BenchmarkQuery> queries;
    private final PrintStream out;

    Report(List<BenchmarkQuery> queries, PrintStream out) {
        this.queries = queries;
        this.out = out;
    }

    /** Prints the rows of one shape, in the order of the queries, as Markdown. */
    void print(Shape shape, List<Timing> timings) {
        out.printf("%n%s: %s; milliseconds; %d cores%n%n", shape.name(), shape.describe(),
                Runtime.getRuntime().availableProcessors());
        out.println("| query | Onset | DuckDB | times | NumPy | floor | × floor | |");
        out.println("|---|---:|---:|---:|---:|---:|---:|---|");
        for (BenchmarkQuery query : queries) {
            timing(timings, query)
                    .ifPresent(timing -> out.printf(Locale.ROOT, "| %s | %.2f | %.2f | %.1f | %s | %s | %s | %s |%n",
                            query.name(), timing.onset(), timing.duckDb(), timing.ratio(), number(timing.numPy()),
                            number(timing.floor()), number(timing.onset() / timing.floor()), verdict(query, timing)));
        }
        printMean("curve functions", timings, true);
        printMean("all other queries", timings, false);
        out.printf(Locale.ROOT,
                "planning, medians over the queries: %.2f ms a text not seen before, %.3f ms a known one; at most %.2f and %.3f ms%n",
                middle(timings.stream().mapToDouble(Timing::planning).toArray()),
                middle(timings.stream().mapToDouble(Timing::cachedPlanning).toArray()),
                timings.stream().mapToDouble(Timing::planning).max().orElse(Double.NaN),
                timings.stream().mapToDouble(Timing::cachedPlanning).max().orElse(Double.NaN));
    }

    private Optional<Timing> timing(List<Timing> timings, BenchmarkQuery query) {
        return timings.stream().filter(timing -> timing.query().equals(query.name())).findFirst();
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "" : String.format(Locale.ROOT, value < 10 ? "%.1f" : "%.0f", value);
    }

    /** A loss is marked where it stands. */
    private static String verdict(BenchmarkQuery query, Timing timing) {
        if (!timing.answers().equals(Timing.EQUAL)) {
            return "ANSWERS DIFFER: " + timing.answers();
        }
        if (timing.ratio() < 1) {
            return "LOSS";
        }
        if (timing.onset() > timing.numPy()) {
            return "LOSS to NumPy";
        }
        String missed = timing.ratio() < query.target() ? "under " + Math.round(query.target()) + " times" : "";
        return query.isOnePass() && timing.onset() > FLOOR_TARGET * timing.floor()
                ? (missed.isEmpty() ? "" : missed + ", ") + "over " + FLOOR_TARGET + " floors"
                : missed;
    }

    private void printMean(String what, List<Timing> timings, boolean curves) {
        double[] logarithms = queries.stream().filter(query -> query.isCurve() == curves)
                .flatMap(query -> timing(timings, query).stream()).mapToDouble(timing -> Math.log(timing.ratio()))
                .filter(Double::isFinite).toArray();
        if (logarithms.length > 0) {
            double mean = Math.exp(Arrays.stream(logarithms).average().orElse(Double.NaN));
            out.printf(Locale.ROOT, "%s%d %s: geometric mean %.1f times as fast as DuckDB%n", curves ? "\n" : "",
                    logarithms.length, what, mean);
        }
    }

    private static double middle(double[] values) {
        Arrays.sort(values);
        return values.length == 0 ? Double.NaN : values[values.length / 2];
    }
}
