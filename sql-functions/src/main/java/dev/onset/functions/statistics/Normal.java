package dev.onset.functions.statistics;

/** The standard normal distribution. */
public final class Normal {

    private static final double SQRT_2 = Math.sqrt(2);
    private static final double TWO_OVER_SQRT_PI = 2 / Math.sqrt(Math.PI);
    /** Below it the power series converges fast and does not cancel; above it the continued fraction converges fast. */
    private static final double SERIES_LIMIT = 2;
    private static final double PRECISION = 1e-16;
    private static final double TINY = 1e-300;

    private Normal() {}

    /** P(X &gt; z), with full relative precision far into the tail. */
    public static double upperTail(double z) {
        double x = z / SQRT_2;
        return 0.5 * (x >= 0 ? erfc(x) : 2 - erfc(-x));
    }

    /** The complementary error function for x ≥ 0 (Abramowitz and Stegun 7.1.6 and 7.1.14). */
    private static double erfc(double x) {
        if (x < SERIES_LIMIT) {
            double term = x;
            double sum = x;
            for (int n = 1; term > PRECISION * sum; n++) {
                term *= 2 * x * x / (2 * n + 1);
                sum += term;
            }
            return 1 - TWO_OVER_SQRT_PI * Math.exp(-x * x) * sum;
        }
        // Lentz's method for x + (1/2)/(x + 1/(x + (3/2)/(x + …))).
        double fraction = x;
        double c = x;
        double d = 0;
        double change = 2;
        for (int k = 1; Math.abs(change - 1) > PRECISION && k < 500; k++) {
            double numerator = k * 0.5;
            d = 1 / Math.max(x + numerator * d, TINY);
            c = x + numerator / c;
            change = c * d;
            fraction *= change;
        }
        return TWO_OVER_SQRT_PI / 2 * Math.exp(-x * x) / fraction;
    }
}
