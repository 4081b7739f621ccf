package dev.onset.functions.overfitting;

import java.util.List;

import dev.onset.functions.CurveCall;
import dev.onset.functions.CurveFormula;
import dev.onset.functions.Documentation;
import dev.onset.functions.Result;
import dev.onset.functions.ResultType;
import dev.onset.functions.Signature;
import dev.onset.functions.curve.AlignedCurves;

/** {@code overfit_onset}: where validation was at its best before it rose for good. */
public final class OverfitOnset extends CurveFormula {

    public OverfitOnset() {
        super(Signature.of("overfit_onset", ResultType.STEP, OnsetOptions.parameters()), new Documentation(
                "Overfitting",
                "The step at which validation was at its best, if from there to the end it rose significantly and durably "
                        + "while training went on improving; NULL otherwise.",
                """
                        v, u: val and train at the n evaluations; w = odd, max(3, n/20); s, us: their centred moving \
                        averages over w, edges repeated; b = argmin s; tail = v from b on, m ≥ 5 points.
                        noise σ = max(1.4826·MAD(Δv)/√2, 1.4826·MAD(v − s)) · √((1+r)/(1−r)), r = lag-1 autocorrelation \
                        of v − s, clipped to [0, 0.95].
                        'trend': overfit if the least-squares slope of the tail per evaluation exceeds z·σ/√Sxx, the mean \
                        of the last max(2, min(m/3, w)) evaluations exceeds s_b by more than rel·|s_b|, and us at the end \
                        is below us_b. The onset is where, in the window around b, the moving average of v over an odd \
                        max(1, n/100) evaluations is least; below 200 evaluations that is v itself.
                        'durable': the last three evaluations are all above the best by more than max(1.4826·MAD(Δv), \
                        rel·|best|), and train ends below its value there.
                        'hinge': the knot of the best continuous line of two pieces, if the second rises by more than z \
                        standard errors and rel, and train improves.
                        'gl': the best evaluation before Prechelt's GL exceeds 5. 'patience': the best evaluation before \
                        Keras' early stopping with patience 3 fires. 'ratio': the first evaluation with \
                        (val − train)/|train| > 0.1.""",
                "Onset ('trend', 'durable', 'hinge'); Prechelt 1998 ('gl'); Keras EarlyStopping ('patience'); Amazon "
                        + "SageMaker Debugger ('ratio')",
                "Needs five evaluations; of twenty alone it misses one onset in six, however clear. A curve that "
                        + "still finds new bests is not overfit, however wide its gap; one whose train loss rises too has "
                        + "diverged. 'gl', 'patience' and 'ratio' fire on most healthy noisy runs.",
                List.of("SELECT run_id, overfit_onset(step, train_loss, val_loss) AS onset FROM history GROUP BY run_id")));
    }

    @Override
    protected void compute(CurveCall call, Result result) {
        AlignedCurves curves = call.aligned(1, 2);
        if (curves.length() >= Onset.MIN_EVALUATIONS) {
            OnsetOptions.find(call, curves).ifPresent(onset -> result.setStep(curves.axis().at(onset.evaluation())));
        }
    }
}
