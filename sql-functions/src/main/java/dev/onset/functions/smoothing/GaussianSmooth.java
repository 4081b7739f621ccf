package dev.onset.functions.smoothing;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

import dev.onset.functions.CurveWindowFunction;
import dev.onset.functions.Documentation;
import dev.onset.functions.Options;
import dev.onset.functions.Parameter;
import dev.onset.functions.ResultType;
import dev.onset.functions.Signature;
import dev.onset.functions.WindowPoints;

/** {@code gaussian_smooth}: a mean of the points around, weighted by a bell curve. */
public final class GaussianSmooth implements CurveWindowFunction {

    /** With more neighbours a point than this, on average, the sums are computed by {@link FastGaussianSums}. */
    private static final int MANY_NEIGHBOURS = 512;

    @Override
    public Signature signature() {
        return Signature.of("gaussian_smooth", ResultType.DOUBLE, Parameter.curve("y"), Parameter.step(),
                Parameter.requiredNumber("sigma").positive());
    }

    @Override
    public Documentation documentation() {
        return new Documentation("Smoothing",
                "A curve smoothed by a bell curve around each of its points, which does not lag behind.",
                "Σ w_j·y_j / Σ w_j over the finite points, w_j = exp(−(x_j − x_i)²/(2·sigma²)). A point whose y or x is not "
                        + "finite is shown as it is and does not count. Points farther than 8.6·sigma weigh less than 10⁻¹⁶ and are left "
                        + "out; where there are many points within, the sums are expanded, right to twelve digits of the "
                        + "largest value.",
                "Nadaraya 1964, Watson 1964; Greengard & Strain 1991 (The fast Gauss transform)",
                "Looks into the future: not for rules that stop a run. At the ends of a curve it sees one side only. sigma is "
                        + "in steps.",
                List.of("SELECT run_id, step, val_loss, gaussian_smooth(val_loss, step, 2) OVER (PARTITION BY run_id ORDER BY "
                        + "step) AS smoothed FROM history WHERE run_id = 'published'"));
    }

    @Override
    public void evaluate(WindowPoints points, Options options, double[] results) {
        double sigma = options.number(2);
        int[] places = placesByStep(points);
        int n = places.length;
        double[] x = new double[n];
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = points.value(1, places[i]);
            y[i] = points.value(0, places[i]);
        }
        double[] smooth = hasManyNeighbours(x, sigma) ? FastGaussianSums.means(x, y, sigma) : means(x, y, sigma);
        for (int i = 0; i < points.length(); i++) {
            results[i] = points.value(0, i);
        }
        for (int i = 0; i < n; i++) {
            results[places[i]] = smooth[i];
        }
    }

    /** The points with a finite step and value, by step: a window may have another order. */
    private static int[] placesByStep(WindowPoints points) {
        int[] places = new int[points.length()];
        int n = 0;
        boolean ordered = true;
        for (int i = 0; i < points.length(); i++) {
            if (Double.isFinite(points.value(0, i)) && Double.isFinite(points.value(1, i))) {
                ordered &= n == 0 || points.value(1, places[n - 1]) <= points.value(1, i);
                places[n++] = i;
            }
        }
        IntStream finite = Arrays.stream(places, 0, n);
        return ordered ? finite.toArray()
                : finite.boxed().sorted(Comparator.comparingDouble(i -> points.value(1, i))).mapToInt(i -> i).toArray();
    }

    private static boolean hasManyNeighbours(double[] x, double sigma) {
        long pairs = 0;
        int from = 0;
        for (int i = 0; i < x.length; i++) {
            while (x[from] < x[i] - FastGaussianSums.REACH * sigma) {
                from++;
            }
            pairs += i - from;
        }
        return 2 * pairs > (long) MANY_NEIGHBOURS * x.length;
    }

    /** Point by point; x ascends. */
    static double[] means(double[] x, double[] y, double sigma) {
        double[] means = new double[x.length];
        int from = 0;
        for (int i = 0; i < x.length; i++) {
            while (x[from] < x[i] - FastGaussianSums.REACH * sigma) {
                from++;
            }
            double sum = 0;
            double weights = 0;
            for (int j = from; j < x.length && x[j] <= x[i] + FastGaussianSums.REACH * sigma; j++) {
                double distance = (x[j] - x[i]) / sigma;
                double weight = Math.exp(-distance * distance / 2);
                sum += weight * y[j];
                weights += weight;
            }
            means[i] = sum / weights;
        }
        return means;
    }
}
