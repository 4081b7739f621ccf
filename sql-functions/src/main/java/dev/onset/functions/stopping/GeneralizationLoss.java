package dev.onset.functions.stopping;

import dev.onset.functions.curve.Curve;

/** Prechelt's generalization loss: by how many percent validation is above its best so far (Prechelt 1998, §2). */
public final class GeneralizationLoss {

    /** The threshold that Prechelt's paper uses most. */
    public static final double DEFAULT_ALPHA = 5;

    private GeneralizationLoss() {}

    /** GL of a value; NaN if the best so far is nearly zero (R7). */
    static double of(double value, double best) {
        return Math.abs(best) < 1e-12 ? Double.NaN : 100 * (value - best) / Math.abs(best);
    }

    /** The first index at which GL exceeds alpha, or −1; for finite points. */
    public static int firstAbove(Curve val, double alpha) {
        double best = Double.POSITIVE_INFINITY;
        for (int i = 0; i < val.length(); i++) {
            double value = val.value(i);
            best = Math.min(best, value);
            if (of(value, best) > alpha) {
                return i;
            }
        }
        return -1;
    }
}
