package dev.onset.functions.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.Random;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

/** Compared with plain definitions that look at all pairs. */
class StatisticsTest {

    /** With ties if values are rounded. */
    private static double[] values(int n, long seed, boolean rounded) {
        Random random = new Random(seed);
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            double value = 0.02 * i + random.nextGaussian();
            values[i] = rounded ? Math.rint(value * 2) : value;
        }
        return values;
    }

    private static double[] steps(int n, long seed) {
        Random random = new Random(~seed);
        double[] steps = new double[n];
        for (int i = 1; i < n; i++) {
            steps[i] = steps[i - 1] + 1 + random.nextInt(3);
        }
        return steps;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : sorted[half - 1] + (sorted[half] - sorted[half - 1]) / 2;
    }

    @Property(tries = 100)
    void theTheilSenSlopeIsTheMedianOfAllPairs(@ForAll @IntRange(min = 2, max = 200) int n, @ForAll long seed,
            @ForAll boolean rounded) {
        double[] x = steps(n, seed);
        double[] y = values(n, seed, rounded);
        double[] slopes = new double[n * (n - 1) / 2];
        int count = 0;
        for (int j = 1; j < n; j++) {
            for (int i = 0; i < j; i++) {
                slopes[count++] = (y[j] - y[i]) / (x[j] - x[i]);
            }
        }
        double expected = median(slopes);
        assertThat(TheilSen.slope(x, y)).isCloseTo(expected, within(1e-12 * Math.max(1e-3, Math.abs(expected))));
    }

    @Property(tries = 10)
    void theTheilSenSlopeIsExactAlsoWhereItsPairsAreMany(@ForAll @IntRange(min = 800, max = 1500) int n,
            @ForAll long seed,
            @ForAll boolean rounded) {
        theTheilSenSlopeIsTheMedianOfAllPairs(n, seed, rounded);
    }

    @Property(tries = 100)
    void mannKendallCountsAllPairs(@ForAll @IntRange(min = 3, max = 150) int n, @ForAll long seed,
            @ForAll boolean rounded) {
        double[] y = values(n, seed, rounded);
        long s = 0;
        for (int j = 1; j < n; j++) {
            for (int i = 0; i < j; i++) {
                s += (long) Math.signum(y[j] - y[i]);
            }
        }
        assertThat(MannKendall.of(y).s()).isEqualTo(s);
    }

    @Property(tries = 100)
    void theMedianAndItsAbsoluteDeviationAreThoseOfASort(@ForAll @IntRange(min = 1, max = 200) int n,
            @ForAll long seed, @ForAll boolean rounded) {
        double[] y = values(n, seed, rounded);
        double median = median(y);
        double deviation = median(Arrays.stream(y).map(v -> Math.abs(v - median)).toArray());
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment values = arena.allocate(8L * n, 64);
            MemorySegment.copy(y, 0, values, ValueLayout.JAVA_DOUBLE, 0, n);
            assertThat(Median.absoluteDeviation(values, n)).isEqualTo(deviation);
            MemorySegment.copy(y, 0, values, ValueLayout.JAVA_DOUBLE, 0, n);
            assertThat(Median.inPlace(values, n)).isEqualTo(median);
        }
    }

    @Test
    void aLineOfTheilAndSenIsExactOnALine() {
        double[] x = steps(5000, 1);
        double[] y = Arrays.stream(x).map(v -> 3 - 0.25 * v).toArray();
        assertThat(TheilSen.slope(x, y)).isCloseTo(-0.25, within(1e-13));
    }

    @Test
    void equalValuesHaveNoTrendAtAll() {
        double[] y = new double[500];
        Arrays.fill(y, 0.1);
        assertThat(TheilSen.slope(steps(500, 2), y)).isZero();
        assertThat(MannKendall.of(y).p()).isEqualTo(1);
        assertThat(MannKendall.of(y).tau()).isZero();
    }

    @Test
    void theNormalTailHasItsTabulatedValues() {
        assertThat(Normal.upperTail(0)).isCloseTo(0.5, within(1e-16));
        assertThat(Normal.upperTail(1)).isCloseTo(0.15865525393145707, Percentage.withPercentage(1e-11));
        assertThat(Normal.upperTail(-1)).isCloseTo(0.8413447460685429, Percentage.withPercentage(1e-11));
        assertThat(Normal.upperTail(3)).isCloseTo(0.00134989803163009, Percentage.withPercentage(1e-11));
        assertThat(Normal.upperTail(10)).isCloseTo(7.61985302416053e-24, Percentage.withPercentage(1e-11));
    }
}
