package dev.onset.functions.stopping;

import java.util.List;

import dev.onset.functions.CurveCall;
import dev.onset.functions.CurveFormula;
import dev.onset.functions.Direction;
import dev.onset.functions.Documentation;
import dev.onset.functions.Result;
import dev.onset.functions.ResultType;
import dev.onset.functions.Signature;
import dev.onset.functions.curve.Curve;

/** {@code stop_regret}: what early stopping would have missed. */
public final class StopRegret extends CurveFormula {

    public StopRegret() {
        super(new Signature("stop_regret", Patience.parameters(), ResultType.DOUBLE), new Documentation(
                "Early stopping",
                "How much better the best value would have been without early stopping.",
                "Best value up to patience_stop_step − best value of the whole curve (reversed for mode "
                        + "'max'); 0 if it would never have stopped.",
                "Onset",
                "The whole curve is only as long as the run was trained.",
                List.of("SELECT run_id, stop_regret(step, val_loss, 5) AS regret FROM history GROUP BY run_id")));
    }

    @Override
    protected void compute(CurveCall call, Result result) {
        Curve y = call.curve(1);
        Patience patience = Patience.of(call);
        Direction direction = patience.direction();
        int best = direction.argBest(call.kernels(), y);
        int stop = patience.stop(y);
        if (best < 0) {
            return;
        }
        int seen = stop < 0 ? best : direction.argBest(call.kernels(), y.slice(0, stop + 1));
        if (seen >= 0) {
            result.setDouble(direction.loss(y.value(seen)) - direction.loss(y.value(best)));
        }
    }
}
