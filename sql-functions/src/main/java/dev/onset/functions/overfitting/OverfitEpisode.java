package dev.onset.functions.overfitting;

import java.util.ArrayList;
import java.util.List;

import dev.onset.functions.curve.AlignedCurves;
import dev.onset.functions.curve.Scratch;
import dev.onset.functions.kernels.Kernels;

/**
 * A stretch of a run in which validation stayed above its best while training went on improving. An episode opens with
 * three evaluations in a row above the best so far by more than max(1.4826·MAD(Δv), 2 % of the best), train being below its
 * value at the best; it closes at a new best.
 *
 * @param onset index of the best evaluation before it, on the evaluation grid
 * @param detected index of the third evaluation in a row
 * @param peak index of the greatest validation value in it
 * @param end index of the new best that closed it, or of the last evaluation
 * @param recovered whether a new best closed it
 */
public record OverfitEpisode(int onset, int detected, int peak, int end, boolean recovered) {

    private static final int IN_A_ROW = 3;
    private static final double MIN_RISE = 0.02;

    /** The episodes of a run in order; none with fewer than five evaluations. */
    public static List<OverfitEpisode> find(AlignedCurves curves, Kernels kernels, Scratch scratch) {
        List<OverfitEpisode> episodes = new ArrayList<>();
        int n = curves.length();
        if (n < Onset.MIN_EVALUATIONS) {
            return episodes;
        }
        double noise = Noise.ofDifferences(curves, kernels, scratch);
        int best = 0;
        int row = 0;
        int detected = -1;
        for (int i = 1; i < n; i++) {
            double level = curves.valAt(best);
            if (curves.valAt(i) < level) {
                if (detected >= 0) {
                    episodes.add(new OverfitEpisode(best, detected, peak(curves, best, i), i, true));
                }
                best = i;
                row = 0;
                detected = -1;
                continue;
            }
            boolean above = curves.valAt(i) - level > Math.max(noise, MIN_RISE * Math.abs(level))
                    && curves.trainAt(i) < curves.trainAt(best);
            row = above ? row + 1 : 0;
            if (row == IN_A_ROW && detected < 0) {
                detected = i;
            }
        }
        if (detected >= 0) {
            episodes.add(new OverfitEpisode(best, detected, peak(curves, best, n), n - 1, false));
        }
        return episodes;
    }

    private static int peak(AlignedCurves curves, int from, int to) {
        int peak = from;
        for (int i = from; i < to; i++) {
            if (curves.valAt(i) > curves.valAt(peak)) {
                peak = i;
            }
        }
        return peak;
    }

    /** Percent by which validation rose above its best; NaN if that is nearly zero. */
    public double depth(AlignedCurves curves) {
        double best = curves.valAt(onset);
        return Math.abs(best) < 1e-12 ? Double.NaN : 100 * (curves.valAt(peak) - best) / Math.abs(best);
    }
}
