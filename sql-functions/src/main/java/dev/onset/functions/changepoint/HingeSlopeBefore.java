package dev.onset.functions.changepoint;

import java.util.List;

import dev.onset.functions.CurveCall;
import dev.onset.functions.CurveFormula;
import dev.onset.functions.Documentation;
import dev.onset.functions.Parameter;
import dev.onset.functions.Result;
import dev.onset.functions.ResultType;
import dev.onset.functions.Signature;
import dev.onset.functions.statistics.Hinge;

/** {@code hinge_slope_before}: the slope before the knot. */
public final class HingeSlopeBefore extends CurveFormula {

    public HingeSlopeBefore() {
        super(Signature.of("hinge_slope_before", ResultType.DOUBLE, Parameter.step(), Parameter.curve("y")),
                new Documentation("Change points",
                        "The slope of a curve before the step at which it changes most, per step.",
                        HingeStep.FORMULA + " The result is b.",
                        "Hinkley 1971 (two-phase regression); Onset",
                        "Per unit of the step argument. NULL below five points.",
                        List.of("SELECT run_id, hinge_slope_before(step, val_loss) AS slope FROM history GROUP BY run_id")));
    }

    @Override
    protected void compute(CurveCall call, Result result) {
        Hinge hinge = Hinge.of(call.finite(1));
        if (hinge != null) {
            result.setDouble(hinge.before());
        }
    }
}
