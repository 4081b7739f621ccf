package dev.onset.functions.overfitting;

import java.util.List;

import dev.onset.functions.CurveCall;
import dev.onset.functions.CurveFormula;
import dev.onset.functions.Documentation;
import dev.onset.functions.Parameter;
import dev.onset.functions.Result;
import dev.onset.functions.ResultType;
import dev.onset.functions.Signature;
import dev.onset.functions.curve.AlignedCurves;

/** {@code first_overfit_step}: where the first episode of overfitting began. */
public final class FirstOverfitStep extends CurveFormula {

    public FirstOverfitStep() {
        super(Signature.of("first_overfit_step", ResultType.STEP, Parameter.step(), Parameter.curve("train"),
                Parameter.curve("val")),
                new Documentation("Overfitting",
                        "Where a run first overfit, also when it recovered later.",
                        "The best step before the first episode. An episode opens after three evaluations in a "
                                + "row above the running best by more than max(1.4826·MAD(Δv), 0.02·|best|) with train "
                                + "below its value at that best, and closes at a new best.",
                        "Onset",
                        "Fires more easily than overfit_onset: a bump that a learning-rate drop repairs counts.",
                        List.of("SELECT run_id, first_overfit_step(step, train_loss, val_loss) AS first_episode FROM "
                                + "history GROUP BY run_id")));
    }

    @Override
    protected void compute(CurveCall call, Result result) {
        AlignedCurves curves = call.aligned(1, 2);
        List<OverfitEpisode> episodes = OverfitEpisode.find(curves, call.kernels(), call.scratch());
        if (!episodes.isEmpty()) {
            result.setStep(curves.axis().at(episodes.getFirst().onset()));
        }
    }
}
