package dev.onset.functions.accuracy;

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

/** {@code loss_acc_lag}: how far the best accuracy is behind the best loss. */
public final class LossAccLag extends CurveFormula {

    public LossAccLag() {
        super(Signature.of("loss_acc_lag", ResultType.STEP, Parameter.step(), Parameter.curve("val_loss"),
                Parameter.curve("val_acc")),
                new Documentation("Loss against accuracy",
                        "How much later accuracy is at its best than loss.",
                        "best_step(step, val_acc, 'max') − best_step(step, val_loss).",
                        "Guo et al. 2017, §3",
                        "Negative if accuracy was at its best first.",
                        List.of("SELECT run_id, loss_acc_lag(step, val_loss, val_acc) AS lag FROM history GROUP BY "
                                + "run_id")));
    }

    @Override
    protected void compute(CurveCall call, Result result) {
        Curve loss = call.curve(1);
        Curve accuracy = call.curve(2);
        int bestLoss = call.argBest(1, Direction.MIN);
        int bestAccuracy = call.argBest(2, Direction.MAX);
        if (bestLoss >= 0 && bestAccuracy >= 0) {
            result.setStep(accuracy.step(bestAccuracy) - loss.step(bestLoss));
        }
    }
}
