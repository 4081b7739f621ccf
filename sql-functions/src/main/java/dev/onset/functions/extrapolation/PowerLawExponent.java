package dev.onset.functions.extrapolation;

import java.util.List;

import dev.onset.functions.CurveCall;
import dev.onset.functions.CurveFormula;
import dev.onset.functions.Documentation;
import dev.onset.functions.Parameter;
import dev.onset.functions.Result;
import dev.onset.functions.ResultType;
import dev.onset.functions.Signature;

/** {@code power_law_exponent}: how fast a curve approaches its asymptote. */
public final class PowerLawExponent extends CurveFormula {

    public PowerLawExponent() {
        super(Signature.of("power_law_exponent", ResultType.DOUBLE, Parameter.step(), Parameter.curve("y"),
                PowerLaw.fromStep()),
                new Documentation("Extrapolation",
                        "The exponent of the power law that a curve follows.",
                        PowerLaw.FORMULA + " The result is α.", PowerLaw.SOURCE, PowerLaw.CAUTION + ".",
                        List.of("SELECT run_id, power_law_exponent(step, train_loss) AS alpha FROM history GROUP BY "
                                + "run_id")));
    }

    @Override
    protected void compute(CurveCall call, Result result) {
        PowerLaw.of(call, 2).filter(law -> !Double.isNaN(law.exponent()))
                .ifPresent(law -> result.setDouble(law.exponent()));
    }
}
