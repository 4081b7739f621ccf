package dev.onset.functions.changepoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

import dev.onset.functions.FunctionCall;

class ChangePointsTest {

    private static double spread(double[] y, int from, int to) {
        double mean = Arrays.stream(y, from, to).average().orElseThrow();
        return Arrays.stream(y, from, to).map(v -> (v - mean) * (v - mean)).sum();
    }

    /** The least cost of any division: every last change tried for every prefix. */
    private static double leastCost(double[] y, double penalty) {
        double[] least = new double[y.length + 1];
        least[0] = -penalty;
        for (int end = 1; end <= y.length; end++) {
            least[end] = Double.POSITIVE_INFINITY;
            for (int start = 0; start < end; start++) {
                least[end] = Math.min(least[end], least[start] + penalty + spread(y, start, end));
            }
        }
        return least[y.length];
    }

    private static double cost(double[] y, List<Integer> changes, double penalty) {
        double cost = penalty * changes.size();
        int start = 0;
        for (int change : changes) {
            cost += spread(y, start, change);
            start = change;
        }
        return cost + spread(y, start, y.length);
    }

    @Property(tries = 200)
    void noOtherDivisionCostsLess(@ForAll @IntRange(min = 2, max = 80) int n, @ForAll long seed) {
        Random random = new Random(seed);
        double[] y = new double[n];
        double level = 1e3;
        for (int i = 0; i < n; i++) {
            level += random.nextInt(10) == 0 ? random.nextGaussian() * 5 : 0;
            y[i] = level + random.nextGaussian();
        }
        double penalty = random.nextDouble() * 10;
        assertThat(cost(y, Segmentation.changes(y, penalty), penalty)).isCloseTo(leastCost(y, penalty), within(1e-6));
    }

    @Test
    void aLongCurveWithoutChangesTakesNoQuadraticTime() {
        double[] y = new Random(3).doubles(1_000_000).toArray();
        assertThat(Segmentation.changes(y, 2 * Math.log(y.length) / 12)).isEmpty();
    }

    /** Blocks of three of a curve whose levels change at multiples of three only: the same changes. */
    @Property(tries = 50)
    void blocksFindTheChangesAtTheirEnds(@ForAll @IntRange(min = 2, max = 30) int blocks, @ForAll long seed) {
        Random random = new Random(seed);
        double[] y = new double[3 * blocks];
        double level = 0;
        for (int i = 0; i < y.length; i++) {
            level += i % 3 == 0 && random.nextInt(4) == 0 ? 20 + random.nextInt(20) : 0;
            y[i] = level + random.nextGaussian();
        }
        assertThat(Segmentation.changes(y, 30, 3)).isEqualTo(Segmentation.changes(y, 30));
    }

    @Test
    void theLargestJumpIsReported() {
        double[] y = new double[90];
        Arrays.setAll(y, i -> (i < 30 ? 5 : i < 60 ? 4 : 1) + 0.1 * Math.sin(i * 2.3));
        assertThat(FunctionCall.of("changepoint_step").curve(y).value()).isEqualTo(60.0);
    }

    @Test
    void aLearningRateCutTwiceHasNoNoiseAndTwoChanges() {
        double[] lr = new double[90];
        Arrays.setAll(lr, i -> i < 30 ? 0.1 : i < 60 ? 0.01 : 0.001);
        assertThat(FunctionCall.of("changepoint_step").curve(lr).value()).isEqualTo(30.0);
    }

    @Test
    void nothingChangesOnAConstantCurve() {
        double[] y = new double[50];
        Arrays.fill(y, 0.1);
        assertThat(FunctionCall.of("changepoint_step").curve(y).value()).isNull();
    }

    @Test
    void pageAndHinkleyRaiseTheirAlarmSoonAfterTheMeanRises() {
        double[] y = new double[200];
        Arrays.setAll(y, i -> (i < 100 ? 1 : 2) + 0.1 * Math.sin(i * 2.3));
        assertThat(FunctionCall.of("page_hinkley_step").curve(y).number()).isBetween(100.0, 103.0);
        assertThat(FunctionCall.of("page_hinkley_step").curve(Arrays.copyOf(y, 100)).value()).isNull();
        double[] accuracy = Arrays.stream(y).map(v -> -v).toArray();
        assertThat(
                FunctionCall.of("page_hinkley_step").curve(accuracy).option(null).option(null).option("max").number())
                .isBetween(100.0, 103.0);
    }
}
