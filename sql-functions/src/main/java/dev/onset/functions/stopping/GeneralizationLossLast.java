package dev.onset.functions.stopping;

import java.util.List;

import dev.onset.functions.CurveCall;
import dev.onset.functions.CurveFormula;
import dev.onset.functions.Direction;
import dev.onset.functions.Documentation;
import dev.onset.functions.Parameter;
import dev.onset.functions.Result;
import dev.onset.functions.ResultType;
import dev.onset.functions.Signature;
import dev.onset.functions.curve.Curve;

/** {@code generalization_loss}: by how much validation ends above its best. */
public final class GeneralizationLossLast extends CurveFormula {

    public GeneralizationLossLast() {
        super(Signature.of("generalization_loss", ResultType.DOUBLE, Parameter.step(), Parameter.curve("val")),
                new Documentation("Early stopping",
                        "By how many percent validation ends above its best.",
                        "GL = 100·(v_last − min v)/|min v|.",
                        "Prechelt 1998, §2",
                        "Zero at a new best, however noisy. NULL if the best is nearly zero.",
                        List.of("SELECT run_id, generalization_loss(step, val_loss) AS gl FROM history GROUP BY run_id")));
    }

    @Override
    protected void compute(CurveCall call, Result result) {
        Curve val = call.finite(1);
        int best = Direction.MIN.argBest(call.kernels(), val);
        if (best >= 0) {
            double loss = GeneralizationLoss.of(val.value(val.length() - 1), val.value(best));
            if (!Double.isNaN(loss)) {
                result.setDouble(loss);
            }
        }
    }
}
