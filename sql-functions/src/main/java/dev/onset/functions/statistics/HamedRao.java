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
    /** Lags whose products are summed in one pass. */
    private static final int TOGETHER = 4;
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
        for (int i = 0; i < n; i++) {
            ranks[i] -= mean;
        }
        double limit = SIGNIFICANT / Math.sqrt(n);
        double sum = 0;
        int last = Math.min(n - 1, MAX_LAG);
        for (int first = 1; first <= last; first += TOGETHER) {
            Cancellation.check();
            double[] products = products(ranks, first);
            for (int lag = first; lag < first + TOGETHER && lag <= last; lag++) {
                double correlation = products[lag - first] / squares;
                if (Math.abs(correlation) > limit) {
                    sum += (double) (n - lag) * (n - lag - 1) * (n - lag - 2) * correlation;
                }
            }
        }
        double inflation = 1 + 2 / ((double) n * (n - 1) * (n - 2)) * sum;
        return inflation > 0 ? test.withVariance(test.variance() * inflation) : test;
    }

    /**
     * Σ values[i]·values[i + lag] for some lags from the first on; at once, because each sum alone waits for its own last
     * addition.
     */
    private static double[] products(double[] values, int first) {
        int n = values.length;
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int i = 0;
        for (; i + first + TOGETHER - 1 < n; i++) {
            double value = values[i];
            a += value * values[i + first];
            b += value * values[i + first + 1];
            c += value * values[i + first + 2];
            d += value * values[i + first + 3];
        }
        for (; i + first < n; i++) {
            a += values[i] * values[i + first];
            b += i + first + 1 < n ? values[i] * values[i + first + 1] : 0;
            c += i + first + 2 < n ? values[i] * values[i + first + 2] : 0;
        }
        return new double[]{a, b, c, d};
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
        // The mean rank at the place of the first of each tie, so that one search a value is enough.
        double[] rankOfFirst = new double[n];
        for (int first = 0; first < n;) {
            int end = first + 1;
            while (end < n && sorted[end] == sorted[first]) {
                end++;
            }
            rankOfFirst[first] = (first + end + 1) * 0.5;
            first = end;
        }
        double[] ranks = new double[n];
        for (int i = 0; i < n; i++) {
            ranks[i] = rankOfFirst[countBelow(sorted, values[i])];
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
