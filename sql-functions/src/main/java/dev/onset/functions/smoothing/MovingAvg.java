package dev.onset.functions.smoothing;

import java.util.List;

import dev.onset.functions.CurveWindowFunction;
import dev.onset.functions.Documentation;
import dev.onset.functions.Options;
import dev.onset.functions.Parameter;
import dev.onset.functions.ResultType;
import dev.onset.functions.Signature;
import dev.onset.functions.WindowPoints;

/** {@code moving_avg}: the mean of the last points. */
public final class MovingAvg implements CurveWindowFunction {

    @Override
    public Signature signature() {
        return Signature.of("moving_avg", ResultType.DOUBLE, Parameter.curve("y"),
                Parameter.integer("window", 10L).from(1));
    }

    @Override
    public Documentation documentation() {
        return new Documentation("Smoothing",
                "The mean of the last points of a curve.",
                "The mean of the last window finite values up to the point, of fewer at the start. A point that is not finite "
                        + "is shown as it is and does not count.",
                "Weights & Biases (running average)",
                "It lags behind by half a window. Windows count points, not steps; AVG OVER a frame counts rows.",
                List.of("SELECT run_id, step, val_loss, moving_avg(val_loss, 5) OVER (PARTITION BY run_id ORDER BY step) AS "
                        + "smoothed FROM history WHERE run_id = 'published'"));
    }

    @Override
    public void evaluate(WindowPoints points, Options options, double[] results) {
        int window = options.integer(1);
        int n = points.length();
        double[] values = new double[n];
        int[] places = new int[n];
        int finite = 0;
        for (int i = 0; i < n; i++) {
            results[i] = points.value(0, i);
            if (Double.isFinite(results[i])) {
                values[finite] = results[i];
                places[finite++] = i;
            }
        }
        // A window is the end of one block and the start of the next one: two sums, and nothing is ever subtracted, since a
        // spike of 10^20 would leave its rounding behind.
        double[] toBlockEnd = new double[finite];
        for (int i = finite - 1; i >= 0; i--) {
            boolean last = i == finite - 1 || (i + 1) % window == 0;
            toBlockEnd[i] = last ? values[i] : toBlockEnd[i + 1] + values[i];
        }
        double fromBlockStart = 0;
        for (int i = 0; i < finite; i++) {
            fromBlockStart = i % window == 0 ? values[i] : fromBlockStart + values[i];
            int start = i - window + 1;
            double sum = start <= 0 || start % window == 0 ? fromBlockStart : toBlockEnd[start] + fromBlockStart;
            results[places[i]] = sum / Math.min(window, i + 1);
        }
    }
}
