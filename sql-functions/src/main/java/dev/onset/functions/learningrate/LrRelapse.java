package dev.onset.functions.learningrate;

import java.util.List;

import dev.onset.functions.CurveCall;
import dev.onset.functions.CurveFormula;
import dev.onset.functions.Documentation;
import dev.onset.functions.Result;
import dev.onset.functions.ResultType;
import dev.onset.functions.Signature;

/** {@code lr_relapse}: what was lost again after a drop. */
public final class LrRelapse extends CurveFormula {

    public LrRelapse() {
        super(new Signature("lr_relapse", Rebound.parameters(), ResultType.DOUBLE), new Documentation("Learning rate",
                "Which share of the validation loss was lost again after a learning-rate drop had "
                        + "helped.",
                "For the drop that lr_rebound chooses: end = median of the last w evaluations before "
                        + "the next event; relapse = (end − trough)/|trough|.",
                "Onset, after the restarts and drops that Guo et al. 2017 (§3) and Rice et al. 2020 "
                        + "describe",
                "Small positive values are noise: the trough is a minimum of noisy evaluations.",
                List.of("SELECT run_id, lr_relapse(step, lr, val_loss) AS relapse FROM history GROUP BY run_id")));
    }

    @Override
    protected void compute(CurveCall call, Result result) {
        Rebound.of(call).ifPresent(rebound -> result.setDouble(rebound.relapse()));
    }
}
