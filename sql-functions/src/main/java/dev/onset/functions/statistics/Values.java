package dev.onset.functions.statistics;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

import dev.onset.functions.curve.Curve;

/** Copies curves into plain arrays, for the algorithms that rearrange them. */
public final class Values {

    private Values() {}

    public static double[] of(Curve curve) {
        double[] values = new double[curve.length()];
        MemorySegment.copy(curve.base(), ValueLayout.JAVA_DOUBLE, curve.offset(), values, 0, values.length);
        return values;
    }

    public static double[] stepsOf(Curve curve) {
        double[] steps = new double[curve.length()];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = curve.step(i);
        }
        return steps;
    }
}
