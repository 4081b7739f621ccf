package dev.onset.functions.overfitting;

import org.jspecify.annotations.Nullable;

import dev.onset.functions.curve.AlignedCurves;
import dev.onset.functions.curve.Scratch;
import dev.onset.functions.kernels.Kernels;

/**
 * From the minimum of smoothed validation on, the trend rises by more than the noise explains, the end is higher by more
 * than {@code rel}, and train went on improving. The cheap conditions come first: most runs need one smoothing only.
 */
final class TrendOnset implements Onset.Method {

    private static final int MIN_TAIL = 5;

    @Override
    public @Nullable Onset find(AlignedCurves curves, double z, double rel, Kernels kernels, Scratch scratch) {
        Smoothing smoothed = Smoothing.of(curves, kernels, scratch);
        int n = curves.length();
        int best = kernels.argMin(smoothed.values(), 0, n);
        int tail = n - best;
        if (best < 0 || tail < MIN_TAIL) {
            return null;
        }
        double level = smoothed.at(best);
        double rise = Onset.endOf(curves, best) - level;
        if (!(rise > rel * Math.abs(level)) || !Smoothing.trainImproves(curves, best, smoothed.window())) {
            return null;
        }
        long offset = curves.valOffset() + 8L * best;
        double mean = kernels.sum(curves.val(), offset, tail) / tail;
        double squares = tail * ((double) tail * tail - 1) / 12;
        double slope = kernels.sumIndexProducts(curves.val(), offset, tail, mean) / squares;
        if (!(slope > 0) || !Noise.isExceededBy(slope, squares, z, curves, smoothed, kernels, scratch)) {
            return null;
        }
        int half = smoothed.window() / 2;
        int from = Math.max(0, best - half);
        int to = Math.min(n, best + half + 1);
        int onset = from + kernels.argMin(curves.val(), curves.valOffset() + 8L * from, to - from);
        return new Onset(onset, best, level);
    }
}
