package dev.onset.functions.health;

import static dev.onset.functions.PlainStatistics.mean;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;

import dev.onset.functions.FunctionCall;

/** Spikes, plateaus and roughness written down once more in the plainest way, over sparse curves with broken values. */
class PlainHealthTest {

    /** A curve at irregular steps, some of its values not finite; steps and values of its finite points beside it. */
    private static final class Sparse {
        private final double[] allSteps;
        private final double[] all;
        private final double[] x;
        private final double[] y;

        Sparse(int n, long seed, double spikes) {
            Random random = new Random(seed);
            allSteps = new double[n];
            all = new double[n];
            for (int i = 0; i < n; i++) {
                allSteps[i] = (i > 0 ? allSteps[i - 1] : 50) + 1 + random.nextInt(1 + random.nextInt(200));
                double usual = Math.exp(-i / (n / 4.0)) + 0.05 * random.nextGaussian();
                all[i] = random.nextInt(12) == 0 ? Double.NaN
                        : usual + (random.nextDouble() < spikes ? 2 + random.nextInt(3) : 0);
            }
            int[] finite = IntStream.range(0, n).filter(i -> Double.isFinite(all[i])).toArray();
            x = Arrays.stream(finite).mapToDouble(i -> allSteps[i]).toArray();
            y = Arrays.stream(finite).mapToDouble(i -> all[i]).toArray();
        }

        FunctionCall call(String function) {
            return FunctionCall.of(function).curve(allSteps, all);
        }
    }

    private static double deviation(double[] v) {
        double mean = mean(v);
        return Math.sqrt(Arrays.stream(v).map(value -> (value - mean) * (value - mean)).sum() / v.length);
    }

    @Property(tries = 100)
    void spikes(@ForAll @IntRange(min = 1, max = 300) int n, @ForAll @IntRange(min = 10, max = 120) int window,
            @ForAll long seed) {
        Sparse curve = new Sparse(n, seed, 0.02);
        int count = 0;
        @Nullable
        Double first = null;
        @Nullable
        Double recovery = null;
        for (int i = 10; i < curve.y.length; i++) {
            double[] before = Arrays.copyOfRange(curve.y, Math.max(0, i - window), i);
            if (curve.y[i] >= mean(before) + 6 * deviation(before)) {
                count++;
                if (first == null) {
                    first = curve.x[i];
                    for (int j = curve.y.length - 1; j > i; j--) {
                        recovery = curve.y[j] <= mean(before) ? Double.valueOf(curve.x[j] - first) : recovery;
                    }
                }
            }
        }
        assertThat(spike("first_spike_step", curve, window)).isEqualTo(first);
        assertThat(spike("spike_recovery_steps", curve, window)).isEqualTo(recovery);
        if (curve.y.length > 10) {
            assertThat(spike("spike_count", curve, window)).isEqualTo((long) count);
            assertThat((Double) spike("spike_score", curve, window)).isCloseTo(100.0 * count / curve.y.length,
                    within(1e-12));
        }
    }

    private static @Nullable Object spike(String function, Sparse curve, int window) {
        return curve.call(function).option((long) window).option(6.0).value();
    }

    @Property(tries = 100)
    void plateaus(@ForAll @IntRange(min = 1, max = 300) int n, @ForAll @IntRange(min = 1, max = 40) int window,
            @ForAll long seed) {
        Sparse curve = new Sparse(n, seed, 0);
        double rel = 0.02;
        int points = curve.y.length;
        // From which point on does no window make progress? Tried from the first to the last.
        int start = -1;
        for (int from = 0; from + window < points && start < 0; from++) {
            boolean progress = false;
            for (int end = from + window; end < points; end++) {
                double before = least(curve.y, end - window);
                progress |= least(curve.y, end) < before - rel * Math.abs(before);
            }
            start = progress ? -1 : from;
        }
        @Nullable
        Object expected = start < 0 ? null : (Object) curve.x[start];
        assertThat(curve.call("plateau_step").option((long) window).option(rel).value()).isEqualTo(expected);
        @Nullable
        Object improving = points <= window ? null : (Object) (start < 0);
        assertThat(curve.call("improving_at_end").option((long) window).option(rel).value()).isEqualTo(improving);
    }

    /** The least of the values up to an index, this one included. */
    private static double least(double[] v, int to) {
        return Arrays.stream(v, 0, to + 1).min().orElseThrow();
    }

    @Property(tries = 100)
    void roughness(@ForAll @IntRange(min = 3, max = 200) int n, @ForAll long seed) {
        Sparse curve = new Sparse(n, seed, 0.05);
        int points = curve.y.length;
        if (points < 3) {
            return;
        }
        double[] x = Arrays.stream(curve.x).map(v -> v - mean(curve.x)).toArray();
        double slope = 0;
        for (int i = 0; i < points; i++) {
            slope += x[i] * curve.y[i] / Arrays.stream(x).map(v -> v * v).sum();
        }
        double[] differences = new double[points - 1];
        for (int i = 1; i < points; i++) {
            differences[i - 1] = curve.y[i] - slope * x[i] - (curve.y[i - 1] - slope * x[i - 1]);
        }
        assertThat(curve.call("roughness").number()).isCloseTo(deviation(differences) / deviation(curve.y),
                within(1e-9));
    }

    @Property(tries = 100)
    void brokenValues(@ForAll @IntRange(min = 1, max = 60) int n, @ForAll long seed) {
        Sparse curve = new Sparse(n, seed, 0);
        @Nullable
        Double first = null;
        long count = 0;
        for (int i = n - 1; i >= 0; i--) {
            first = Double.isNaN(curve.all[i]) ? Double.valueOf(curve.allSteps[i]) : first;
            count += Double.isNaN(curve.all[i]) ? 1 : 0;
        }
        assertThat(curve.call("first_nonfinite_step").value()).isEqualTo(first);
        assertThat(curve.call("nonfinite_count").value()).isEqualTo(count);
    }

    /** Each verdict is what the single functions say, in the order of the reference. */
    @Property(tries = 200)
    void verdicts(@ForAll @IntRange(min = 1, max = 120) int n, @ForAll long seed) {
        Random random = new Random(seed);
        double[] steps = FunctionCall.stepsOf(n);
        double[] train = new double[n];
        double[] val = new double[n];
        double speed = random.nextInt(4) * 10;
        double rise = random.nextInt(3) == 0 ? 0.01 : 0;
        for (int i = 0; i < n; i++) {
            train[i] = 1 + Math.exp(-speed * i / n) + (random.nextInt(60) == 0 ? 3 * random.nextInt(2) : 0);
            val[i] = 1 + Math.exp(-speed * i / n) + rise * Math.max(0, i - 20) + 0.01 * random.nextGaussian();
        }
        if (random.nextInt(8) == 0) {
            val[random.nextInt(n)] = Double.NaN;
        }
        FunctionCall verdict = FunctionCall.of("curve_verdict").curve(steps, train).curve(steps, val);
        long evaluations = Arrays.stream(val).filter(Double::isFinite).count();
        double broken = of("nonfinite_count", train).number() + of("nonfinite_count", val).number();
        boolean overfit = both("overfit_onset", train, val).value() != null;
        boolean diverged = Boolean.TRUE.equals(of("diverged", train).value())
                || (!overfit && Boolean.TRUE.equals(of("diverged", val).value()));
        double first = of("first_value_of", train).number();
        boolean learned = of("best_value", train).number() <= first - 0.01 * Math.abs(first);
        boolean gapGrows = both("gap_trend", train, val).number() > 0
                && both("gap_trend_p", train, val).number() < 0.01;
        String expected = evaluations < 5 ? "insufficient_data"
                : broken > 0 ? "nonfinite"
                        : diverged ? "diverged"
                                : !learned ? "never_learned"
                                        : of("spike_score", train).number() > 0.1 ? "spiky"
                                                : overfit ? "overfit"
                                                        : gapGrows ? "gap_growing"
                                                                : of("plateau_step", val).value() != null ? "plateau"
                                                                        : Boolean.TRUE.equals(
                                                                                of("improving_at_end", val).value())
                                                                                        ? "improving" : "ok";
        assertThat(verdict.value()).isEqualTo(expected);
    }

    private static FunctionCall of(String function, double[] curve) {
        return FunctionCall.of(function).curve(curve);
    }

    private static FunctionCall both(String function, double[] train, double[] val) {
        return FunctionCall.of(function).curve(train).curve(val);
    }
}
