package dev.onset.functions.gap;

import java.util.List;

import dev.onset.functions.CurveCall;
import dev.onset.functions.CurveFormula;
import dev.onset.functions.Direction;
import dev.onset.functions.Documentation;
import dev.onset.functions.Parameter;
import dev.onset.functions.Result;
import dev.onset.functions.ResultType;
import dev.onset.functions.Signature;
import dev.onset.functions.curve.AlignedCurves;

/** {@code gap_at_best}: the gap at the best evaluation. */
public final class GapAtBest extends CurveFormula {

    public GapAtBest() {
        super(Signature.of("gap_at_best", ResultType.DOUBLE, Parameter.step(), Parameter.curve("train"),
                Parameter.curve("val")),
                new Documentation("Generalization gap",
                        "The gap at the evaluation with the best validation loss.",
                        "val − train at the argmin of val.",
                        "Onset",
                        "NULL if no train value was logged up to then.",
                        List.of("SELECT run_id, gap_at_best(step, train_loss, val_loss) AS gap FROM history GROUP BY "
                                + "run_id")));
    }

    @Override
    protected void compute(CurveCall call, Result result) {
        AlignedCurves curves = call.aligned(1, 2);
        // Where all values are finite, the evaluations are the curve's points, and its best is known for all functions.
        int best = call.curve(2).nonfinite() == 0
                ? call.argBest(2, Direction.MIN)
                : call.kernels().argMin(curves.val(), curves.valOffset(), curves.length());
        if (best >= 0 && !Double.isNaN(curves.trainAt(best))) {
            result.setDouble(curves.valAt(best) - curves.trainAt(best));
        }
    }
}
