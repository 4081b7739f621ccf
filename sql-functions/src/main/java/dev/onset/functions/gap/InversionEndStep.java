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

/** {@code inversion_end_step}: where train stops being above val. */
public final class InversionEndStep extends CurveFormula {

    public InversionEndStep() {
        super(Signature.of("inversion_end_step", ResultType.STEP, Parameter.step(), Parameter.curve("train"),
                Parameter.curve("val")),
                new Documentation("Train above validation",
                        "From which evaluation on validation loss stays above training loss, after it had been "
                                + "below.",
                        "The evaluation after the last one with train > val.",
                        "Onset",
                        "NULL if train was never above val, and if it still is at the end.",
                        List.of("SELECT run_id, inversion_end_step(step, train_loss, val_loss) AS end_step FROM history "
                                + "GROUP BY run_id")));
    }

    @Override
    protected void compute(CurveCall call, Result result) {
        AlignedCurves curves = call.aligned(1, 2);
        int last = curves.length() - 1;
        while (last >= 0 && !(curves.trainAt(last) > curves.valAt(last))) {
            last--;
        }
        if (last >= 0 && last + 1 < curves.length()) {
            result.setStep(curves.axis().at(last + 1));
        }
    }
}
