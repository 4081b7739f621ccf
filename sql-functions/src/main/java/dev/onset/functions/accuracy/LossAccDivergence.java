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
import dev.onset.functions.statistics.MannKendall;
import dev.onset.functions.statistics.Values;

/** {@code loss_acc_divergence}: from where loss and accuracy both rise. */
public final class LossAccDivergence extends CurveFormula {

    private static final int MIN_EVALUATIONS = 5;
    private static final double MAX_P = 0.1;

    public LossAccDivergence() {
        super(Signature.of("loss_acc_divergence", ResultType.STEP, Parameter.step(), Parameter.curve("val_loss"),
                Parameter.curve("val_acc")),
                new Documentation("Loss against accuracy",
                        "The best step of validation loss, if from there on both loss and accuracy rise; NULL "
                                + "otherwise.",
                        "One-sided Mann–Kendall tests of val_loss and of val_acc from the best step of val_loss "
                                + "to the end, p < 0.1 each, five evaluations at least.",
                        "Guo et al. 2017, §3",
                        "The model becomes overconfident rather than worse: calibrate it before you stop "
                                + "earlier.",
                        List.of("SELECT run_id, loss_acc_divergence(step, val_loss, val_acc) AS since FROM history "
                                + "GROUP BY run_id")));
    }

    @Override
    protected void compute(CurveCall call, Result result) {
        Curve loss = call.finite(1);
        Curve accuracy = call.finite(2);
        int best = Direction.MIN.argBest(call.kernels(), loss);
        if (best < 0) {
            return;
        }
        int before = accuracy.axis().countUpTo(loss.axis(), best);
        boolean sameStep = before > 0 && accuracy.axis().compare(before - 1, loss.axis(), best) == 0;
        if (rises(loss.slice(best, loss.length()))
                && rises(accuracy.slice(sameStep ? before - 1 : before, accuracy.length()))) {
            result.setStep(loss.step(best));
        }
    }

    private static boolean rises(Curve curve) {
        return curve.length() >= MIN_EVALUATIONS && MannKendall.of(Values.of(curve)).pRising() < MAX_P;
    }
}
