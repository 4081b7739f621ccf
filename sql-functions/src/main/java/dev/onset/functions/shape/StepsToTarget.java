package dev.onset.functions.shape;

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

/** {@code steps_to_target}: when a target was reached. */
public final class StepsToTarget extends CurveFormula {

    public StepsToTarget() {
        super(Signature.of("steps_to_target", ResultType.STEP, Parameter.step(), Parameter.curve("y"),
                Parameter.requiredNumber("target"), Direction.parameter()),
                new Documentation("Shape and speed",
                        "The first step at which a curve reached a target.",
                        "The least step with y ≤ target (y ≥ target for mode 'max').",
                        "Onset",
                        "One lucky evaluation is enough. NULL if never reached.",
                        List.of("SELECT run_id, steps_to_target(step, val_loss, 0.5) AS reached FROM history GROUP BY "
                                + "run_id")));
    }

    @Override
    protected void compute(CurveCall call, Result result) {
        Curve y = call.finite(1);
        Direction direction = Direction.of(call, 3);
        double target = call.number(2);
        boolean falling = direction == Direction.MIN;
        // What the host knows of the curve may say that it never gets there.
        if (falling ? y.least() > target : y.greatest() < target) {
            return;
        }
        int reached = falling
                ? call.kernels().firstAtMost(y.base(), y.offset(), y.length(), target)
                : call.kernels().firstAtLeast(y.base(), y.offset(), y.length(), target);
        if (reached >= 0) {
            result.setStep(y.step(reached));
        }
    }
}
