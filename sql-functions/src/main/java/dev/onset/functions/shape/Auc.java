package dev.onset.functions.shape;

import java.util.List;

import dev.onset.functions.CurveCall;
import dev.onset.functions.CurveFormula;
import dev.onset.functions.Documentation;
import dev.onset.functions.Parameter;
import dev.onset.functions.Result;
import dev.onset.functions.ResultType;
import dev.onset.functions.Signature;
import dev.onset.functions.curve.Curve;
import dev.onset.functions.curve.Regressor;

/** {@code auc}: the area under a curve, per step. */
public final class Auc extends CurveFormula {

    public Auc() {
        super(Signature.of("auc", ResultType.DOUBLE, Parameter.step(), Parameter.curve("y")),
                new Documentation("Shape and speed",
                        "The mean height of a curve over its steps.",
                        "Area under the finite points by the trapezoid rule / (last − first step).",
                        "Onset",
                        "Depends on how long the run was trained. NULL below two points.",
                        List.of("SELECT run_id, auc(step, val_loss) AS mean_loss FROM history GROUP BY run_id")));
    }

    @Override
    protected void compute(CurveCall call, Result result) {
        Curve y = call.finite(1);
        int n = y.length();
        if (n < 2) {
            return;
        }
        result.setDouble(area(call, y, n) / (y.step(n - 1) - y.step(0)));
    }

    private static double area(CurveCall call, Curve y, int n) {
        Regressor steps = call.regressor(y.axis());
        if (!Double.isNaN(steps.stride())) {
            // Steps the same distance apart need no look at each: all values, the first and the last by half.
            double sum = call.kernels().sum(y.base(), y.offset(), n);
            double area = steps.stride() * (sum - 0.5 * y.value(0) - 0.5 * y.value(n - 1));
            if (Double.isFinite(area)) {
                return area;
            }
        }
        return call.kernels().sumTrapezoids(steps.centred(), 0, y.base(), y.offset(), n);
    }
}
