package dev.onset.functions.smoothing;

import java.util.List;

import dev.onset.functions.CurveWindowFunction;
import dev.onset.functions.Documentation;
import dev.onset.functions.Options;
import dev.onset.functions.Parameter;
import dev.onset.functions.ResultType;
import dev.onset.functions.Signature;
import dev.onset.functions.WindowPoints;

/** {@code gaussian_smooth}: a mean of the points around, weighted by a bell curve. */
public final class GaussianSmooth implements CurveWindowFunction {

    /** Farther points weigh less than a three-thousandth. */
    private static final double REACH = 4;

    @Override
    public Signature signature() {
        return Signature.of("gaussian_smooth", ResultType.DOUBLE, Parameter.curve("y"), Parameter.step(),
                Parameter.requiredNumber("sigma"));
    }

    @Override
    public Documentation documentation() {
        return new Documentation("Smoothing",
                "A curve smoothed by a bell curve around each of its points, which does not lag behind.",
                "Σ w_j·y_j / Σ w_j over the finite points with |x_j − x_i| ≤ 4·sigma, w_j = exp(−(x_j − x_i)²/(2·sigma²)). A "
                        + "point that is not finite is shown as it is and does not count.",
                "Nadaraya 1964, Watson 1964",
                "Looks into the future: not for rules that stop a run. Takes time in proportion to the points within 4·sigma. "
                        + "sigma is in steps.",
                List.of("SELECT run_id, step, val_loss, gaussian_smooth(val_loss, step, 2) OVER (PARTITION BY run_id ORDER BY "
                        + "step) AS smoothed FROM history WHERE run_id = 'published'"));
    }

    @Override
    public void evaluate(WindowPoints points, Options options, double[] results) {
        double sigma = options.numberFrom(2, Double.MIN_VALUE);
        int from = 0;
        for (int i = 0; i < points.length(); i++) {
            double x = points.value(1, i);
            double own = points.value(0, i);
            while (from < i && points.value(1, from) < x - REACH * sigma) {
                from++;
            }
            if (!Double.isFinite(own)) {
                results[i] = own;
                continue;
            }
            double sum = 0;
            double weights = 0;
            for (int j = from; j < points.length() && points.value(1, j) <= x + REACH * sigma; j++) {
                double value = points.value(0, j);
                if (Double.isFinite(value)) {
                    double distance = (points.value(1, j) - x) / sigma;
                    double weight = Math.exp(-distance * distance / 2);
                    sum += weight * value;
                    weights += weight;
                }
            }
            results[i] = weights > 0 ? sum / weights : own;
        }
    }
}
