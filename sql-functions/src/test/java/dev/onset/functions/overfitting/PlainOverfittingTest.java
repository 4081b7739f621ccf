package dev.onset.functions.overfitting;

import static dev.onset.functions.PlainStatistics.absoluteDeviation;
import static dev.onset.functions.PlainStatistics.differences;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;

import dev.onset.functions.FunctionCall;
import dev.onset.functions.TableCall;

/** Episodes, and the other methods of {@code overfit_onset}, written down once more in the plainest way. */
class PlainOverfittingTest {

    private static final int NONE = -1;

    /** Train and validation, logged together; validation turns, jitters, and drops to a new best once or twice. */
    private static final class Run {
        private final double[] train;
        private final double[] val;

        Run(int n, long seed) {
            Random random = new Random(seed);
            train = new double[n];
            val = new double[n];
            double noise = 0.05 * random.nextDouble();
            double rise = random.nextInt(3) * 0.02 * random.nextDouble();
            double turn = n * random.nextDouble();
            int drop = random.nextInt(2 * n);
            for (int i = 0; i < n; i++) {
                train[i] = 1.5 * Math.exp(-3.0 * i / n) + 0.01 + noise * random.nextGaussian() / 3;
                val[i] = 0.6 + 1.5 * Math.exp(-6.0 * i / n) + rise * Math.max(0, i - turn) - (i >= drop ? 0.3 : 0)
                        + noise * random.nextGaussian();
            }
        }

        double number(String function, @Nullable String method) {
            FunctionCall call = FunctionCall.of(function).curve(train).curve(val);
            return (method == null ? call : call.option(method)).number();
        }
    }

    private static double noise(double[] v) {
        return 1.4826 * absoluteDeviation(differences(v));
    }

    private static int argMin(double[] v, int to) {
        int best = 0;
        for (int i = 0; i < to; i++) {
            best = v[i] < v[best] ? i : best;
        }
        return best;
    }

    /** Boxed, so that NaN equals NaN. */
    private static Double orNone(int step) {
        return step < 0 ? Double.NaN : step;
    }

    @Property(tries = 200)
    void episodes(@ForAll @IntRange(min = 5, max = 120) int n, @ForAll long seed) {
        Run run = new Run(n, seed);
        List<Object> onsets = new ArrayList<>();
        List<Object> detections = new ArrayList<>();
        List<Object> ends = new ArrayList<>();
        // A running best and what follows it, up to the next one.
        for (int best = 0; best < n; best++) {
            if (argMin(run.val, best + 1) != best) {
                continue;
            }
            int next = best + 1;
            while (next < n && run.val[next] >= run.val[best]) {
                next++;
            }
            int detected = NONE;
            for (int i = next - 1; i >= best + 3; i--) {
                boolean three = true;
                for (int j = i - 2; j <= i; j++) {
                    three &= run.val[j] - run.val[best] > Math.max(noise(run.val), 0.02 * Math.abs(run.val[best]))
                            && run.train[j] < run.train[best];
                }
                detected = three ? i : detected;
            }
            if (detected != NONE) {
                onsets.add((double) best);
                detections.add((double) detected);
                ends.add((double) Math.min(next, n - 1));
            }
        }
        TableCall call = TableCall.of("overfit_episodes").curve(run.train).curve(run.val).curve();
        assertThat(call.column("onset")).isEqualTo(onsets);
        assertThat(call.column("detected")).isEqualTo(detections);
        assertThat(call.column("ended")).isEqualTo(ends);
        assertThat(run.number("first_overfit_step", null))
                .isEqualTo(onsets.isEmpty() ? Double.valueOf(Double.NaN) : (Double) onsets.getFirst());
    }

    @Property(tries = 200)
    void durable(@ForAll @IntRange(min = 5, max = 120) int n, @ForAll long seed) {
        Run run = new Run(n, seed);
        int best = argMin(run.val, n);
        double lowest = Math.min(run.val[n - 1], Math.min(run.val[n - 2], run.val[n - 3]));
        boolean overfit = best < n - 3 && run.train[n - 1] < run.train[best]
                && lowest - run.val[best] > Math.max(noise(run.val), 0.01 * Math.abs(run.val[best]));
        assertThat(run.number("overfit_onset", "durable")).isEqualTo(orNone(overfit ? best : NONE));
    }

    @Property(tries = 200)
    void publishedRules(@ForAll @IntRange(min = 5, max = 120) int n, @ForAll long seed) {
        Run run = new Run(n, seed);
        int gl = NONE;
        int ratio = NONE;
        for (int t = n - 1; t >= 0; t--) {
            gl = 100 * (run.val[t] / run.val[argMin(run.val, t + 1)] - 1) > 5 ? t : gl;
            ratio = (run.val[t] - run.train[t]) / run.train[t] > 0.1 && run.train[t] > 0 ? t : ratio;
        }
        int patience = NONE;
        for (int t = 0; t < n && patience == NONE; t++) {
            patience = t - argMin(run.val, t + 1) >= 3 ? t : NONE;
        }
        assertThat(run.number("overfit_onset", "gl")).isEqualTo(orNone(gl < 0 ? NONE : argMin(run.val, gl + 1)));
        assertThat(run.number("overfit_onset", "patience"))
                .isEqualTo(orNone(patience < 0 ? NONE : argMin(run.val, patience + 1)));
        if (Arrays.stream(run.train).allMatch(u -> u > 0)) {
            assertThat(run.number("overfit_onset", "ratio")).isEqualTo(orNone(ratio));
        }
    }

    /** Every knot is tried, and the line of two pieces fitted by solving its three normal equations. */
    @Property(tries = 60)
    void hinge(@ForAll @IntRange(min = 7, max = 60) int n, @ForAll long seed) {
        Run run = new Run(n, seed);
        double least = Double.POSITIVE_INFINITY;
        double second = Double.POSITIVE_INFINITY;
        int knot = NONE;
        double[] fit = new double[3];
        for (int k = 2; k <= n - 4; k++) {
            double[] its = fit(run.val, k);
            double squares = squares(run.val, k, its);
            if (squares < least) {
                second = least;
                least = squares;
                knot = k;
                fit = its;
            } else {
                second = Math.min(second, squares);
            }
        }
        int after = n - 1 - knot;
        double rising = fit[1] + fit[2];
        double error = Math.sqrt(least / Math.max(1, n - 3))
                / Math.sqrt((after + 1.0) * ((after + 1.0) * (after + 1.0) - 1) / 12);
        double level = fit[0] + fit[1] * knot;
        double[] margins = {-fit[1], rising - 2.5 * error, rising * after - 0.01 * Math.abs(level), second - least};
        // Decided by rounding: a knot as good as another one, or a condition met by nothing.
        if (Arrays.stream(margins).anyMatch(margin -> Math.abs(margin) < 1e-9)) {
            return;
        }
        boolean overfit = margins[0] > 0 && margins[1] > 0 && margins[2] > 0 && trainImproves(run.train, knot);
        assertThat(run.number("overfit_onset", "hinge")).isEqualTo(orNone(overfit ? knot : NONE));
    }

    /** Train's centred moving average at the end is below that at an index. */
    private static boolean trainImproves(double[] u, int index) {
        return average(u, u.length - 1) < average(u, index);
    }

    private static double average(double[] v, int index) {
        int window = Math.max(3, v.length / 20) | 1;
        double sum = 0;
        for (int j = index - window / 2; j <= index + window / 2; j++) {
            sum += v[Math.clamp(j, 0, v.length - 1)] / window;
        }
        return sum;
    }

    private static double squares(double[] v, int knot, double[] fit) {
        double sum = 0;
        for (int i = 0; i < v.length; i++) {
            double rest = v[i] - fit[0] - fit[1] * i - fit[2] * Math.max(0, i - knot);
            sum += rest * rest;
        }
        return sum;
    }

    /** Least squares of 1, x and max(0, x − knot) by Gauss–Jordan elimination. */
    private static double[] fit(double[] v, int knot) {
        double[][] m = new double[3][4];
        for (int i = 0; i < v.length; i++) {
            double[] row = {1, i, Math.max(0, i - knot), v[i]};
            for (int a = 0; a < 3; a++) {
                for (int b = 0; b < 4; b++) {
                    m[a][b] += row[a] * row[b];
                }
            }
        }
        for (int pivot = 0; pivot < 3; pivot++) {
            for (int a = 0; a < 3; a++) {
                double factor = a == pivot ? 0 : m[a][pivot] / m[pivot][pivot];
                for (int b = 0; b < 4; b++) {
                    m[a][b] -= factor * m[pivot][b];
                }
            }
        }
        return new double[]{m[0][3] / m[0][0], m[1][3] / m[1][1], m[2][3] / m[2][2]};
    }

    @Property(tries = 100)
    void severity(@ForAll @IntRange(min = 5, max = 120) int n, @ForAll long seed) {
        Run run = new Run(n, seed);
        double onset = run.number("overfit_onset", "durable");
        double expected = 0;
        if (!Double.isNaN(onset)) {
            int tail = n - (int) onset;
            int k = Math.max(2, Math.min(tail / 3, Math.max(3, n / 20) | 1));
            double end = Arrays.stream(run.val, n - k, n).sum() / k;
            expected = 100 * (end - run.val[(int) onset]) / Math.abs(run.val[(int) onset]);
        }
        assertThat(run.number("overfit_severity", "durable")).isCloseTo(expected, within(1e-9));
    }
}
