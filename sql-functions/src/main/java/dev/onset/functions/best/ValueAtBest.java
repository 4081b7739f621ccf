package dev.onset.functions.best;

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

/** {@code value_at_best}: one curve where another one is at its best. */
public final class ValueAtBest extends CurveFormula {

    public ValueAtBest() {
        super(Signature.of("value_at_best", ResultType.DOUBLE, Parameter.step(), Parameter.curve("y"),
                Parameter.curve("other"), Direction.parameter()),
                new Documentation("Best values",
                        "The value of one curve at the best step of another one.",
                        "other at the best step of y, or its last logged value before it.",
                        "Onset",
                        "NULL if other was first logged after the best step of y. A NaN that the run produced "
                                + "is returned as it is.",
                        List.of("SELECT run_id, value_at_best(step, val_loss, val_acc) AS acc FROM history GROUP BY "
                                + "run_id")));
    }

    @Override
    protected void compute(CurveCall call, Result result) {
        Curve y = call.curve(1);
        Curve other = call.curve(2);
        int best = call.argBest(1, Direction.of(call, 3));
        int known = best < 0 ? 0 : other.axis().countUpTo(y.axis(), best);
        if (known > 0) {
            result.setDouble(other.value(known - 1));
        }
    }
}
