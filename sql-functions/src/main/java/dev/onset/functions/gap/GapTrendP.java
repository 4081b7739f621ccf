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

/** {@code gap_trend_p}: the significance of the gap's trend. */
public final class GapTrendP extends CurveFormula {

    public GapTrendP() {
        super(Signature.of("gap_trend_p", ResultType.DOUBLE, Parameter.step(), Parameter.curve("train"),
                Parameter.curve("val"), TrendTest.correction()),
                new Documentation("Generalization gap",
                        "How likely a trend of the gap as strong as this one is by chance.",
                        "Two-sided Mann–Kendall test of g = val − train: S = Σ sgn(g_j − g_i) over i < j, Var = "
                                + "[n(n−1)(2n+5) − Σ t(t−1)(2t+5)]/18, Z = (S ∓ 1)/√Var, p = 2(1 − Φ(|Z|)). 'hamed_rao' "
                                + "inflates Var by the significant autocorrelations of the detrended ranks, at lags up to 1,000.",
                        "Mann 1945, Kendall 1975; Hamed and Rao 1998",
                        "Curves are autocorrelated, which makes the plain p too small: prefer 'hamed_rao'. "
                                + "Needs three evaluations.",
                        List.of("SELECT run_id, gap_trend_p(step, train_loss, val_loss, 'hamed_rao') AS p FROM history "
                                + "GROUP BY run_id")));
    }

    @Override
    protected void compute(CurveCall call, Result result) {
        TrendTest.setP(Gap.of(call), call, 3, result);
    }
}
