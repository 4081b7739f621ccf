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

/** {@code gap_last}: the gap at the end. */
public final class GapLast extends CurveFormula {

    public GapLast() {
        super(Signature.of("gap_last", ResultType.DOUBLE, Parameter.step(), Parameter.curve("train"),
                Parameter.curve("val")),
                new Documentation("Generalization gap",
                        "The gap at the last evaluation.",
                        "val − train at the last evaluation that has both.",
                        "Onset",
                        "A single noisy evaluation decides.",
                        List.of("SELECT run_id, gap_last(step, train_loss, val_loss) AS gap FROM history GROUP BY "
                                + "run_id")));
    }

    @Override
    protected void compute(CurveCall call, Result result) {
        AlignedCurves curves = call.aligned(1, 2);
        int last = curves.length() - 1;
        if (last >= 0 && !Double.isNaN(curves.trainAt(last))) {
            result.setDouble(curves.valAt(last) - curves.trainAt(last));
        }
    }
}
