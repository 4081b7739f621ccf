package dev.onset.functions.best;

import java.util.List;

import dev.onset.functions.CurveCall;
import dev.onset.functions.CurveFormula;
import dev.onset.functions.Direction;
import dev.onset.functions.Documentation;
import dev.onset.functions.Parameter;
import dev.onset.functions.Result;
import dev.onset.functions.ResultType;
import dev.onset.functions.Signature;
import dev.onset.functions.curve.Curve;

/** {@code best_step}: the step of the best value. */
public final class BestStep extends CurveFormula {

    public BestStep() {
        super(Signature.of("best_step", ResultType.STEP, Parameter.step(), Parameter.curve("y"), Direction.parameter()),
                new Documentation("Best values",
                        "The step at which a curve was at its best.",
                        "argmin of the finite values of y (argmax for mode 'max'); the earliest step of several "
                                + "equal ones.",
                        "Onset",
                        "One lucky noisy evaluation wins. Compare overfit_onset, which smooths.",
                        List.of("SELECT run_id, best_step(step, val_loss) AS best_epoch FROM history GROUP BY run_id")));
    }

    @Override
    protected void compute(CurveCall call, Result result) {
        Curve y = call.curve(1);
        int best = call.argBest(1, Direction.of(call, 2));
        if (best >= 0) {
            result.setStep(y.step(best));
        }
    }
}
