package dev.onset.functions.overfitting;

import java.lang.foreign.MemorySegment;

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
        return new Onset(locate(curves, best, smoothed.window(), kernels, scratch), best, level);
    }

    /**
     * The least validation within the window around the smoothed minimum. In long runs single evaluations say little, and
     * the minimum lies where the average over a hundredth of the run is least.
     */
    private static int locate(AlignedCurves curves, int best, int window, Kernels kernels, Scratch scratch) {
        int n = curves.length();
        int from = Math.max(0, best - window / 2);
        int to = Math.min(n, best + window / 2 + 1);
        int fine = Smoothing.fineWindowFor(n);
        if (fine == 1) {
            return from + kernels.argMin(curves.val(), curves.valOffset() + 8L * from, to - from);
        }
        int first = Math.max(0, from - fine / 2);
        int length = Math.min(n, to + fine / 2) - first;
        MemorySegment averages = scratch.doubles(length);
        kernels.movingAverage(curves.val(), curves.valOffset() + 8L * first, length, fine,
                scratch.doubles(Kernels.movingAverageWork(length, fine)), averages, 0);
        return from + kernels.argMin(averages, 8L * (from - first), to - from);
    }
}
