package dev.onset.functions.learningrate;

import java.util.List;

import dev.onset.functions.CurveCall;
import dev.onset.functions.CurveFormula;
import dev.onset.functions.Documentation;
import dev.onset.functions.Result;
import dev.onset.functions.ResultType;
import dev.onset.functions.Signature;

/** {@code lr_rebound}: what a drop bought back. */
public final class LrRebound extends CurveFormula {

    public LrRebound() {
        super(new Signature("lr_rebound", Rebound.parameters(), ResultType.DOUBLE), new Documentation("Learning rate",
                "Which share of the validation loss a learning-rate drop bought back.",
                "A drop is a fall of lr to 2/3 or less between two logged points, at least five times "
                        + "the changes beside it (in logarithms). pre = median of the last w evaluations before "
                        + "it; trough = least of the first h evaluations from it up to the next event; gain = "
                        + "(pre − trough)/|pre|. The largest over the drops, or the n-th one's.",
                "Onset, after the restarts and drops that Guo et al. 2017 (§3) and Rice et al. 2020 "
                        + "describe",
                "The first drop of a healthy schedule gains most; look at lr_relapse for one that only "
                        + "hid overfitting. NULL without a drop.",
                List.of("SELECT run_id, lr_rebound(step, lr, val_loss) AS gain FROM history GROUP BY run_id")));
    }

    @Override
    protected void compute(CurveCall call, Result result) {
        Rebound.of(call).ifPresent(rebound -> result.setDouble(rebound.gain()));
    }
}
