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

/** {@code inverted_fraction}: how often train is above val. */
public final class InvertedFraction extends CurveFormula {

    public InvertedFraction() {
        super(Signature.of("inverted_fraction", ResultType.DOUBLE, Parameter.step(), Parameter.curve("train"),
                Parameter.curve("val")),
                new Documentation("Train above validation",
                        "At which share of the evaluations training loss is above validation loss.",
                        "Evaluations with train > val / evaluations that have both.",
                        "Onset",
                        "Dropout, weight decay in the loss, augmentation and averages over the epoch all cause "
                                + "it; it is not leakage.",
                        List.of("SELECT run_id, inverted_fraction(step, train_loss, val_loss) AS inverted FROM history "
                                + "GROUP BY run_id")));
    }

    @Override
    protected void compute(CurveCall call, Result result) {
        AlignedCurves curves = call.aligned(1, 2);
        int both = curves.length() - curves.withoutTrain();
        if (both > 0) {
            result.setDouble((double) call.kernels().countGreater(curves.train(), curves.trainOffset(), curves.val(),
                    curves.valOffset(), curves.length()) / both);
        }
    }
}
