package dev.onset.functions.statistics;

import java.lang.foreign.MemorySegment;

/**
 * The standard deviation of a curve's noise, estimated from the differences between neighbours, which a slow trend hardly
 * changes: 1.4826·MAD(Δy)/√2. Where more than half of the differences are equal, as on a curve of a few levels, it is
 * their root mean square about their mean over √2.
 */
public final class Jitter {

    /** Makes a median absolute deviation an estimate of a normal distribution's standard deviation. */
    private static final double MAD_TO_SIGMA = 1.4826;

    private Jitter() {}

    /** Zero for fewer than three values, and for values on a straight line. */
    public static double of(double[] values) {
        int n = values.length - 1;
        if (n < 2) {
            return 0;
        }
        double[] differences = new double[n];
        double sum = 0;
        for (int i = 0; i < n; i++) {
            differences[i] = values[i + 1] - values[i];
            sum += differences[i];
        }
        double deviation = Median.absoluteDeviation(MemorySegment.ofArray(differences.clone()), n);
        if (deviation > 0) {
            return MAD_TO_SIGMA * deviation / Math.sqrt(2);
        }
        double mean = sum / n;
        double squares = 0;
        for (double difference : differences) {
            squares += (difference - mean) * (difference - mean);
        }
        return Math.sqrt(squares / n / 2);
    }
}
