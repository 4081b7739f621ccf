package dev.onset.functions.statistics;

/**
 * The Mann–Kendall test for a trend (Mann 1945, Kendall 1975), with correction for ties and continuity.
 *
 * @param n number of values
 * @param s rising pairs minus falling pairs
 * @param variance of s if there is no trend
 */
public record MannKendall(int n, long s, double variance) {

    /** The test of a sequence of finite values, in O(n log n). */
    public static MannKendall of(double[] values) {
        int n = values.length;
        double[] sorted = values.clone();
        long falling = Inversions.count(sorted, new double[n]);
        long tiedPairs = 0;
        double tieTerm = 0;
        for (int from = 0, to; from < n; from = to) {
            to = from + 1;
            while (to < n && sorted[to] == sorted[from]) {
                to++;
            }
            long tied = (long) to - from;
            tiedPairs += tied * (tied - 1) / 2;
            tieTerm += cubic((double) tied);
        }
        long pairs = (long) n * (n - 1) / 2;
        return new MannKendall(n, pairs - tiedPairs - 2 * falling, (cubic(n) - tieTerm) / 18);
    }

    private static double cubic(double t) {
        return t * (t - 1) * (2 * t + 5);
    }

    /** With a variance that allows for autocorrelation, for example. */
    public MannKendall withVariance(double other) {
        return new MannKendall(n, s, other);
    }

    public double z() {
        return s == 0 || !(variance > 0) ? 0 : (s - Long.signum(s)) / Math.sqrt(variance);
    }

    /** Two-sided: the probability of a trend as strong as this one, in either direction, by chance. */
    public double p() {
        return Math.min(1, 2 * Normal.upperTail(Math.abs(z())));
    }

    /** One-sided: the probability of a rise as strong as this one by chance. */
    public double pRising() {
        return Normal.upperTail(z());
    }

    /** From −1, each value less than the one before, to 1. */
    public double tau() {
        return s / (n * (n - 1.0) / 2);
    }
}
