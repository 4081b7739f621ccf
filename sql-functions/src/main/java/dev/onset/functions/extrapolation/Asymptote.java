package dev.onset.functions.extrapolation;

import java.util.List;

import dev.onset.functions.CurveCall;
import dev.onset.functions.CurveFormula;
import dev.onset.functions.Documentation;
import dev.onset.functions.Parameter;
import dev.onset.functions.Result;
import dev.onset.functions.ResultType;
import dev.onset.functions.Signature;

/** {@code asymptote}: the value that a curve approaches. */
public final class Asymptote extends CurveFormula {

    public Asymptote() {
        super(Signature.of("asymptote", ResultType.DOUBLE, Parameter.step(), Parameter.curve("y"),
                PowerLaw.fromStep()),
                new Documentation("Extrapolation",
                        "The value that a curve approaches if it goes on as the power law that fits it best.",
                        PowerLaw.FORMULA + " The result is c.", PowerLaw.SOURCE, PowerLaw.CAUTION + ".",
                        List.of("SELECT run_id, asymptote(step, train_loss) AS floor FROM history GROUP BY run_id")));
    }

    @Override
    protected void compute(CurveCall call, Result result) {
        PowerLaw.of(call, 2).ifPresent(law -> result.setDouble(law.asymptote()));
    }
}
