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

/** {@code inversion_explained}: the share of the gap that averaging explains. */
public final class InversionExplained extends CurveFormula {

    public InversionExplained() {
        super(Signature.of("inversion_explained", ResultType.DOUBLE, Parameter.step(), Parameter.curve("train"),
                Parameter.curve("val"), Parameter.number("shift", 0.5).from(0)),
                new Documentation("Train above validation",
                        "How much of the gap is there only because training loss is averaged over the epoch "
                                + "that leads up to the evaluation.",
                        "1 − |mean of val_i − ((1−shift)·train_i + shift·train_{i+1})| / |mean of val_i − "
                                + "train_i|, over all evaluations but the last, clipped to [0, 1].",
                        "Onset",
                        "Only meaningful where train is above val; the rest is regularization, data or "
                                + "capacity.",
                        List.of("SELECT run_id, inversion_explained(step, train_loss, val_loss) AS explained FROM "
                                + "history GROUP BY run_id")));
    }

    @Override
    protected void compute(CurveCall call, Result result) {
        double shift = call.number(3);
        AlignedCurves curves = call.aligned(1, 2);
        double gap = 0;
        double shifted = 0;
        for (int i = curves.withoutTrain(); i + 1 < curves.length(); i++) {
            gap += curves.valAt(i) - curves.trainAt(i);
            shifted += curves.valAt(i) - ((1 - shift) * curves.trainAt(i) + shift * curves.trainAt(i + 1));
        }
        if (Math.abs(gap) >= 1e-12) {
            result.setDouble(Math.clamp(1 - Math.abs(shifted) / Math.abs(gap), 0.0, 1.0));
        }
    }
}
