package dev.onset.functions.overfitting;

import java.util.List;

import dev.onset.functions.CurveCall;
import dev.onset.functions.CurveFormula;
import dev.onset.functions.Documentation;
import dev.onset.functions.Result;
import dev.onset.functions.ResultType;
import dev.onset.functions.Signature;
import dev.onset.functions.curve.AlignedCurves;

/** {@code overfit_severity}: by how many percent validation ends above its best. */
public final class OverfitSeverity extends CurveFormula {

    public OverfitSeverity() {
        super(Signature.of("overfit_severity", ResultType.DOUBLE, OnsetOptions.parameters()), new Documentation(
                "Overfitting",
                "By how many percent validation ends above its best; 0 where there is no onset.",
                "100·(mean of the last k evaluations − level)/|level|, k = max(2, min(m/3, w)) as in overfit_onset; the "
                        + "level is s_b for 'trend', the line at its knot for 'hinge', and val at the onset otherwise.",
                "Onset",
                "NULL with fewer than five evaluations, and where the best value is nearly zero, so that percentages mean "
                        + "nothing.",
                List.of("SELECT run_id, overfit_severity(step, train_loss, val_loss) AS percent FROM history "
                        + "GROUP BY run_id")));
    }

    @Override
    protected void compute(CurveCall call, Result result) {
        AlignedCurves curves = call.aligned(1, 2);
        if (curves.length() < Onset.MIN_EVALUATIONS) {
            return;
        }
        double severity = OnsetOptions.find(call, curves).map(onset -> onset.severity(curves)).orElse(0.0);
        if (!Double.isNaN(severity)) {
            result.setDouble(severity);
        }
    }
}
