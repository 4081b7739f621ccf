package dev.onset.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The size of a generated archive.
 *
 * @param name of its folder, and in the queries' headers
 * @param runs number of runs
 * @param steps points of each curve
 * @param metrics the metrics of every run, logged together at every step
 */
public record Shape(String name, int runs, int steps, List<String> metrics) {

    private static final List<String> FIVE = List.of("train_loss", "val_loss", "val_acc", "lr", "grad_norm");

    /** A year of sweeps: ten million rows of history. */
    public static final Shape MANY_RUNS = new Shape("many-runs", 10_000, 1_000, FIVE);

    /** A few models of language: each run logs a million steps. */
    public static final Shape LONG_RUNS = new Shape("long-runs", 75, 1_000_000, FIVE.subList(0, 2));

    /** A tracking server of a team: short runs that log everything. */
    public static final Shape MANY_METRICS = new Shape("many-metrics", 75_000, 20, Stream
            .concat(FIVE.stream(), IntStream.range(5, 50).mapToObj("layer_%02d"::formatted)).toList());

    public static final List<Shape> ALL = List.of(MANY_RUNS, LONG_RUNS, MANY_METRICS);

    /** The same with a fiftieth of the runs, for trying a query out. */
    Shape quick() {
        return new Shape(name + "-quick", Math.max(4, runs / 50), steps, metrics);
    }

    /** The shape that a query's header or an option names. */
    static Shape named(String name) {
        return ALL.stream().filter(shape -> shape.name.equals(name)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no shape '%s'; there are %s".formatted(name,
                        ALL.stream().map(Shape::name).toList())));
    }

    public String runId(int run) {
        return "run-%05d".formatted(run);
    }

    String describe() {
        return String.format(Locale.ROOT, "%,d runs × %,d steps × %d metrics", runs, steps, metrics.size());
    }
}
