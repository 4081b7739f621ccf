package dev.onset.functions.smoothing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import dev.onset.functions.FunctionCall;
import dev.onset.functions.InvalidOptionException;
import dev.onset.functions.WindowCall;

class SmoothingTest {

    private static final double[] VAL = {1.432, 1.398, 1.387, 1.360, 1.354, 1.358, 1.346, 1.297, 1.321, 1.330, 1.291,
        1.273, 1.362, 1.217, 1.290, 1.237, 1.265, 1.266, 1.213};

    private static double[] smooth(String name, double[] y, @Nullable Object option) {
        return WindowCall.of(name).option(option).smooth(FunctionCall.stepsOf(y.length), y);
    }

    /** As TensorBoard 2 shows them for the weight of its slider's start. */
    @Test
    void emaIsTensorBoards() {
        double[] shown = smooth("ema", VAL, 0.6);
        assertThat(shown[0]).isEqualTo(1.432);
        assertThat(shown[1]).isCloseTo(1.41075, within(1e-15));
        assertThat(shown[2]).isCloseTo(1.3986326530612, within(5e-14));
        assertThat(shown[18]).isCloseTo(1.2445354101132, within(5e-14));
    }

    /** The loop of resmoothDataset (vz_line_chart2/line-chart.ts), to the last bit. */
    @Property(tries = 100)
    void emaDoesWhatTheBrowserDoes(@ForAll @IntRange(min = 0, max = 60) int n, @ForAll long seed) {
        Random random = new Random(seed);
        double weight = random.nextInt(5) == 0 ? 1 : random.nextDouble();
        double[] y = new double[n];
        Arrays.setAll(y, i -> random.nextInt(9) == 0 ? Double.POSITIVE_INFINITY : random.nextGaussian());
        double last = 0;
        double accumulated = 0;
        double[] expected = new double[n];
        boolean constant = n == 0 || Arrays.stream(y).allMatch(v -> v == y[0]);
        for (int i = 0; i < n; i++) {
            if (constant || !Double.isFinite(y[i])) {
                expected[i] = y[i];
            } else {
                last = last * weight + (1 - weight) * y[i];
                accumulated++;
                double debias = weight == 1 ? 1 : 1 - StrictMath.pow(weight, accumulated);
                expected[i] = last / debias;
            }
        }
        assertThat(smooth("ema", y, weight)).isEqualTo(expected);
    }

    @Test
    void aConstantCurveStaysAsItIs() {
        assertThat(smooth("ema", new double[]{0.1, 0.1, 0.1}, 0.9)).containsOnly(0.1);
    }

    @Property(tries = 100)
    void theMovingAverageIsTheMeanOfTheLastFiniteValues(@ForAll @IntRange(min = 0, max = 80) int n,
            @ForAll @IntRange(min = 1, max = 12) int window, @ForAll long seed) {
        Random random = new Random(seed);
        double[] y = new double[n];
        Arrays.setAll(y, i -> random.nextInt(9) == 0 ? Double.NaN : random.nextGaussian());
        double[] shown = smooth("moving_avg", y, (long) window);
        for (int i = 0; i < n; i++) {
            double[] finite = Arrays.stream(y, 0, i + 1).filter(Double::isFinite).toArray();
            double[] last = Arrays.copyOfRange(finite, Math.max(0, finite.length - window), finite.length);
            if (Double.isFinite(y[i])) {
                assertThat(shown[i]).isCloseTo(Arrays.stream(last).average().orElseThrow(), within(1e-12));
            } else {
                assertThat(shown[i]).isNaN();
            }
        }
    }

    @Test
    void aSpikeLeavesNothingBehindInAMovingAverage() {
        double[] y = new double[100];
        Arrays.setAll(y, i -> i == 3 ? 1e20 : 1);
        assertThat(smooth("moving_avg", y, 5L)[50]).isEqualTo(1.0);
    }

    @Test
    void aBellCurveWeighsItsNeighbours() {
        double near = Math.exp(-0.5);
        double far = Math.exp(-2);
        assertThat(smooth("gaussian_smooth", new double[]{1, 5, 2}, 1.0)[0])
                .isCloseTo((1 + 5 * near + 2 * far) / (1 + near + far), within(1e-15));
        assertThat(smooth("gaussian_smooth", new double[]{1, Double.NaN, 2}, 1.0)[1]).isNaN();
    }

    /** Also where the sums are expanded: 80 points and more within reach of each. */
    @Property(tries = 60)
    void aBellCurveWeighsAllPoints(@ForAll @IntRange(min = 1, max = 2000) int n, @ForAll long seed) {
        Random random = new Random(seed);
        double sigma = Math.pow(10, random.nextDouble(-1, 5));
        double[] x = new double[n];
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = (i > 0 ? x[i - 1] : 1e6) + random.nextInt(4);
            y[i] = random.nextInt(20) == 0 ? Double.NaN : 3 + random.nextGaussian();
        }
        double[] shown = WindowCall.of("gaussian_smooth").option(sigma).smooth(x, y);
        for (int i = 0; i < n; i += 1 + n / 50) {
            double sum = 0;
            double weights = 0;
            for (int j = 0; j < n; j++) {
                double weight = Double.isNaN(y[j]) ? 0 : Math.exp(-Math.pow((x[j] - x[i]) / sigma, 2) / 2);
                sum += weight == 0 ? 0 : weight * y[j];
                weights += weight;
            }
            assertThat(shown[i]).isCloseTo(Double.isNaN(y[i]) ? Double.NaN : sum / weights, within(1e-11));
        }
    }

    @Test
    void aBellCurveDoesNotMindTheOrderOfItsPoints() {
        double[] descending = WindowCall.of("gaussian_smooth").option(1.5).smooth(new double[]{3, 2, 1, 0},
                new double[]{4, 3, 5, 1});
        double[] ascending = WindowCall.of("gaussian_smooth").option(1.5).smooth(new double[]{0, 1, 2, 3},
                new double[]{1, 5, 3, 4});
        assertThat(descending).containsExactly(ascending[3], ascending[2], ascending[1], ascending[0]);
    }

    @Test
    void optionsOutsideTheirDomainAreRefused() {
        assertThatThrownBy(() -> smooth("ema", VAL, 1.5)).isInstanceOf(InvalidOptionException.class)
                .hasMessageContaining("weight").hasMessageContaining("between 0 and 1");
        assertThatThrownBy(() -> smooth("gaussian_smooth", VAL, null)).isInstanceOf(InvalidOptionException.class);
        assertThatThrownBy(() -> smooth("moving_avg", VAL, 0L)).isInstanceOf(InvalidOptionException.class);
    }
}
