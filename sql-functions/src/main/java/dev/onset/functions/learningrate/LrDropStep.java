package dev.onset.functions.learningrate;

import java.util.List;

import dev.onset.functions.CurveCall;
import dev.onset.functions.CurveFormula;
import dev.onset.functions.Documentation;
import dev.onset.functions.Parameter;
import dev.onset.functions.Result;
import dev.onset.functions.ResultType;
import dev.onset.functions.Signature;

/** {@code lr_drop_step}: the step of a drop. */
public final class LrDropStep extends CurveFormula {

    public LrDropStep() {
        super(Signature.of("lr_drop_step", ResultType.STEP, Parameter.step(), Parameter.curve("lr"),
                Parameter.requiredInteger("n").from(1)),
                new Documentation("Learning rate",
                        "The step of the n-th learning-rate drop.",
                        "The first logged step with the lower learning rate, of the drops that lr_drop_count "
                                + "counts; n from 1.",
                        "Onset, after the restarts and drops that Guo et al. 2017 (§3) and Rice et al. 2020 "
                                + "describe",
                        "NULL if there are fewer drops.",
                        List.of("SELECT run_id, lr_drop_step(step, lr, 1) AS first_drop FROM history GROUP BY run_id")));
    }

    @Override
    protected void compute(CurveCall call, Result result) {
        int n = call.integer(2);
        List<LearningRateEvents.Event> drops = LearningRateEvents.of(call, 1).drops();
        if (n <= drops.size()) {
            result.setStep(drops.get(n - 1).step());
        }
    }
}
