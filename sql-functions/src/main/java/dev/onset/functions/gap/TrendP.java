package dev.onset.functions.gap;

import java.util.List;

import dev.onset.functions.CurveCall;
import dev.onset.functions.CurveFormula;
import dev.onset.functions.Documentation;
import dev.onset.functions.Parameter;
import dev.onset.functions.Result;
import dev.onset.functions.ResultType;
import dev.onset.functions.Signature;
import dev.onset.functions.statistics.TrendTest;

/** {@code trend_p}: the significance of a trend. */
public final class TrendP extends CurveFormula {

    public TrendP() {
        super(Signature.of("trend_p", ResultType.DOUBLE, Parameter.step(), Parameter.curve("y"),
                TrendTest.correction()),
                new Documentation("Trends",
                        "How likely a trend as strong as this one is by chance.",
                        "The two-sided Mann–Kendall test of gap_trend_p, on y.",
                        "Mann 1945, Kendall 1975; Hamed and Rao 1998",
                        "Curves are autocorrelated, which makes the plain p too small: prefer 'hamed_rao'. "
                                + "Needs three points.",
                        List.of("SELECT run_id, trend_p(step, val_loss, 'hamed_rao') AS p FROM history GROUP BY run_id")));
    }

    @Override
    protected void compute(CurveCall call, Result result) {
        TrendTest.setP(call.finite(1), call, 2, result);
    }
}
