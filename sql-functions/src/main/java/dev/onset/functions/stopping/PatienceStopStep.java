package dev.onset.functions.stopping;

import java.util.List;

import dev.onset.functions.CurveCall;
import dev.onset.functions.CurveFormula;
import dev.onset.functions.Documentation;
import dev.onset.functions.Result;
import dev.onset.functions.ResultType;
import dev.onset.functions.Signature;
import dev.onset.functions.curve.Curve;

/** {@code patience_stop_step}: where patience runs out. */
public final class PatienceStopStep extends CurveFormula {

    public PatienceStopStep() {
        super(new Signature("patience_stop_step", Patience.parameters(), ResultType.STEP), new Documentation(
                "Early stopping",
                "Where early stopping with a patience would have stopped.",
                "'keras', 'lightning': an improvement is v + |min_delta| < best; stop after patience "
                        + "evaluations in a row without one, at least one ('keras' not after the very first). "
                        + "'torch_plateau': an improvement is v < best·(1 − 1e-4), for mode 'max' v > best·(1 + 1e-4); one "
                        + "evaluation later. 'hf': an improvement is v < best by more than min_delta, any new best is "
                        + "remembered; a patience of 0 stops after the first evaluation. A value that is not finite is no "
                        + "improvement; 'lightning' stops at once. For mode 'max', values are negated.",
                "The sources of Keras (keras/src/callbacks/early_stopping.py), PyTorch Lightning (EarlyStopping), torch "
                        + "(ReduceLROnPlateau, threshold_mode 'rel') and Hugging Face (EarlyStoppingCallback)",
                "Counts logged evaluations, not epochs. NULL if it would never have stopped.",
                List.of("SELECT run_id, patience_stop_step(step, val_loss, 5) AS stop FROM history GROUP BY "
                        + "run_id")));
    }

    @Override
    protected void compute(CurveCall call, Result result) {
        Curve y = call.curve(1);
        int stop = Patience.of(call).stop(y);
        if (stop >= 0) {
            result.setStep(y.step(stop));
        }
    }
}
