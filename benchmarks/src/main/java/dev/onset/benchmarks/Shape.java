package dev.onset.benchmarks;

import java.util.List;

/**
 * The size of a generated archive.
 *
 * @param name of its folder
 * @param runs number of runs
 * @param steps points of each curve
 */
public record Shape(String name, int runs, int steps) {

    /** The metrics of every run, logged together at every step. */
    public static final List<String> METRICS = List.of("train_loss", "val_loss", "val_acc", "lr", "grad_norm");

    /** Ten million rows of history. */
    public static final Shape TEN_THOUSAND_RUNS = new Shape("10000x1000", 10_000, 1_000);

    /** For trying a suite out. */
    public static final Shape SMALL = new Shape("200x1000", 200, 1_000);

    public String runId(int run) {
        return "run-%05d".formatted(run);
    }
}
