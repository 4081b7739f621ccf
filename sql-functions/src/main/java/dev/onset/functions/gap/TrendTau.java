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
import dev.onset.functions.statistics.MannKendall;
import dev.onset.functions.statistics.TrendTest;
import dev.onset.functions.statistics.Values;

/** {@code trend_tau}: Kendall's tau. */
public final class TrendTau extends CurveFormula {

    public TrendTau() {
        super(Signature.of("trend_tau", ResultType.DOUBLE, Parameter.step(), Parameter.curve("y")),
                new Documentation("Trends",
                        "How monotonic a curve is: −1 falls throughout, 1 rises throughout.",
                        "Kendall's tau-a: (rising pairs − falling pairs) / (n(n−1)/2).",
                        "Kendall 1938",
                        "Says nothing about how steep the curve is. Needs three points.",
                        List.of("SELECT run_id, trend_tau(step, val_loss) AS tau FROM history GROUP BY run_id")));
    }

    @Override
    protected void compute(CurveCall call, Result result) {
        Curve y = call.finite(1);
        if (y.length() >= TrendTest.MIN_POINTS) {
            result.setDouble(MannKendall.of(Values.of(y)).tau());
        }
    }
}
