package dev.onset.functions;

import static dev.onset.functions.PlainStatistics.absoluteDeviation;
import static dev.onset.functions.PlainStatistics.differences;
import static dev.onset.functions.PlainStatistics.pOfS;
import static dev.onset.functions.PlainStatistics.risingLessFalling;
import static dev.onset.functions.PlainStatistics.varianceOfS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/**
 * The formulas of the reference written down once more in the plainest way, by sorting and by loops over all pairs, over
 * random curves logged at irregular steps: val at every third step of train, some values broken.
 */
class PlainFormulasTest {

    private static final double NONE = -1;

    /** A run: train at all steps, val at some; u is train as aligned by hand. */
    private static final class Run {
        private final double[] trainSteps;
        private final double[] train;
        private final double[] steps;
        private final double[] val;
        private final double[] u;

        Run(int evaluations, long seed) {
            Random random = new Random(seed);
            int n = 3 * evaluations;
            trainSteps = new double[n];
            train = new double[n];
            steps = new double[evaluations];
            val = new double[evaluations];
            u = new double[evaluations];
            double rise = random.nextInt(2) * random.nextDouble() * 0.02;
            for (int i = 0; i < n; i++) {
                trainSteps[i] = (i > 0 ? trainSteps[i - 1] : 100) + 1 + random.nextInt(4);
                train[i] = i % 11 == 10 ? Double.NaN : 1.2 * Math.exp(-i / 30.0) + 0.1 * random.nextGaussian();
            }
            for (int e = 0; e < evaluations; e++) {
                steps[e] = trainSteps[3 * e + 2];
                val[e] = 0.5 + Math.exp(-e / 8.0) + rise * e + 0.1 * random.nextGaussian();
                u[e] = aligned(e);
            }
        }

        /** The mean of the finite train values since the previous evaluation. */
        private double aligned(int evaluation) {
            return Arrays.stream(train, 3 * evaluation, 3 * evaluation + 3).filter(Double::isFinite).average()
                    .orElseThrow();
        }

        FunctionCall both(String function) {
            return FunctionCall.of(function).curve(trainSteps, train).curve(steps, val);
        }

        FunctionCall val(String function) {
            return FunctionCall.of(function).curve(steps, val);
        }

        double[] gap() {
            double[] gap = new double[val.length];
            Arrays.setAll(gap, i -> val[i] - u[i]);
            return gap;
        }
    }

    private static double least(double[] v, int to) {
        return Arrays.stream(v, 0, to).min().orElseThrow();
    }

    private static double step(FunctionCall call) {
        double step = call.number();
        return Double.isNaN(step) ? NONE : step;
    }

    private static double mean(double[] v, int from, int to) {
        return Arrays.stream(v, from, to).average().orElseThrow();
    }

    @Property(tries = 100)
    void theGapAndItsTrend(@ForAll @IntRange(min = 3, max = 80) int n, @ForAll long seed) {
        Run run = new Run(n, seed);
        double[] gap = run.gap();
        double x = mean(run.steps, 0, n);
        double y = mean(gap, 0, n);
        double above = 0;
        double below = 0;
        for (int i = 0; i < n; i++) {
            above += (run.steps[i] - x) * (gap[i] - y);
            below += (run.steps[i] - x) * (run.steps[i] - x);
        }
        assertThat(run.both("gap_trend").number()).isCloseTo(above / below, within(1e-12));
        assertThat(run.both("gap_last").number()).isCloseTo(gap[n - 1], within(1e-12));
        assertThat(run.both("gap_max").number()).isCloseTo(Arrays.stream(gap).max().orElseThrow(), within(1e-12));
        double p = pOfS(risingLessFalling(gap), varianceOfS(gap));
        assertThat(run.both("gap_trend_p").number()).isCloseTo(p, within(1e-6));
    }

    @Property(tries = 100)
    void trainAboveValidation(@ForAll @IntRange(min = 2, max = 80) int n, @ForAll long seed) {
        Run run = new Run(n, seed);
        double[] gap = run.gap();
        int inverted = 0;
        double end = NONE;
        double shifted = 0;
        double plain = 0;
        for (int i = 0; i < n; i++) {
            boolean above = gap[i] < 0;
            inverted += above ? 1 : 0;
            end = above ? (i + 1 < n ? run.steps[i + 1] : NONE) : end;
            if (i + 1 < n) {
                shifted += run.val[i] - (run.u[i] + run.u[i + 1]) / 2;
                plain += gap[i];
            }
        }
        assertThat(run.both("inverted_fraction").number()).isCloseTo((double) inverted / n, within(1e-12));
        assertThat(step(run.both("inversion_end_step"))).isEqualTo(end);
        assertThat(run.both("gap_shifted").number()).isCloseTo(shifted / (n - 1), within(1e-12));
        assertThat(run.both("inversion_explained").number())
                .isCloseTo(Math.clamp(1 - Math.abs(shifted) / Math.abs(plain), 0.0, 1.0), within(1e-9));
    }

    @Property(tries = 100)
    void prechelt(@ForAll @IntRange(min = 1, max = 80) int n, @ForAll long seed) {
        Run run = new Run(n, seed);
        double gl = NONE;
        double pq = NONE;
        double up = NONE;
        for (int t = n - 1; t >= 0; t--) {
            double loss = 100 * (run.val[t] / least(run.val, t + 1) - 1);
            gl = loss > 5 ? run.steps[t] : gl;
            if (t >= 4) {
                double[] last = Arrays.copyOfRange(run.u, t - 4, t + 1);
                double progress = 1000 * (mean(last, 0, 5) - least(last, 5)) / Math.abs(least(last, 5));
                pq = loss / progress > 0.05 ? run.steps[t] : pq;
            }
            boolean ends = (t + 1) % 5 == 0 && t - 15 >= 0;
            up = ends && run.val[t] > run.val[t - 5] && run.val[t - 5] > run.val[t - 10]
                    && run.val[t - 10] > run.val[t - 15] ? run.steps[t] : up;
        }
        assertThat(step(run.val("gl_stop_step"))).isEqualTo(gl);
        assertThat(step(run.both("pq_stop_step").option(0.05))).isEqualTo(pq);
        assertThat(step(run.val("up_stop_step"))).isEqualTo(up);
        assertThat(run.val("generalization_loss").number())
                .isCloseTo(100 * (run.val[n - 1] / least(run.val, n) - 1), within(1e-9));
    }

    @Property(tries = 100)
    void bestValuesAndArea(@ForAll @IntRange(min = 2, max = 80) int n, @ForAll long seed) {
        Run run = new Run(n, seed);
        int best = 0;
        double area = 0;
        for (int i = 0; i < n; i++) {
            best = run.val[i] < run.val[best] ? i : best;
            area += i == 0 ? 0 : (run.steps[i] - run.steps[i - 1]) * (run.val[i] + run.val[i - 1]) / 2;
        }
        double range = run.steps[n - 1] - run.steps[0];
        assertThat(run.val("best_step").value()).isEqualTo(run.steps[best]);
        assertThat(run.val("wasted_fraction").number()).isCloseTo((run.steps[n - 1] - run.steps[best]) / range,
                within(1e-12));
        assertThat(run.val("auc").number()).isCloseTo(area / range, within(1e-12));
        assertThat(step(run.val("steps_to_target").option(0.8))).isEqualTo(firstAtMost(run, 0.8));
    }

    private static double firstAtMost(Run run, double target) {
        for (int i = 0; i < run.val.length; i++) {
            if (run.val[i] <= target) {
                return run.steps[i];
            }
        }
        return NONE;
    }

    @Property(tries = 100)
    void health(@ForAll @IntRange(min = 11, max = 80) int n, @ForAll long seed) {
        Run run = new Run(n, seed);
        double start = run.steps[0];
        boolean improving = false;
        for (int i = 10; i < n; i++) {
            double before = least(run.val, i - 9);
            improving = least(run.val, i + 1) < before - 0.001 * Math.abs(before);
            start = improving ? run.steps[i - 9] : start;
        }
        assertThat(run.val("improving_at_end").value()).isEqualTo(improving);
        assertThat(run.val("plateau_step").value()).isEqualTo(improving ? null : (Object) start);
        double[] last = Arrays.copyOfRange(run.val, n - 5, n);
        double[] first = Arrays.copyOf(run.val, 5);
        Arrays.sort(last);
        Arrays.sort(first);
        double limit = least(run.val, n) + 0.5 * Math.abs(least(run.val, n));
        assertThat(run.val("diverged").value()).isEqualTo(last[2] > limit && last[2] > first[2]);
        assertThat(FunctionCall.of("nonfinite_count").curve(run.trainSteps, run.train).value())
                .isEqualTo(Arrays.stream(run.train).filter(v -> !Double.isFinite(v)).count());
    }

    @Property(tries = 100)
    void pageAndHinkley(@ForAll @IntRange(min = 3, max = 120) int n, @ForAll long seed) {
        Run run = new Run(n, seed);
        double sigma = 1.4826 * absoluteDeviation(differences(run.val)) / Math.sqrt(2);
        double alarm = NONE;
        double[] m = new double[n + 1];
        for (int t = 1; t <= n; t++) {
            m[t] = m[t - 1] + run.val[t - 1] - mean(run.val, 0, t) - 0.5 * sigma;
            if (alarm == NONE && m[t] - least(m, t + 1) > 2 * sigma) {
                alarm = run.steps[t - 1];
            }
        }
        assertThat(step(run.val("page_hinkley_step").option(0.5).option(2.0))).isEqualTo(alarm);
    }
}
