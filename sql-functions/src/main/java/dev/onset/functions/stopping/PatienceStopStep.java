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
                        + "evaluations in a row without one. 'torch_plateau': improvement by 1e-4 of |best|, one "
                        + "evaluation later. 'hf': v < best by more than min_delta; any new best is remembered. A "
                        + "value that is not finite is no improvement; 'lightning' stops at once. For mode 'max', "
                        + "values are negated.",
                "Keras EarlyStopping; PyTorch Lightning EarlyStopping; torch ReduceLROnPlateau; Hugging "
                        + "Face EarlyStoppingCallback",
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
