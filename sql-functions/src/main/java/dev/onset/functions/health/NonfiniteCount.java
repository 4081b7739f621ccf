package dev.onset.functions.health;

import java.util.List;

import dev.onset.functions.CurveCall;
import dev.onset.functions.CurveFormula;
import dev.onset.functions.Documentation;
import dev.onset.functions.Parameter;
import dev.onset.functions.Result;
import dev.onset.functions.ResultType;
import dev.onset.functions.Signature;
import dev.onset.functions.curve.Curve;

/** {@code nonfinite_count}: the number of values that are not finite. */
public final class NonfiniteCount extends CurveFormula {

    public NonfiniteCount() {
        super(Signature.of("nonfinite_count", ResultType.BIGINT, Parameter.curve("y")), new Documentation("Health",
                "How many values of a curve are NaN or infinite.",
                "The number of logged values that are not finite; 0 if none was logged.",
                "Onset",
                "NULL is not logged, and not counted. Several values of one step count as the last of "
                        + "them.",
                List.of("SELECT run_id, nonfinite_count(train_loss) AS broken FROM history GROUP BY run_id")));
    }

    @Override
    protected void compute(CurveCall call, Result result) {
        Curve y = call.curve(0);
        result.setLong(y.nonfinite() != Curve.UNKNOWN ? y.nonfinite()
                : call.kernels().countNonFinite(y.base(), y.offset(), y.length()));
    }
}
