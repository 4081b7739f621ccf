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

/** {@code gap_max}: the widest gap. */
public final class GapMax extends CurveFormula {

    public GapMax() {
        super(Signature.of("gap_max", ResultType.DOUBLE, Parameter.step(), Parameter.curve("train"),
                Parameter.curve("val")),
                new Documentation("Generalization gap",
                        "The widest gap.",
                        "The greatest val − train over all evaluations.",
                        "Onset",
                        "A single spike of val decides.",
                        List.of("SELECT run_id, gap_max(step, train_loss, val_loss) AS gap FROM history GROUP BY run_id")));
    }

    @Override
    protected void compute(CurveCall call, Result result) {
        AlignedCurves curves = call.aligned(1, 2);
        curves = curves.slice(curves.withoutTrain(), curves.length());
        int widest = call.kernels().argMaxDifference(curves.val(), curves.valOffset(), curves.train(),
                curves.trainOffset(), curves.length());
        if (widest >= 0) {
            result.setDouble(curves.valAt(widest) - curves.trainAt(widest));
        }
    }
}
