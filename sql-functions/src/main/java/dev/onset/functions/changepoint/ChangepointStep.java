package dev.onset.functions.changepoint;

import java.util.List;

import dev.onset.functions.CurveCall;
import dev.onset.functions.CurveFormula;
import dev.onset.functions.Documentation;
import dev.onset.functions.Parameter;
import dev.onset.functions.Result;
import dev.onset.functions.ResultType;
import dev.onset.functions.Signature;

/** {@code changepoint_step}: where the mean of a curve jumps. */
public final class ChangepointStep extends CurveFormula {

    public ChangepointStep() {
        super(Signature.of("changepoint_step", ResultType.STEP, Parameter.step(), Parameter.curve("y"),
                ChangePoints.penalty()),
                new Documentation("Change points",
                        "The step at which the level of a curve changed most.",
                        ChangePoints.FORMULA
                                + " The result is the first step of the stretch whose mean differs most from "
                                + "that of the stretch before it.",
                        "Killick, Fearnhead and Eckley 2012 (PELT); Maidstone et al. 2017 (FPOP, by which it is found)",
                        "It looks for steps: a loss that falls smoothly is cut into many stretches. Autocorrelated noise "
                                + "raises false changes; a larger penalty forgives it. NULL where nothing changes.",
                        List.of("SELECT run_id, changepoint_step(step, lr) AS changed FROM history GROUP BY run_id")));
    }

    @Override
    protected void compute(CurveCall call, Result result) {
        double most = 0;
        int index = -1;
        for (ChangePoints.Change change : ChangePoints.of(call, 1, 2).changes()) {
            double jump = Math.abs(change.after() - change.before());
            if (jump > most) {
                most = jump;
                index = change.index();
            }
        }
        if (index >= 0) {
            result.setStep(call.finite(1).step(index));
        }
    }
}
