package dev.onset.functions.health;

import java.lang.foreign.MemorySegment;
import java.util.List;

import dev.onset.functions.CurveCall;
import dev.onset.functions.CurveFormula;
import dev.onset.functions.Documentation;
import dev.onset.functions.Parameter;
import dev.onset.functions.Result;
import dev.onset.functions.ResultType;
import dev.onset.functions.Signature;
import dev.onset.functions.curve.Curve;
import dev.onset.functions.kernels.Kernels;
import dev.onset.functions.statistics.Line;
import dev.onset.functions.statistics.Values;

/** {@code roughness}: how much a curve jitters. */
public final class Roughness extends CurveFormula {

    /** Below this share of a squared value a variance may be rounding alone. */
    private static final double ROUNDING = 1e-20;

    public Roughness() {
        super(Signature.of("roughness", ResultType.DOUBLE, Parameter.step(), Parameter.curve("y")), new Documentation(
                "Health",
                "How much a curve jitters from point to point.",
                "Standard deviation of the first differences of y after its least-squares line was "
                        + "subtracted / standard deviation of y.",
                "Onset",
                "Depends on how often the curve was logged. NULL for a constant curve and below three "
                        + "points.",
                List.of("SELECT run_id, roughness(step, train_loss) AS roughness FROM history GROUP BY run_id")));
    }

    @Override
    protected void compute(CurveCall call, Result result) {
        Curve y = call.finite(1);
        Line line = Line.through(y, call.kernels(), call.scratch());
        int n = y.length();
        if (line == null || n < 3) {
            return;
        }
        double ratio = fast(y, line.slope(), call);
        if (Double.isFinite(ratio)) {
            result.setDouble(ratio);
            return;
        }
        double[] values = Values.of(y);
        double[] differences = new double[n - 1];
        for (int i = 1; i < n; i++) {
            differences[i - 1] = values[i] - values[i - 1] - line.slope() * (y.step(i) - y.step(i - 1));
        }
        double spread = deviation(values);
        if (spread > 0) {
            result.setDouble(deviation(differences) / spread);
        }
    }

    /** The ratio where no sum overflows and the curve is not constant; otherwise not finite. */
    private static double fast(Curve y, double slope, CurveCall call) {
        Kernels kernels = call.kernels();
        int n = y.length();
        MemorySegment x = call.regressor(y.axis()).centred();
        MemorySegment differences = call.scratch().doubles(n - 1);
        MemorySegment steps = call.scratch().doubles(n - 1);
        kernels.subtract(y.base(), y.offset() + 8, y.base(), y.offset(), differences, 0, n - 1);
        kernels.subtract(x, 8, x, 0, steps, 0, n - 1);
        kernels.subtractMultiple(differences, 0, slope, steps, 0, differences, 0, n - 1);
        double ofDifferences = squares(kernels, differences, 0, n - 1) / (n - 1);
        double ofValues = squares(kernels, y.base(), y.offset(), n) / n;
        return ofValues > ROUNDING * y.value(0) * y.value(0) ? Math.sqrt(ofDifferences) / Math.sqrt(ofValues)
                : Double.NaN;
    }

    private static double squares(Kernels kernels, MemorySegment values, long offset, int n) {
        double mean = kernels.sum(values, offset, n) / n;
        return kernels.sumProducts(values, offset, mean, values, offset, mean, n);
    }

    private static double deviation(double[] values) {
        double mean = values[0];
        for (int i = 0; i < values.length; i++) {
            mean += (values[i] - mean) / (i + 1);
        }
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return Math.sqrt(squares / values.length);
    }
}
