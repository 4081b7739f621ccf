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
        double area = call.kernels().sumTrapezoids(call.regressor(y.axis()).centred(), 0, y.base(), y.offset(), n);
        result.setDouble(area / (y.step(n - 1) - y.step(0)));
    }
}
