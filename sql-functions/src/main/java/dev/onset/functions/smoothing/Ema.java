package dev.onset.functions.smoothing;

import java.util.List;

import dev.onset.functions.CurveWindowFunction;
import dev.onset.functions.Documentation;
import dev.onset.functions.Options;
import dev.onset.functions.Parameter;
import dev.onset.functions.ResultType;
import dev.onset.functions.Signature;
import dev.onset.functions.WindowPoints;

/** {@code ema}: TensorBoard's smoothing. */
public final class Ema implements CurveWindowFunction {

    @Override
    public Signature signature() {
        return Signature.of("ema", ResultType.DOUBLE, Parameter.curve("y"),
                Parameter.number("weight", 0.6).between(0, 1));
    }

    @Override
    public Documentation documentation() {
        return new Documentation("Smoothing",
                "A curve as TensorBoard's smoothing slider shows it: an exponential moving average, corrected for its start.",
                "last = weight·last + (1 − weight)·y, from 0; shown = last / (1 − weight^n), n = finite points so far. A "
                        + "point that is not finite is shown as it is and does not count; a curve of equal values stays as it is.",
                "TensorBoard, vz_line_chart2/line-chart.ts (resmoothDataset), to the last bit",
                "It lags behind: a minimum appears later than it was. Weights count points, not steps.",
                List.of("SELECT run_id, step, val_loss, ema(val_loss, 0.6) OVER (PARTITION BY run_id ORDER BY step) AS smoothed "
                        + "FROM history WHERE run_id = 'published'"));
    }

    @Override
    public void evaluate(WindowPoints points, Options options, double[] results) {
        double weight = options.number(1);
        boolean constant = isConstant(points);
        double last = 0;
        int count = 0;
        for (int i = 0; i < points.length(); i++) {
            double value = points.value(0, i);
            if (constant || !Double.isFinite(value)) {
                results[i] = value;
                continue;
            }
            last = last * weight + (1 - weight) * value;
            count++;
            // Strict, so that every machine gives the digits that a browser does.
            results[i] = last / (weight == 1 ? 1 : 1 - StrictMath.pow(weight, count));
        }
    }

    private static boolean isConstant(WindowPoints points) {
        for (int i = 1; i < points.length(); i++) {
            if (points.value(0, i) != points.value(0, 0)) {
                return false;
            }
        }
        return true;
    }
}
