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

/** {@code wasted_steps}: steps after the best one. */
public final class WastedSteps extends CurveFormula {

    public WastedSteps() {
        super(Signature.of("wasted_steps", ResultType.STEP, Parameter.step(), Parameter.curve("val"),
                Direction.parameter()),
                new Documentation("Best values",
                        "How far a run went on after its best step.",
                        "The last step at which val was logged − best_step(step, val).",
                        "Onset",
                        "A run that would still have found a new best has wasted nothing; see improving_at_end.",
                        List.of("SELECT run_id, wasted_steps(step, val_loss) AS wasted FROM history GROUP BY run_id")));
    }

    @Override
    protected void compute(CurveCall call, Result result) {
        Curve val = call.curve(1);
        int best = call.argBest(1, Direction.of(call, 2));
        if (best >= 0) {
            result.setStep(val.step(val.length() - 1) - val.step(best));
        }
    }
}
