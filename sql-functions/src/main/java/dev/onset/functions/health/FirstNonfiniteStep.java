package dev.onset.functions.health;

import java.util.List;

import dev.onset.functions.CurveCall;
import dev.onset.functions.CurveFormula;
import dev.onset.functions.Documentation;
import dev.onset.functions.Parameter;
import dev.onset.functions.Result;
import dev.onset.functions.ResultType;
import dev.onset.functions.Signature;
import dev.onset.functions.curve.Curve;

/** {@code first_nonfinite_step}: where a curve stops being finite. */
public final class FirstNonfiniteStep extends CurveFormula {

    public FirstNonfiniteStep() {
        super(Signature.of("first_nonfinite_step", ResultType.STEP, Parameter.step(), Parameter.curve("y")),
                new Documentation("Health",
                        "The first step at which a curve is NaN or infinite.",
                        "The least step whose value is not finite.",
                        "Onset",
                        "NULL if all values are finite. Losses logged rarely show it late.",
                        List.of("SELECT run_id, first_nonfinite_step(step, train_loss) AS nan_step FROM history GROUP "
                                + "BY run_id")));
    }

    @Override
    protected void compute(CurveCall call, Result result) {
        Curve y = call.curve(1);
        if (y.nonfinite() == 0) {
            return;
        }
        for (int i = 0; i < y.length(); i++) {
            if (!Double.isFinite(y.value(i))) {
                result.setStep(y.step(i));
                return;
            }
        }
    }
}
