package dev.onset.functions.overfitting;

import static dev.onset.functions.PlainStatistics.absoluteDeviation;
import static dev.onset.functions.PlainStatistics.differences;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.function.IntToDoubleFunction;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

import dev.onset.functions.FunctionCall;

/** {@code overfit_onset} against its definition written down plainly, without shortcuts. */
class TrendOnsetReferenceTest {

    private static double mean(double[] v, int from, int to) {
        return Arrays.stream(v, from, to).sum() / (to - from);
    }

    private static double[] smooth(double[] v, int w) {
        double[] s = new double[v.length];
        for (int i = 0; i < v.length; i++) {
            for (int j = i - w / 2; j <= i + w / 2; j++) {
                s[i] += v[Math.clamp(j, 0, v.length - 1)] / w;
            }
        }
        return s;
    }

    private static int argMin(double[] v, int from, int to) {
        int best = from;
        for (int i = from; i < to; i++) {
            best = v[i] < v[best] ? i : best;
        }
        return best;
    }

    /** The onset, or −1. */
    private static int onset(double[] u, double[] v) {
        int n = v.length;
        int w = Math.max(3, n / 20) | 1;
        double[] s = smooth(v, w);
        double[] us = smooth(u, w);
        int b = argMin(s, 0, n);
        int m = n - b;
        if (m < 5) {
            return -1;
        }
        double[] residual = new double[n];
        for (int i = 0; i < n; i++) {
            residual[i] = v[i] - s[i];
        }
        double centre = mean(residual, 0, n);
        double lag = 0;
        double squares = 0;
        for (int i = 0; i < n; i++) {
            squares += (residual[i] - centre) * (residual[i] - centre);
            lag += i > 0 ? (residual[i] - centre) * (residual[i - 1] - centre) : 0;
        }
        double r = squares > 0 ? Math.clamp(lag / squares, 0, 0.95) : 0;
        double sigma = Math.max(1.4826 * absoluteDeviation(differences(v)) / Math.sqrt(2),
                1.4826 * absoluteDeviation(residual))
                * Math.sqrt((1 + r) / (1 - r));
        double meanTail = mean(v, b, n);
        double sxx = 0;
        double sxy = 0;
        for (int i = 0; i < m; i++) {
            double x = i - (m - 1) / 2.0;
            sxx += x * x;
            sxy += x * (v[b + i] - meanTail);
        }
        int k = Math.max(2, Math.min(m / 3, w));
        boolean overfit = sxy / sxx > 2.5 * sigma / Math.sqrt(sxx)
                && mean(v, n - k, n) - s[b] > 0.01 * Math.abs(s[b]) && us[n - 1] < us[b];
        return overfit ? argMin(smooth(v, Math.max(1, n / 100) | 1), Math.max(0, b - w / 2), Math.min(n, b + w / 2 + 1))
                : -1;
    }

    @Property(tries = 400)
    void theOnsetIsThatOfTheDefinition(@ForAll @IntRange(min = 5, max = 400) int n, @ForAll long seed) {
        Random random = new Random(seed);
        double noise = random.nextDouble() * 0.1;
        double rise = random.nextInt(3) * random.nextDouble() / n;
        double turn = n * random.nextDouble();
        double correlation = random.nextInt(2) * 0.8;
        double[] u = new double[n];
        double[] v = new double[n];
        double jitter = 0;
        for (int i = 0; i < n; i++) {
            jitter = correlation * jitter + noise * random.nextGaussian();
            u[i] = 2 * Math.exp(-4.0 * i / n) + noise / 5 * random.nextGaussian();
            v[i] = 0.3 + 2 * Math.exp(-6.0 * i / n) + rise * Math.max(0, i - turn) + jitter;
        }
        Object expected = onset(u, v) < 0 ? null : (double) onset(u, v);
        assertThat(FunctionCall.of("overfit_onset").curve(u).curve(v).value()).isEqualTo(expected);
    }

    private static double[] curve(int n, IntToDoubleFunction value) {
        double[] values = new double[n];
        Arrays.setAll(values, value);
        return values;
    }

    private static final double[] LEARNING = curve(100, i -> 2 * Math.exp(-i / 30.0));

    @Test
    void allOfOurMethodsFindAClearMinimum() {
        double[] val = curve(100, i -> 0.5 + Math.abs(i - 40) * 0.01);
        for (String method : new String[]{"trend", "durable", "hinge"}) {
            assertThat(FunctionCall.of("overfit_onset").curve(LEARNING).curve(val).option(method).number()).as(method)
                    .isBetween(38.0, 42.0);
        }
    }

    @Test
    void aRunWhoseTrainLossRisesTooHasDivergedInstead() {
        double[] val = curve(100, i -> 0.5 + Math.abs(i - 40) * 0.01);
        for (String method : new String[]{"trend", "durable", "hinge"}) {
            assertThat(FunctionCall.of("overfit_onset").curve(val).curve(val).option(method).value()).as(method)
                    .isNull();
        }
    }

    @Test
    void aSpikeFarAwayDoesNotHideTheOnset() {
        double[] val = curve(100, i -> i == 3 ? 1e20 : 0.5 + Math.abs(i - 40) * 0.01);
        assertThat(FunctionCall.of("overfit_onset").curve(LEARNING).curve(val).value()).isEqualTo(40.0);
    }

    @Test
    void negativeLossesWorkToo() {
        double[] val = curve(100, i -> -3 + Math.abs(i - 40) * 0.01);
        assertThat(FunctionCall.of("overfit_onset").curve(LEARNING).curve(val).value()).isEqualTo(40.0);
        assertThat(FunctionCall.of("overfit_severity").curve(LEARNING).curve(val).number()).isBetween(15.0, 20.0);
    }

    @Test
    void evaluationsEveryTenStepsGiveWhatTheyGiveWithoutTheStepsBetween() {
        double[] evals = curve(100, i -> 10.0 * i + 9);
        double[] val = curve(100, i -> 0.5 + Math.abs(i - 40) * 0.01);
        double[] train = curve(1000, i -> 2 * Math.exp(-i / 300.0));
        assertThat(FunctionCall.of("overfit_onset").curve(train).curve(evals, val).value()).isEqualTo(409.0);
    }

    @Test
    void fourEvaluationsAreTooFew() {
        assertThat(FunctionCall.of("overfit_onset").curve(4, 3, 2, 1).curve(1, 2, 3, 4).value()).isNull();
    }
}
