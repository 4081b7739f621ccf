package dev.onset.functions.gap;

import java.util.List;

import dev.onset.functions.CurveCall;
import dev.onset.functions.CurveFormula;
import dev.onset.functions.Documentation;
import dev.onset.functions.Parameter;
import dev.onset.functions.Result;
import dev.onset.functions.ResultType;
import dev.onset.functions.Signature;
import dev.onset.functions.curve.Curve;
import dev.onset.functions.statistics.TrendTest;

/** {@code trend_slope}: the slope of a curve. */
public final class TrendSlope extends CurveFormula {

    public TrendSlope() {
        super(Signature.of("trend_slope", ResultType.DOUBLE, Parameter.step(), Parameter.curve("y"), TrendTest.method(),
                Parameter.number("from_step", null)),
                new Documentation("Trends",
                        "The slope of a curve, per step.",
                        "'ols': Σ(x−x̄)(y−ȳ)/Σ(x−x̄)², as regr_slope; 'theil_sen': the median of the slopes of "
                                + "all pairs; over the steps from from_step on.",
                        "Least squares; Theil 1950, Sen 1968",
                        "The early steep part of a loss dominates; give a from_step.",
                        List.of("SELECT run_id, trend_slope(step, val_loss) AS slope FROM history GROUP BY run_id")));
    }

    @Override
    protected void compute(CurveCall call, Result result) {
        Curve y = call.finite(1);
        int first = call.given(3) ? y.axis().countBefore(call.number(3)) : 0;
        TrendTest.setSlope(y.slice(first, y.length()), call, 2, result);
    }
}
