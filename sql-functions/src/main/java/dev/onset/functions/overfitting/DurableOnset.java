package dev.onset.functions.overfitting;

import org.jspecify.annotations.Nullable;

import dev.onset.functions.curve.AlignedCurves;
import dev.onset.functions.curve.Scratch;
import dev.onset.functions.kernels.Kernels;

/** The last three evaluations are all above the best one by more than the noise and by more than {@code rel}. */
final class DurableOnset implements Onset.Method {

    private static final int LAST = 3;

    @Override
    public @Nullable Onset find(AlignedCurves curves, double z, double rel, Kernels kernels, Scratch scratch) {
        int n = curves.length();
        int best = kernels.argMin(curves.val(), curves.valOffset(), n);
        if (best >= n - LAST || !Smoothing.trainImproves(curves, best, 1)) {
            return null;
        }
        double level = curves.valAt(best);
        double lowest = Double.POSITIVE_INFINITY;
        for (int i = n - LAST; i < n; i++) {
            lowest = Math.min(lowest, curves.valAt(i));
        }
        double rise = lowest - level;
        return rise > rel * Math.abs(level) && rise > Noise.ofDifferences(curves, kernels, scratch)
                ? new Onset(best, best, level)
                : null;
    }
}
