package dev.onset.functions.statistics;

import java.util.Arrays;

import dev.onset.functions.cancellation.Cancellation;

/**
 * The Mann–Kendall test for autocorrelated values: the variance is inflated by what the significant autocorrelations of
 * the detrended ranks say (Hamed and Rao 1998, equation 9).
 */
public final class HamedRao {

    /** Autocorrelations further apart than this are taken as none, so that long curves do not cost quadratic time. */
    private static final int MAX_LAG = 1000;
    /** Two-sided 95 %. */
    private static final double SIGNIFICANT = 1.96;

    private HamedRao() {}

    /**
     * @param slope the Theil–Sen slope of the values
     */
    public static MannKendall correct(MannKendall test, double[] x, double[] y, double slope) {
        int n = y.length;
        double[] ranks = ranks(detrended(x, y, slope));
        double mean = (n + 1) * 0.5;
        double squares = 0;
        for (double rank : ranks) {
            squares += (rank - mean) * (rank - mean);
        }
        if (!(squares > 0)) {
            return test;
        }
        double limit = SIGNIFICANT / Math.sqrt(n);
        double sum = 0;
        for (int lag = 1; lag <= Math.min(n - 1, MAX_LAG); lag++) {
            Cancellation.check();
            double products = 0;
            for (int i = 0; i + lag < n; i++) {
                products += (ranks[i] - mean) * (ranks[i + lag] - mean);
            }
            double correlation = products / squares;
            if (Math.abs(correlation) > limit) {
                sum += (double) (n - lag) * (n - lag - 1) * (n - lag - 2) * correlation;
            }
        }
        double inflation = 1 + 2 / ((double) n * (n - 1) * (n - 2)) * sum;
        return inflation > 0 ? test.withVariance(test.variance() * inflation) : test;
    }

    private static double[] detrended(double[] x, double[] y, double slope) {
        double[] rest = new double[y.length];
        for (int i = 0; i < rest.length; i++) {
            rest[i] = y[i] - slope * (x[i] - x[0]);
        }
        return rest;
    }

    /** Ranks from 1, the mean rank for ties. */
    private static double[] ranks(double[] values) {
        int n = values.length;
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double[] ranks = new double[n];
        for (int i = 0; i < n; i++) {
            ranks[i] = (countBelow(sorted, values[i]) + countBelow(sorted, Math.nextUp(values[i])) + 1) * 0.5;
        }
        return ranks;
    }

    /** How many of the sorted values are less than one of them. */
    private static int countBelow(double[] sorted, double value) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
