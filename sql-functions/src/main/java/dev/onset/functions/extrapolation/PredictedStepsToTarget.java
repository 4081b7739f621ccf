package dev.onset.functions.extrapolation;

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

/** {@code predicted_steps_to_target}: when a target would be reached. */
public final class PredictedStepsToTarget extends CurveFormula {

    public PredictedStepsToTarget() {
        super(Signature.of("predicted_steps_to_target", ResultType.STEP, Parameter.step(), Parameter.curve("y"),
                Parameter.requiredNumber("target"), Direction.parameter(), PowerLaw.fromStep()),
                new Documentation("Extrapolation",
                        "The step at which a curve reached a target, or would if it goes on as the power law that fits it "
                                + "best.",
                        "steps_to_target where the target was reached. Otherwise: " + PowerLaw.FORMULA
                                + " The result is (a/(target − c))^(1/α), rounded up.",
                        PowerLaw.SOURCE, PowerLaw.CAUTION + "; and for a target that is beyond the asymptote.",
                        List.of("SELECT run_id, predicted_steps_to_target(step, train_loss, 0.05) AS reached FROM history "
                                + "GROUP BY run_id")));
    }

    @Override
    protected void compute(CurveCall call, Result result) {
        double target = call.number(2);
        Direction direction = Direction.of(call, 3);
        Curve y = call.finite(1);
        for (int i = 0; i < y.length(); i++) {
            if (direction.loss(y.value(i)) <= direction.loss(target)) {
                result.setStep(y.step(i));
                return;
            }
        }
        PowerLaw.of(call, 4).ifPresent(law -> {
            double step = Math.ceil(law.stepOf(target));
            // A law that fits badly may have been there before the curve was; that predicts nothing.
            if (step > y.step(y.length() - 1) && step < Long.MAX_VALUE) {
                result.setStep(step);
            }
        });
    }
}
