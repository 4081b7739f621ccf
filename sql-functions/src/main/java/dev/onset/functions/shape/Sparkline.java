package dev.onset.functions.shape;

import java.util.List;

import dev.onset.functions.CurveCall;
import dev.onset.functions.CurveFormula;
import dev.onset.functions.Documentation;
import dev.onset.functions.Parameter;
import dev.onset.functions.Result;
import dev.onset.functions.ResultType;
import dev.onset.functions.Signature;
import dev.onset.functions.curve.Curve;

/** {@code sparkline}: a curve as a line of text. */
public final class Sparkline extends CurveFormula {

    private static final String BLOCKS = "▁▂▃▄▅▆▇█";
    private static final char BROKEN = '×';
    private static final int MAX_WIDTH = 1000;

    public Sparkline() {
        super(Signature.of("sparkline", ResultType.VARCHAR, Parameter.step(), Parameter.curve("y"),
                Parameter.integer("width", 24L).from(1)),
                new Documentation("Shape and speed",
                        "A curve as a line of text.",
                        "The range of steps is cut into width equal parts; each shows the mean of its finite "
                                + "values as one of eight blocks between the least and the greatest mean, a part without "
                                + "points repeats the one before it, and one with only NaN or infinite values is ×.",
                        "Tufte 2006",
                        "Each curve has its own scale: compare shapes, not heights.",
                        List.of("SELECT run_id, sparkline(step, val_loss) AS val_loss FROM history GROUP BY run_id")));
    }

    @Override
    protected void compute(CurveCall call, Result result) {
        int width = Math.min(call.integer(2), MAX_WIDTH);
        Curve y = call.curve(1);
        int n = y.length();
        if (n == 0) {
            return;
        }
        double first = y.step(0);
        double range = y.step(n - 1) - first;
        int parts = Math.min(width, n);
        double[] sums = new double[parts];
        int[] finite = new int[parts];
        int[] points = new int[parts];
        for (int i = 0; i < n; i++) {
            int part = range > 0 ? (int) Math.min(parts - 1, (y.step(i) - first) / range * parts) : 0;
            points[part]++;
            if (Double.isFinite(y.value(i))) {
                sums[part] += y.value(i);
                finite[part]++;
            }
        }
        result.setText(draw(sums, finite, points));
    }

    private static String draw(double[] sums, int[] finite, int[] points) {
        double least = Double.POSITIVE_INFINITY;
        double greatest = Double.NEGATIVE_INFINITY;
        for (int part = 0; part < sums.length; part++) {
            if (finite[part] > 0) {
                least = Math.min(least, sums[part] / finite[part]);
                greatest = Math.max(greatest, sums[part] / finite[part]);
            }
        }
        StringBuilder text = new StringBuilder(sums.length);
        char shown = ' ';
        for (int part = 0; part < sums.length; part++) {
            if (finite[part] > 0) {
                // Halves, so that the difference of two huge values does not overflow.
                double height = (sums[part] / finite[part] / 2 - least / 2) / (greatest / 2 - least / 2);
                shown = BLOCKS.charAt(greatest > least ? (int) Math.round(height * (BLOCKS.length() - 1)) : 0);
            } else if (points[part] > 0) {
                shown = BROKEN;
            }
            text.append(shown);
        }
        return text.toString();
    }
}
