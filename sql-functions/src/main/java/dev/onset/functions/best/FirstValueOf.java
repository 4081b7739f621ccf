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

/** {@code first_value_of}: the first logged value. */
public final class FirstValueOf extends CurveFormula {

    public FirstValueOf() {
        super(Signature.of("first_value_of", ResultType.DOUBLE, Parameter.step(), Parameter.curve("y")),
                new Documentation("Best values",
                        "The first logged value of a curve.",
                        "y at its least step.",
                        "Onset",
                        "NaN and infinities are returned as they are.",
                        List.of("SELECT run_id, first_value_of(step, train_loss) AS initial_loss FROM history GROUP BY "
                                + "run_id")));
    }

    @Override
    protected void compute(CurveCall call, Result result) {
        Curve y = call.curve(1);
        if (y.length() > 0) {
            result.setDouble(y.value(0));
        }
    }
}
