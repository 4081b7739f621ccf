package dev.onset.functions.gap;

import java.util.List;

import dev.onset.functions.CurveCall;
import dev.onset.functions.CurveFormula;
import dev.onset.functions.Documentation;
import dev.onset.functions.Parameter;
import dev.onset.functions.Result;
import dev.onset.functions.ResultType;
import dev.onset.functions.Signature;
import dev.onset.functions.curve.AlignedCurves;

/** {@code gap_shifted}: the mean gap with train moved to where it was measured. */
public final class GapShifted extends CurveFormula {

    public GapShifted() {
        super(Signature.of("gap_shifted", ResultType.DOUBLE, Parameter.step(), Parameter.curve("train"),
                Parameter.curve("val"), Parameter.number("shift", 0.5).from(0)),
                new Documentation("Train above validation",
                        "The mean gap between validation and training loss, with train moved to the left because it is an "
                                + "average over the epoch that leads up to the evaluation.",
                        "Mean of val_i − ((1−shift)·train_i + shift·train_{i+1}) over all evaluations but the last.",
                        "Onset",
                        "Half an interval is right where train loss is averaged over it; use 0 for a loss of the last batch "
                                + "alone. NULL below two evaluations with train.",
                        List.of("SELECT run_id, gap_shifted(step, train_loss, val_loss) AS gap FROM history GROUP BY "
                                + "run_id")));
    }

    @Override
    protected void compute(CurveCall call, Result result) {
        double shift = call.number(3);
        AlignedCurves curves = call.aligned(1, 2);
        int first = curves.withoutTrain();
        int pairs = curves.length() - 1 - first;
        double sum = 0;
        for (int i = first; i < first + pairs; i++) {
            sum += curves.valAt(i) - ((1 - shift) * curves.trainAt(i) + shift * curves.trainAt(i + 1));
        }
        if (pairs > 0) {
            result.setDouble(sum / pairs);
        }
    }
}
