package dev.onset.functions.statistics;

import org.jspecify.annotations.Nullable;

import dev.onset.functions.curve.Curve;

/**
 * The continuous line of two pieces that fits a curve best: least squares of y = a + b·x + c·max(0, x − knot), the knot
 * being one of the curve's steps, with {@link #MIN_PIECE} points on either side of it.
 *
 * @param knot index of the point at which the slope changes
 * @param before the slope up to the knot, per step
 * @param after the slope from the knot on
 */
public record Hinge(int knot, double before, double after) {

    /** How many points a piece has at least, the knot not counted. */
    public static final int MIN_PIECE = 2;

    /** The best fit of finite points, in O(n); null below five points. Of equally good knots the earliest wins. */
    public static @Nullable Hinge of(Curve y) {
        int n = y.length();
        if (n < 2 * MIN_PIECE + 1) {
            return null;
        }
        double[] x = Values.stepsOf(y);
        double[] v = Values.of(y);
        double meanX = mean(x);
        double meanY = mean(v);
        double squares = 0;
        double products = 0;
        for (int i = 0; i < n; i++) {
            x[i] -= meanX;
            v[i] -= meanY;
            squares += x[i] * x[i];
            products += x[i] * v[i];
        }
        double slope = products / squares;

        // What a bend explains beyond the straight line is its covariance with the line's residuals, squared, over its
        // own variance beyond a line. All sums over max(0, x − knot) follow from those of the next knot to the right.
        Hinge best = null;
        double most = -1;
        double bendSum = 0;
        double bendSquares = 0;
        double bendIndex = 0;
        double covariance = 0;
        double sumX = 0;
        double sumResiduals = 0;
        for (int k = n - 2; k >= MIN_PIECE; k--) {
            double distance = x[k + 1] - x[k];
            int right = n - 1 - k;
            sumX += x[k + 1];
            sumResiduals += v[k + 1] - slope * x[k + 1];
            bendSquares += 2 * distance * bendSum + distance * distance * right;
            bendSum += distance * right;
            bendIndex += distance * sumX;
            covariance += distance * sumResiduals;
            double own = bendSquares - bendSum * bendSum / n - bendIndex * bendIndex / squares;
            if (right < MIN_PIECE || !(own > 0)) {
                continue;
            }
            double explained = covariance * covariance / own;
            if (explained >= most) {
                most = explained;
                double bend = covariance / own;
                double before = slope - bend * bendIndex / squares;
                best = new Hinge(k, before, before + bend);
            }
        }
        return best;
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }
}
