package dev.onset.functions;

import dev.onset.functions.curve.Curve;
import dev.onset.functions.kernels.Kernels;

/** Which values are better (R6): the least ones of a loss, the greatest ones of an accuracy. Never guessed. */
public enum Direction {
    MIN, MAX;

    /** The option by which a call says it. */
    public static Parameter parameter() {
        return Parameter.text("mode", "min", "max");
    }

    public static Direction of(CurveCall call, int parameter) {
        return call.choice(parameter).equals("min") ? MIN : MAX;
    }

    /** The first index of the best finite value, or −1 if there is none. */
    public int argBest(Kernels kernels, Curve curve) {
        return this == MIN ? curve.argMin(kernels) : curve.argMax(kernels);
    }

    /** The value at the index that {@link #argBest} gave: without a look at the curve's memory where it is known. */
    public double bestValue(Curve curve, int best) {
        double known = this == MIN ? curve.least() : curve.greatest();
        // 0 may stand for −0
        return Double.isNaN(known) || known == 0 ? curve.value(best) : known;
    }

    /** A value turned so that less is better. */
    public double loss(double value) {
        return this == MIN ? value : -value;
    }
}
