package dev.onset.functions.best;

import java.util.List;

import dev.onset.functions.CurveCall;
import dev.onset.functions.CurveFormula;
import dev.onset.functions.Documentation;
import dev.onset.functions.Parameter;
import dev.onset.functions.Result;
import dev.onset.functions.ResultType;
import dev.onset.functions.Signature;
import dev.onset.functions.curve.Curve;

/** {@code last_value_of}: the last logged value. */
public final class LastValueOf extends CurveFormula {

    public LastValueOf() {
        super(Signature.of("last_value_of", ResultType.DOUBLE, Parameter.step(), Parameter.curve("y")),
                new Documentation("Best values",
                        "The last logged value of a curve.",
                        "y at its greatest step.",
                        "Onset",
                        "NaN and infinities are returned as they are: they are what the run ended with.",
                        List.of("SELECT run_id, last_value_of(step, train_loss) AS final_loss FROM history GROUP BY "
                                + "run_id")));
    }

    @Override
    protected void compute(CurveCall call, Result result) {
        Curve y = call.curve(1);
        if (y.length() > 0) {
            result.setDouble(y.lastValue());
        }
    }
}
