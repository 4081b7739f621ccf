package dev.onset.functions;

import java.util.Arrays;

/** What the plain formulas of the tests share, itself written in the plainest way: by sorting, and by all pairs. */
public final class PlainStatistics {

    private PlainStatistics() {}

    public static double mean(double[] v) {
        return Arrays.stream(v).sum() / v.length;
    }

    public static double median(double[] v) {
        double[] sorted = v.clone();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    /** The median distance from the median. */
    public static double absoluteDeviation(double[] v) {
        double median = median(v);
        return median(Arrays.stream(v).map(value -> Math.abs(value - median)).toArray());
    }

    public static double[] differences(double[] v) {
        double[] differences = new double[v.length - 1];
        Arrays.setAll(differences, i -> v[i + 1] - v[i]);
        return differences;
    }

    /** Mann and Kendall's S: rising pairs less falling pairs. */
    public static long risingLessFalling(double[] v) {
        long s = 0;
        for (int i = 0; i < v.length; i++) {
            for (int j = i + 1; j < v.length; j++) {
                s += (long) Math.signum(v[j] - v[i]);
            }
        }
        return s;
    }

    /** The variance of S, with the correction for ties. */
    public static double varianceOfS(double[] v) {
        double n = v.length;
        double sum = n * (n - 1) * (2 * n + 5);
        // Adding zero makes −0 the same as 0.
        for (double value : Arrays.stream(v).map(value -> value + 0.0).distinct().toArray()) {
            double ties = Arrays.stream(v).filter(other -> other == value).count();
            sum -= ties * (ties - 1) * (2 * ties + 5);
        }
        return sum / 18;
    }

    /** Two-sided, with the correction for continuity; the normal distribution by Simpson's rule. */
    public static double pOfS(long s, double variance) {
        double z = s == 0 || variance <= 0 ? 0 : (Math.abs(s) - 1) / Math.sqrt(variance);
        int parts = 2000;
        double sum = 0;
        for (int i = 0; i <= parts; i++) {
            double t = z * i / parts;
            sum += Math.exp(-t * t / 2) * (i == 0 || i == parts ? 1 : i % 2 == 1 ? 4 : 2);
        }
        return 1 - 2 * sum * z / parts / 3 / Math.sqrt(2 * Math.PI);
    }
}
