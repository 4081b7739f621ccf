package dev.onset.functions.health;

import java.util.List;

import dev.onset.functions.CurveCall;
import dev.onset.functions.CurveFormula;
import dev.onset.functions.Documentation;
import dev.onset.functions.Result;
import dev.onset.functions.ResultType;
import dev.onset.functions.Signature;

/** {@code improving_at_end}: whether a run was still making progress. */
public final class ImprovingAtEnd extends CurveFormula {

    public ImprovingAtEnd() {
        super(new Signature("improving_at_end", Plateau.parameters(), ResultType.BOOLEAN), new Documentation("Health",
                "Whether a loss still improved when the run ended.",
                "True if the running minimum fell by more than rel over the last window of points.",
                "Onset",
                "A run that is still improving was stopped too early only if its schedule was at an "
                        + "end. NULL without a full window.",
                List.of("SELECT run_id, improving_at_end(step, val_loss) AS improving FROM history GROUP BY "
                        + "run_id")));
    }

    @Override
    protected void compute(CurveCall call, Result result) {
        Plateau plateau = Plateau.of(call);
        int n = call.finite(1).length();
        if (n > plateau.window()) {
            result.setBoolean(plateau.lastProgress() == n - 1);
        }
    }
}
