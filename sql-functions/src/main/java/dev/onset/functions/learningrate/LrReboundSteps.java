package dev.onset.functions.learningrate;

import java.util.List;

import dev.onset.functions.CurveCall;
import dev.onset.functions.CurveFormula;
import dev.onset.functions.Documentation;
import dev.onset.functions.Result;
import dev.onset.functions.ResultType;
import dev.onset.functions.Signature;
import dev.onset.functions.curve.Curve;

/** {@code lr_rebound_steps}: for how long a drop helped. */
public final class LrReboundSteps extends CurveFormula {

    public LrReboundSteps() {
        super(new Signature("lr_rebound_steps", Rebound.parameters(), ResultType.STEP),
                new Documentation("Learning rate",
                        "How many steps a learning-rate drop helped for.",
                        "For the drop that lr_rebound chooses: the steps from the drop to the first evaluation "
                                + "after the trough with val > pre.",
                        "Onset, after the restarts and drops that Guo et al. 2017 (§3) and Rice et al. 2020 "
                                + "describe",
                        "NULL if validation never became as bad again.",
                        List.of("SELECT run_id, lr_rebound_steps(step, lr, val_loss) AS steps FROM history GROUP BY "
                                + "run_id")));
    }

    @Override
    protected void compute(CurveCall call, Result result) {
        Curve val = call.finite(2);
        Rebound.of(call).ifPresent(rebound -> {
            for (int i = rebound.trough() + 1; i < val.length(); i++) {
                if (val.value(i) > rebound.pre()) {
                    result.setStep(val.step(i) - rebound.step());
                    return;
                }
            }
        });
    }
}
