package dev.onset.benchmarks;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What one fork, or the median of several, measured for a query, in milliseconds.
 *
 * @param numPy NaN: not measured
 * @param floor time of a SIMD sum over the bytes that the query must read; NaN: it need not read any curve
 * @param planning time to prepare a text that was not seen before, in a warm JVM
 * @param cachedPlanning time to prepare a text that was prepared before
 * @param answers {@code equal}, or the first difference between the engines
 */
record Timing(String shape, String query, double onset, double duckDb, double numPy, double floor, double planning,
        double cachedPlanning, String answers) {

    static final String EQUAL = "equal";
    private static final int CELLS = 9;

    /** A line as {@link #line} writes it. */
    static Timing parse(String line) {
        String[] cells = line.split("\t", CELLS);
        return new Timing(cells[0], cells[1], Double.parseDouble(cells[2]), Double.parseDouble(cells[3]),
                Double.parseDouble(cells[4]), Double.parseDouble(cells[5]), Double.parseDouble(cells[6]),
                Double.parseDouble(cells[7]), cells[8]);
    }

    String line() {
        return String.join("\t", shape, query, String.valueOf(onset), String.valueOf(duckDb), String.valueOf(numPy),
                String.valueOf(floor), String.valueOf(planning), String.valueOf(cachedPlanning), answers);
    }

    /** How many times faster than DuckDB Onset was. */
    double ratio() {
        return duckDb / onset;
    }

    Timing withNumPy(double millis) {
        return new Timing(shape, query, onset, duckDb, millis, floor, planning, cachedPlanning, answers);
    }

    Timing withAnswers(String difference) {
        return new Timing(shape, query, onset, duckDb, numPy, floor, planning, cachedPlanning, difference);
    }

    static Timing median(List<Timing> forks) {
        Timing first = forks.getFirst();
        return new Timing(first.shape, first.query, median(forks, Timing::onset), median(forks, Timing::duckDb),
                median(forks, Timing::numPy), median(forks, Timing::floor), median(forks, Timing::planning),
                median(forks, Timing::cachedPlanning),
                forks.stream().map(Timing::answers).filter(answers -> !answers.equals(EQUAL)).findFirst()
                        .orElse(EQUAL));
    }

    private static double median(List<Timing> forks, ToDoubleFunction<Timing> value) {
        return forks.stream().mapToDouble(value).sorted().toArray()[forks.size() / 2];
    }
}
