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

/** {@code best_value}: the best finite value. */
public final class BestValue extends CurveFormula {

    public BestValue() {
        super(Signature.of("best_value", ResultType.DOUBLE, Parameter.step(), Parameter.curve("y"),
                Direction.parameter()),
                new Documentation("Best values",
                        "The best value of a curve.",
                        "The least finite value of y (the greatest for mode 'max').",
                        "Onset",
                        "Picking the best of many noisy evaluations is optimistic.",
                        List.of("SELECT run_id, best_value(step, val_loss) AS best FROM history GROUP BY run_id")));
    }

    @Override
    protected void compute(CurveCall call, Result result) {
        Curve y = call.curve(1);
        int best = call.argBest(1, Direction.of(call, 2));
        if (best >= 0) {
            result.setDouble(Direction.of(call, 2).bestValue(y, best));
        }
    }
}
