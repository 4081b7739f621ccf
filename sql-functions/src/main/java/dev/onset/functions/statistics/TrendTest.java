package dev.onset.functions.statistics;

import dev.onset.functions.CurveCall;
import dev.onset.functions.Parameter;
import dev.onset.functions.Result;
import dev.onset.functions.curve.Curve;

/** The trend of a curve as several functions report it. */
public final class TrendTest {

    /** Fewer points have no p-value. */
    public static final int MIN_POINTS = 3;

    private TrendTest() {}

    /** The option that chooses a correction for autocorrelation. */
    public static Parameter correction() {
        return Parameter.text("correction", "none", "hamed_rao");
    }

    /** Sets the two-sided p-value of a curve of finite points, corrected as the call's option says. */
    public static void setP(Curve curve, CurveCall call, int correctionParameter, Result result) {
        String correction = call.choice(correctionParameter);
        if (curve.length() < MIN_POINTS) {
            return;
        }
        double[] values = Values.of(curve);
        MannKendall test = MannKendall.of(values);
        if (correction.equals("hamed_rao")) {
            double[] steps = Values.stepsOf(curve);
            test = HamedRao.correct(test, steps, values, TheilSen.slope(steps, values));
        }
        result.setDouble(test.p());
    }

    /** The option that chooses how a slope is fitted. */
    public static Parameter method() {
        return Parameter.text("method", "ols", "theil_sen");
    }

    /** Sets the slope of a curve of finite points, fitted as the call's option says. */
    public static void setSlope(Curve curve, CurveCall call, int methodParameter, Result result) {
        String method = call.choice(methodParameter);
        if (curve.length() < 2) {
            return;
        }
        if (method.equals("theil_sen")) {
            result.setDouble(TheilSen.slope(Values.stepsOf(curve), Values.of(curve)));
            return;
        }
        Line line = Line.through(curve, call.kernels(), call.scratch());
        if (line != null) {
            result.setDouble(line.slope());
        }
    }
}
