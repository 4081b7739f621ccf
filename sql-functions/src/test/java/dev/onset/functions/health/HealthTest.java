package dev.onset.functions.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.function.IntToDoubleFunction;

import org.junit.jupiter.api.Test;

import dev.onset.functions.FunctionCall;

class HealthTest {

    private static double[] curve(int n, IntToDoubleFunction value) {
        double[] values = new double[n];
        Arrays.setAll(values, value);
        return values;
    }

    private static FunctionCall call(String function, double... values) {
        return FunctionCall.of(function).curve(values);
    }

    private static Object verdict(double[] train, double[] val) {
        return String.valueOf(FunctionCall.of("curve_verdict").curve(train).curve(val).value());
    }

    @Test
    void nanAndInfinitiesAreCountedAndFound() {
        double[] broken = {3, 2, Double.NaN, 1, Double.POSITIVE_INFINITY};
        assertThat(call("nonfinite_count", broken).value()).isEqualTo(2L);
        assertThat(call("first_nonfinite_step", broken).value()).isEqualTo(2.0);
        assertThat(call("diverged", broken).value()).isEqualTo(true);
    }

    @Test
    void aNegativeLossThatFallsHasNotDiverged() {
        assertThat(call("diverged", curve(50, i -> -1.0 - i)).value()).isEqualTo(false);
        assertThat(call("diverged", curve(50, i -> -100.0 + 2 * i)).value()).isEqualTo(true);
    }

    @Test
    void spikesAreThoseOfThePlainDefinition() {
        Random random = new Random(6);
        double[] y = curve(3000, i -> random.nextGaussian() + (i % 500 == 499 ? 30 : 0) + (i == 1200 ? 1e18 : 0));
        int window = 100;
        int expected = 0;
        for (int i = 10; i < y.length; i++) {
            double[] before = Arrays.copyOfRange(y, Math.max(0, i - window), i);
            double mean = Arrays.stream(before).sum() / before.length;
            double variance = Arrays.stream(before).map(v -> (v - mean) * (v - mean)).sum() / before.length;
            expected += y[i] > mean && y[i] - mean >= 7 * Math.sqrt(variance) ? 1 : 0;
        }
        assertThat(expected).isPositive();
        assertThat(call("spike_count", y).option((long) window).value()).isEqualTo((long) expected);
    }

    @Test
    void spikesOfFallingRisingAndFarAwayCurvesAreFoundWhereverTheyAre() {
        Random random = new Random(7);
        for (int round = 0; round < 60; round++) {
            double slope = (round % 3 - 1) * 0.01;
            double level = round % 2 == 0 ? 1e7 : 0;
            double noise = Math.pow(10, -(round % 5));
            double[] y = curve(11 + random.nextInt(300), i -> level + slope * i + noise * random.nextGaussian());
            for (int i = 0; i < 3; i++) {
                y[random.nextInt(y.length)] += noise * 20 * random.nextDouble();
            }
            double sigmas = 2 + round % 4;
            int expected = 0;
            for (int i = 10; i < y.length; i++) {
                double[] before = Arrays.copyOf(y, i);
                double mean = level + Arrays.stream(before).map(v -> v - level).sum() / i;
                double variance = Arrays.stream(before).map(v -> (v - mean) * (v - mean)).sum() / i;
                expected += y[i] > mean && y[i] - mean >= sigmas * Math.sqrt(variance) ? 1 : 0;
            }
            assertThat(call("spike_count", y).option(1000L).option(sigmas).value()).as("round %d", round)
                    .isEqualTo((long) expected);
        }
    }

    @Test
    void aCurveRecoversFromItsSpike() {
        double[] y = curve(100, i -> 1 + 0.01 * Math.sin(i) + (i >= 50 && i < 53 ? 5 : 0));
        assertThat(call("first_spike_step", y).value()).isEqualTo(50.0);
        assertThat(call("spike_recovery_steps", y).number()).isBetween(3.0, 6.0);
    }

    @Test
    void aPlateauStartsWhereProgressEnds() {
        double[] y = curve(100, i -> Math.max(0.5, 1 - 0.01 * i));
        assertThat(call("plateau_step", y).number()).isBetween(49.0, 51.0);
        assertThat(call("improving_at_end", y).value()).isEqualTo(false);
    }

    @Test
    void aFallingCurveIsStillImproving() {
        double[] y = curve(100, i -> 1 - 0.005 * i);
        assertThat(call("plateau_step", y).value()).isNull();
        assertThat(call("improving_at_end", y).value()).isEqualTo(true);
    }

    @Test
    void jitterMakesACurveRough() {
        assertThat(call("roughness", curve(100, i -> 5 - 0.03 * i)).number()).isLessThan(1e-10);
        assertThat(call("roughness", curve(100, i -> i % 2)).number()).isGreaterThan(1.9);
    }

    @Test
    void aVerdictNamesWhatIsTheMatter() {
        double[] learning = curve(100, i -> 2 * Math.exp(-i / 30.0));
        assertThat(verdict(new double[]{1, 2}, new double[]{1, 2})).isEqualTo("insufficient_data");
        assertThat(verdict(learning, curve(100, i -> i == 50 ? Double.NaN : 1.0))).isEqualTo("nonfinite");
        assertThat(verdict(curve(100, i -> 1 + 0.1 * i), curve(100, i -> 1 + 0.1 * i))).isEqualTo("diverged");
        assertThat(verdict(learning, curve(100, i -> 1 + Math.max(0, i - 20) * 0.1))).isEqualTo("overfit");
        assertThat(verdict(curve(100, i -> 2.0), curve(100, i -> 2.0))).isEqualTo("never_learned");
        assertThat(verdict(learning, curve(100, i -> 0.9 + Math.abs(i - 40) * 0.005))).isEqualTo("overfit");
        assertThat(verdict(learning, learning)).isEqualTo("improving");
        assertThat(verdict(curve(100, i -> 0.5 + Math.exp(-i / 5.0)), curve(100, i -> 0.5 + Math.exp(-i / 5.0))))
                .isEqualTo("plateau");
    }
}
