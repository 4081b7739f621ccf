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

/** {@code wasted_fraction}: the share of steps after the best one. */
public final class WastedFraction extends CurveFormula {

    public WastedFraction() {
        super(Signature.of("wasted_fraction", ResultType.DOUBLE, Parameter.step(), Parameter.curve("val"),
                Direction.parameter()),
                new Documentation("Best values",
                        "Which share of a run came after its best step.",
                        "wasted_steps / (last step − first step) of val.",
                        "Onset",
                        "NULL for a single step.",
                        List.of("SELECT run_id, wasted_fraction(step, val_loss) AS wasted FROM history GROUP BY run_id")));
    }

    @Override
    protected void compute(CurveCall call, Result result) {
        Curve val = call.curve(1);
        int best = call.argBest(1, Direction.of(call, 2));
        if (best < 0) {
            return;
        }
        double last = val.step(val.length() - 1);
        double all = last - val.step(0);
        if (all > 0) {
            result.setDouble((last - val.step(best)) / all);
        }
    }
}
