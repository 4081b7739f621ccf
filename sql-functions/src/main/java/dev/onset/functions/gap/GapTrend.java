package dev.onset.functions.gap;

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
import dev.onset.functions.curve.Regressor;
import dev.onset.functions.kernels.Kernels;
import dev.onset.functions.statistics.Line;
import dev.onset.functions.statistics.TrendTest;

/** {@code gap_trend}: the slope of the gap. */
public final class GapTrend extends CurveFormula {

    public GapTrend() {
        super(Signature.of("gap_trend", ResultType.DOUBLE, Parameter.step(), Parameter.curve("train"),
                Parameter.curve("val"), TrendTest.method(), Parameter.number("from_step", null)),
                new Documentation("Generalization gap",
                        "How fast the gap between validation and training loss grows, per step.",
                        "Gap g = val − train at the evaluations from from_step on. 'ols': "
                                + "Σ(x−x̄)(g−ḡ)/Σ(x−x̄)², as regr_slope; 'theil_sen': the median of the slopes of all "
                                + "pairs.",
                        "Least squares; Theil 1950, Sen 1968",
                        "Per unit of the step argument: pass epoch for a slope per epoch. A growing gap alone "
                                + "is not overfitting; see overfit_onset.",
                        List.of("SELECT run_id, gap_trend(step, train_loss, val_loss) AS slope FROM history GROUP BY "
                                + "run_id")));
    }

    @Override
    protected void compute(CurveCall call, Result result) {
        if (call.choice(3).equals("ols") && !call.given(4)) {
            slope(call, result);
            return;
        }
        Curve gap = Gap.of(call);
        int first = call.given(4) ? gap.axis().countBefore(call.number(4)) : 0;
        TrendTest.setSlope(gap.slice(first, gap.length()), call, 3, result);
    }

    /** The gap need not be written down for a slope over all evaluations. */
    private static void slope(CurveCall call, Result result) {
        AlignedCurves curves = call.aligned(1, 2);
        curves = curves.slice(curves.withoutTrain(), curves.length());
        int n = curves.length();
        if (n < 2) {
            return;
        }
        Kernels kernels = call.kernels();
        Regressor x = call.regressor(curves.axis());
        // Against the first gap, which costs a large gap fewer digits than none would; Σx is all but zero.
        double shift = curves.valAt(0) - curves.trainAt(0);
        double[] sums = new double[2];
        kernels.sumShiftedDifferences(x.centred(), 0, curves.val(), curves.valOffset(), curves.train(),
                curves.trainOffset(), shift, n, sums);
        double mean = shift + sums[0] / n;
        double slope = (sums[1] - sums[0] / n * x.sum()) / x.squares();
        double range = curves.axis().at(n - 1) - curves.axis().at(0);
        if (Line.mayBeRounding(slope, range, mean)) {
            TrendTest.setSlope(Gap.of(call), call, 3, result);
        } else {
            result.setDouble(slope);
        }
    }
}
