package dev.onset.functions.extrapolation;

import java.util.List;

import dev.onset.functions.CurveCall;
import dev.onset.functions.CurveFormula;
import dev.onset.functions.Documentation;
import dev.onset.functions.Parameter;
import dev.onset.functions.Result;
import dev.onset.functions.ResultType;
import dev.onset.functions.Signature;

/** {@code predict_at}: the value that a curve would have at a later step. */
public final class PredictAt extends CurveFormula {

    public PredictAt() {
        super(Signature.of("predict_at", ResultType.DOUBLE, Parameter.step(), Parameter.curve("y"),
                Parameter.requiredNumber("at"), PowerLaw.fromStep()),
                new Documentation("Extrapolation",
                        "The value that a curve would have at a step if it goes on as the power law that fits it best.",
                        PowerLaw.FORMULA + " The result is c + a·at^−α.", PowerLaw.SOURCE,
                        PowerLaw.CAUTION + "; and for at ≤ 0.",
                        List.of("SELECT run_id, predict_at(step, train_loss, 1000) AS at_1000 FROM history GROUP BY "
                                + "run_id")));
    }

    @Override
    protected void compute(CurveCall call, Result result) {
        double at = call.number(2);
        if (at > 0) {
            PowerLaw.of(call, 3).ifPresent(law -> result.setDouble(law.at(at)));
        }
    }
}
