package dev.onset.benchmarks;

/**
 * What one fork, or the median of several, measured for a query, in milliseconds.
 *
 * @param floor time of a SIMD sum over the bytes that the query must read
 * @param planning time to prepare a text that was not seen before, in a warm JVM
 * @param answers {@code equal}, or the first difference between the engines
 */
record Timing(String query, double onset, double duckDb, double floor, double planning, String answers) {

    /** A line as {@link Fork} prints it. */
    static Timing parse(String line) {
        String[] cells = line.split("\t", 6);
        return new Timing(cells[0], Double.parseDouble(cells[1]), Double.parseDouble(cells[2]),
                Double.parseDouble(cells[3]), Double.parseDouble(cells[4]), cells[5]);
    }

    /** How many times faster Onset was. */
    double ratio() {
        return duckDb / onset;
    }
}
