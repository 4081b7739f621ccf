package dev.onset.functions.overfitting;

import org.jspecify.annotations.Nullable;

import dev.onset.functions.curve.AlignedCurves;
import dev.onset.functions.curve.Scratch;
import dev.onset.functions.kernels.Kernels;

/**
 * Where a run began to overfit.
 *
 * @param evaluation index on the evaluation grid
 * @param tail the evaluation from which the rise was measured
 * @param level what the rise is measured against: the best validation value, smoothed where the method smooths
 */
record Onset(int evaluation, int tail, double level) {

    /** Fewer evaluations than this say nothing about an onset. */
    static final int MIN_EVALUATIONS = 5;

    /** Percent by which the last evaluations are above the level; NaN if the level is nearly zero (R7). */
    double severity(AlignedCurves curves) {
        return Math.abs(level) < 1e-12 ? Double.NaN : 100 * (endOf(curves, tail) - level) / Math.abs(level);
    }

    /** The mean of the last third of a tail, of at least two evaluations and at most one smoothing window. */
    static double endOf(AlignedCurves curves, int tail) {
        int n = curves.length();
        int count = Math.max(2, Math.min((n - tail) / 3, Smoothing.windowFor(n)));
        double sum = 0;
        for (int i = n - count; i < n; i++) {
            sum += curves.valAt(i);
        }
        return sum / count;
    }

    /** A rule that says whether and where a run overfits. */
    interface Method {

        /**
         * @param curves at least {@link #MIN_EVALUATIONS}
         * @param z how many standard errors count as significant
         * @param rel the rise that matters, relative to the best value
         * @return null if the run does not overfit
         */
        @Nullable
        Onset find(AlignedCurves curves, double z, double rel, Kernels kernels, Scratch scratch);
    }
}
