package dev.onset.functions.overfitting;

import org.jspecify.annotations.Nullable;

import dev.onset.functions.curve.AlignedCurves;
import dev.onset.functions.curve.Scratch;
import dev.onset.functions.kernels.Kernels;

/**
 * The knot of the continuous line of two pieces that fits validation best, if the second piece rises while the first did
 * not, by more than z standard errors and by more than {@code rel} at the end, and train went on improving.
 */
final class HingeOnset implements Onset.Method {

    private static final int MIN_PIECE = 3;

    @Override
    public @Nullable Onset find(AlignedCurves curves, double z, double rel, Kernels kernels, Scratch scratch) {
        int n = curves.length();
        double mean = kernels.sum(curves.val(), curves.valOffset(), n) / n;
        double squares = n * ((double) n * n - 1) / 12;
        double total = kernels.sumProducts(curves.val(), curves.valOffset(), mean, curves.val(), curves.valOffset(),
                mean, n);
        double slope = kernels.sumIndexProducts(curves.val(), curves.valOffset(), n, mean) / squares;

        // The fit y = line + bend·max(0, x − knot). What the bend explains beyond the straight line is its covariance
        // with the residuals of the line, squared, over its own variance beyond a line.
        int knot = -1;
        double most = 0;
        double bend = 0;
        double residualSum = 0;
        double covariance = 0;
        double middle = (n - 1) * 0.5;
        // From the right: Σ_{i>k} e_i·(i − k) grows by Σ_{i>k} e_i with each step of the knot to the left.
        for (int k = n - 2; k >= MIN_PIECE - 1; k--) {
            residualSum += curves.valAt(k + 1) - mean - slope * (k + 1 - middle);
            covariance += residualSum;
            double after = n - 1 - k;
            if (after < MIN_PIECE) {
                continue;
            }
            double hingeSum = after * (after + 1) / 2;
            double hingeSquares = after * (after + 1) * (2 * after + 1) / 6;
            double hingeIndex = hingeSquares + (k - middle) * hingeSum;
            double own = hingeSquares - hingeSum * hingeSum / n - hingeIndex * hingeIndex / squares;
            double explained = own > 0 ? covariance * covariance / own : 0;
            if (explained > most && own > 0) {
                most = explained;
                knot = k;
                bend = covariance / own;
            }
        }
        if (knot < 0) {
            return null;
        }
        double after = n - 1 - knot;
        double hingeSum = after * (after + 1) / 2;
        double hingeIndex = after * (after + 1) * (2 * after + 1) / 6 + (knot - middle) * hingeSum;
        double before = slope - bend * hingeIndex / squares;
        double rising = before + bend;
        double level = mean - bend * hingeSum / n + before * (knot - middle);
        double noise = Math.sqrt(Math.max(0, total - slope * slope * squares - most) / Math.max(1, n - 3));
        double tailSquares = (after + 1) * ((after + 1) * (after + 1) - 1) / 12;
        boolean overfit = before <= 0 && rising > z * noise / Math.sqrt(tailSquares)
                && rising * after > rel * Math.abs(level)
                && Smoothing.trainImproves(curves, knot, Smoothing.windowFor(n));
        return overfit ? new Onset(knot, knot, level) : null;
    }
}
