package dev.onset.functions.overfitting;

import java.util.List;

import dev.onset.functions.CurveCall;
import dev.onset.functions.CurveFormula;
import dev.onset.functions.Documentation;
import dev.onset.functions.Parameter;
import dev.onset.functions.Result;
import dev.onset.functions.ResultType;
import dev.onset.functions.Signature;
import dev.onset.functions.curve.AlignedCurves;
import dev.onset.functions.curve.Curve;

/** {@code double_descent_step}: the peak between two descents of a validation loss. */
public final class DoubleDescentStep extends CurveFormula {

    public DoubleDescentStep() {
        super(Signature.of("double_descent_step", ResultType.STEP, Parameter.step(), Parameter.curve("val"),
                Parameter.number("rel", 0.02).from(0)),
                new Documentation("Overfitting",
                        "The step at which a validation loss that had risen began its second descent, to a new best; NULL if "
                                + "there was none.",
                        "s = centred moving average of val over w = odd, max(3, n/20); at each evaluation i, m_i = the least "
                                + "s up to i. Among the i that s later undercuts m_i, the one with the largest rise s_i − m_i; "
                                + "its step, if the rise exceeds max(1.4826·MAD(Δval), rel·|m_i|).",
                        "Nakkiran et al. 2019, §6 (epoch-wise double descent)",
                        "Any bump that a learning-rate drop repairs looks the same: see lr_events. A descent that does not "
                                + "reach a new best does not count. NULL below five evaluations.",
                        List.of("SELECT run_id, double_descent_step(step, val_loss) AS second_descent FROM history GROUP BY "
                                + "run_id")));
    }

    @Override
    protected void compute(CurveCall call, Result result) {
        double rel = call.number(2);
        Curve val = call.finite(1);
        int n = val.length();
        if (n < Onset.MIN_EVALUATIONS) {
            return;
        }
        AlignedCurves curves = new AlignedCurves(val.axis(), val.base(), val.offset(), val.base(), val.offset());
        Smoothing smoothed = Smoothing.of(curves, call.kernels(), call.scratch());
        double[] leastBefore = new double[n];
        for (int i = 0; i < n; i++) {
            leastBefore[i] = i == 0 ? smoothed.at(0) : Math.min(leastBefore[i - 1], smoothed.at(i));
        }
        int peak = -1;
        double largest = 0;
        double leastAfter = Double.POSITIVE_INFINITY;
        for (int i = n - 1; i >= 0; i--) {
            double rise = smoothed.at(i) - leastBefore[i];
            if (leastAfter < leastBefore[i] && rise >= largest) {
                peak = i;
                largest = rise;
            }
            leastAfter = Math.min(leastAfter, smoothed.at(i));
        }
        if (peak >= 0 && largest > Math.max(Noise.ofDifferences(curves, call.kernels(), call.scratch()),
                rel * Math.abs(leastBefore[peak]))) {
            result.setStep(val.step(peak));
        }
    }
}
