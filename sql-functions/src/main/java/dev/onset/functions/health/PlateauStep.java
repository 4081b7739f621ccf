package dev.onset.functions.health;

import java.util.List;

import dev.onset.functions.CurveCall;
import dev.onset.functions.CurveFormula;
import dev.onset.functions.Documentation;
import dev.onset.functions.Result;
import dev.onset.functions.ResultType;
import dev.onset.functions.Signature;
import dev.onset.functions.curve.Curve;

/** {@code plateau_step}: where progress ended. */
public final class PlateauStep extends CurveFormula {

    public PlateauStep() {
        super(new Signature("plateau_step", Plateau.parameters(), ResultType.STEP), new Documentation("Health",
                "From which step on a loss stopped to improve.",
                "B = running minimum of y. The first point from which no window made progress: B_j ≥ "
                        + "B_{j−window} − rel·|B_{j−window}| for all later windows.",
                "Onset",
                "A learning rate that is too high makes a plateau too. NULL if the last window still "
                        + "made progress, or if there is none.",
                List.of("SELECT run_id, plateau_step(step, val_loss) AS plateau FROM history GROUP BY run_id")));
    }

    @Override
    protected void compute(CurveCall call, Result result) {
        Plateau plateau = Plateau.of(call);
        Curve y = call.finite(1);
        if (plateau.start() + plateau.window() < y.length()) {
            result.setStep(y.step(plateau.start()));
        }
    }
}
