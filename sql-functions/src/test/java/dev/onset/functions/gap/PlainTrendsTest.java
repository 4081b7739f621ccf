package dev.onset.functions.gap;

import static dev.onset.functions.PlainStatistics.median;
import static dev.onset.functions.PlainStatistics.pOfS;
import static dev.onset.functions.PlainStatistics.risingLessFalling;
import static dev.onset.functions.PlainStatistics.varianceOfS;
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

/** Trends, and one curve at the best step of another one, written down once more in the plainest way. */
class PlainTrendsTest {

    private static double[] steps(Random random, int n) {
        double[] x = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = (i > 0 ? x[i - 1] : 0) + 1 + random.nextInt(4);
        }
        return x;
    }

    /** With ties, and autocorrelated. */
    private static double[] values(Random random, int n) {
        double[] y = new double[n];
        double level = 0;
        for (int i = 0; i < n; i++) {
            level = 0.7 * level + random.nextGaussian();
            y[i] = Math.rint(4 * (level + 0.02 * i)) / 4;
        }
        return y;
    }

    private static double theilSen(double[] x, double[] y) {
        int n = x.length;
        double[] slopes = new double[n * (n - 1) / 2];
        int count = 0;
        for (int j = 1; j < n; j++) {
            for (int i = 0; i < j; i++) {
                slopes[count++] = (y[j] - y[i]) / (x[j] - x[i]);
            }
        }
        return median(slopes);
    }

    /** One plus how many are less, and half of those that are equal. */
    private static double[] ranks(double[] v) {
        return Arrays.stream(v).map(value -> 0.5 + Arrays.stream(v).filter(other -> other < value).count()
                + Arrays.stream(v).filter(other -> other == value).count() / 2.0).toArray();
    }

    @Property(tries = 100)
    void tauPAndSlopes(@ForAll @IntRange(min = 3, max = 80) int n, @ForAll long seed) {
        Random random = new Random(seed);
        double[] x = steps(random, n);
        double[] y = values(random, n);
        long s = risingLessFalling(y);
        assertThat(FunctionCall.of("trend_tau").curve(x, y).number()).isCloseTo(s / (n * (n - 1) / 2.0), within(1e-12));
        assertThat(FunctionCall.of("trend_p").curve(x, y).number()).isCloseTo(pOfS(s, varianceOfS(y)), within(1e-6));
        assertThat(FunctionCall.of("trend_slope").curve(x, y).option("theil_sen").number())
                .isCloseTo(theilSen(x, y), within(1e-12));
    }

    /** Without ties: what a line leaves of tied values is tied or not as rounding will have it. */
    @Property(tries = 100)
    void hamedAndRao(@ForAll @IntRange(min = 3, max = 80) int n, @ForAll long seed) {
        Random random = new Random(seed);
        double[] x = steps(random, n);
        double[] y = Arrays.stream(values(random, n)).map(value -> value + 0.1 * random.nextGaussian()).toArray();
        double p = pOfS(risingLessFalling(y), varianceOfS(y) * inflation(x, y));
        assertThat(FunctionCall.of("trend_p").curve(x, y).option("hamed_rao").number())
                .isCloseTo(p, within(1e-6));
    }

    /** Hamed and Rao's equation 9: the significant autocorrelations of the ranks of what the Theil–Sen line leaves. */
    private static double inflation(double[] x, double[] y) {
        int n = x.length;
        double slope = theilSen(x, y);
        double[] rest = new double[n];
        Arrays.setAll(rest, i -> y[i] - slope * (x[i] - x[0]));
        double[] ranks = ranks(rest);
        double mean = (n + 1) / 2.0;
        double squares = Arrays.stream(ranks).map(r -> (r - mean) * (r - mean)).sum();
        double sum = 0;
        for (int lag = 1; lag < n && squares > 0; lag++) {
            double products = 0;
            for (int i = 0; i + lag < n; i++) {
                products += (ranks[i] - mean) * (ranks[i + lag] - mean);
            }
            double correlation = products / squares;
            sum += Math.abs(correlation) > 1.96 / Math.sqrt(n)
                    ? (n - lag) * (n - lag - 1.0) * (n - lag - 2) * correlation : 0;
        }
        double inflation = 1 + 2 / (n * (n - 1.0) * (n - 2)) * sum;
        return inflation > 0 ? inflation : 1;
    }

    @Property(tries = 100)
    void atTheBestStepOfAnotherCurve(@ForAll @IntRange(min = 1, max = 40) int n,
            @ForAll @IntRange(min = 0, max = 40) int m,
            @ForAll boolean max, @ForAll long seed) {
        Random random = new Random(seed);
        double[] x = steps(random, n);
        double[] y = values(random, n);
        double[] otherSteps = steps(random, m);
        double[] other = values(random, m);
        int best = 0;
        for (int i = 1; i < n; i++) {
            best = (max ? y[i] > y[best] : y[i] < y[best]) ? i : best;
        }
        double at = x[best];
        @Nullable
        Object known = null;
        double gap = Double.NaN;
        double since = best == 0 ? Double.NEGATIVE_INFINITY : x[best - 1];
        for (int i = 0; i < m && otherSteps[i] <= at; i++) {
            known = other[i];
        }
        double[] between = IntStream.range(0, m)
                .filter(i -> otherSteps[i] > since && otherSteps[i] <= at).mapToDouble(i -> other[i]).toArray();
        if (known != null) {
            double train = between.length > 0 ? Arrays.stream(between).average().orElseThrow() : (double) known;
            gap = y[best] - train;
        }
        assertThat(FunctionCall.of("value_at_best").curve(x, y).curve(otherSteps, other).option(max ? "max" : "min")
                .value()).isEqualTo(known);
        assertThat(FunctionCall.of("first_value_of").curve(x, y).value()).isEqualTo(y[0]);
        assertThat(FunctionCall.of("last_value_of").curve(x, y).value()).isEqualTo(y[n - 1]);
        assertThat(FunctionCall.of("wasted_steps").curve(x, y).option(max ? "max" : "min").value())
                .isEqualTo(x[n - 1] - x[best]);
        if (!max) {
            assertThat(FunctionCall.of("gap_at_best").curve(otherSteps, other).curve(x, y).number())
                    .isCloseTo(gap, within(1e-12));
        }
    }
}
