package dev.onset.functions.health;

import java.util.Arrays;
import java.util.List;

import dev.onset.functions.CurveCall;
import dev.onset.functions.CurveFormula;
import dev.onset.functions.Documentation;
import dev.onset.functions.Parameter;
import dev.onset.functions.Result;
import dev.onset.functions.ResultType;
import dev.onset.functions.Signature;
import dev.onset.functions.curve.Curve;
import dev.onset.functions.statistics.Values;

/** {@code diverged}: whether a loss blew up. */
public final class Diverged extends CurveFormula {

    /** An odd number, so that a median is one of them. */
    private static final int POINTS = 5;

    public Diverged() {
        super(Signature.of("diverged", ResultType.BOOLEAN, Parameter.step(), Parameter.curve("y"),
                Parameter.number("ratio", 1.5).from(1)),
                new Documentation("Health",
                        "Whether a loss blew up.",
                        "True if any value is not finite, or the median of the last five exceeds the minimum by "
                                + "more than (ratio − 1)·|minimum| and exceeds the median of the first five.",
                        "Onset",
                        "For losses near zero the ratio is easily exceeded. NULL with fewer than five finite "
                                + "points, all logged ones being finite.",
                        List.of("SELECT run_id, diverged(step, train_loss) AS diverged FROM history GROUP BY run_id")));
    }

    @Override
    protected void compute(CurveCall call, Result result) {
        double ratio = call.number(2);
        Curve y = call.finite(1);
        int n = y.length();
        if (n < call.curve(1).length()) {
            result.setBoolean(true);
        } else if (n >= POINTS) {
            double least = Double.isNaN(y.least()) ? y.value(y.argMin(call.kernels())) : y.least();
            double last = median(y.slice(n - POINTS, n));
            result.setBoolean(last > least + (ratio - 1) * Math.abs(least) && last > median(y.slice(0, POINTS)));
        }
    }

    private static double median(Curve points) {
        double[] values = Values.of(points);
        Arrays.sort(values);
        return values[POINTS / 2];
    }
}
