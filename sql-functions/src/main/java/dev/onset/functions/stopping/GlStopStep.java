package dev.onset.functions.stopping;

import java.util.List;

import dev.onset.functions.CurveCall;
import dev.onset.functions.CurveFormula;
import dev.onset.functions.Documentation;
import dev.onset.functions.Parameter;
import dev.onset.functions.Result;
import dev.onset.functions.ResultType;
import dev.onset.functions.Signature;
import dev.onset.functions.curve.Curve;

/** {@code gl_stop_step}: Prechelt's rule GL. */
public final class GlStopStep extends CurveFormula {

    public GlStopStep() {
        super(Signature.of("gl_stop_step", ResultType.STEP, Parameter.step(), Parameter.curve("val"),
                Parameter.number("alpha", GeneralizationLoss.DEFAULT_ALPHA).from(0)),
                new Documentation("Early stopping",
                        "Where Prechelt's first rule would have stopped.",
                        "The first evaluation with GL(t) = 100·(v(t) − m)/|m| > alpha, m = the least v up to t.",
                        "Prechelt 1998, §2",
                        "Fires on a single noisy evaluation. NULL if it would never have stopped.",
                        List.of("SELECT run_id, gl_stop_step(step, val_loss, 5) AS stop FROM history GROUP BY run_id")));
    }

    @Override
    protected void compute(CurveCall call, Result result) {
        Curve val = call.finite(1);
        int stop = GeneralizationLoss.firstAbove(val, call.number(2));
        if (stop >= 0) {
            result.setStep(val.step(stop));
        }
    }
}
