package dev.onset.functions.changepoint;

import java.util.List;

import dev.onset.functions.CurveCall;
import dev.onset.functions.CurveFormula;
import dev.onset.functions.Documentation;
import dev.onset.functions.Parameter;
import dev.onset.functions.Result;
import dev.onset.functions.ResultType;
import dev.onset.functions.Signature;
import dev.onset.functions.curve.Curve;
import dev.onset.functions.statistics.Hinge;

/** {@code hinge_step}: where the slope of a curve changes. */
public final class HingeStep extends CurveFormula {

    static final String FORMULA = "Least squares of y = a + b·x + c·max(0, x − k) over the finite points, the knot k being "
            + "one of their steps with two points on either side at least; of equally good knots the earliest.";

    public HingeStep() {
        super(Signature.of("hinge_step", ResultType.STEP, Parameter.step(), Parameter.curve("y")),
                new Documentation("Change points",
                        "The step at which the slope of a curve changes most.",
                        FORMULA + " The result is k.",
                        "Hinkley 1971 (two-phase regression); Onset",
                        "Every curve of five points has a best knot, also a straight one: look at the slopes beside it. On a "
                                + "decaying loss it is where the fast descent ends. NULL below five points.",
                        List.of("SELECT run_id, hinge_step(step, val_loss) AS knee FROM history GROUP BY run_id")));
    }

    @Override
    protected void compute(CurveCall call, Result result) {
        Curve y = call.finite(1);
        Hinge hinge = Hinge.of(y);
        if (hinge != null) {
            result.setStep(y.step(hinge.knot()));
        }
    }
}
