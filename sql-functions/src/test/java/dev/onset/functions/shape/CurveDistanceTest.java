package dev.onset.functions.shape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;

import org.junit.jupiter.api.Test;

import dev.onset.functions.FunctionCall;

class CurveDistanceTest {

    private static FunctionCall distance(double[] stepsA, double[] a, double[] stepsB, double[] b) {
        return FunctionCall.of("curve_distance").curve(stepsA, a).curve(stepsB, b);
    }

    @Test
    void whereTwoCurvesCrossBothSidesCount() {
        double[] ends = {0, 2};
        assertThat(distance(ends, new double[]{0, 2}, ends, new double[]{2, 0}).value()).isEqualTo(1.0);
    }

    @Test
    void onlyStepsThatBothCoverCount() {
        assertThat(distance(new double[]{0, 10}, new double[]{0, 10}, new double[]{8, 20}, new double[]{9, 9}).value())
                .isEqualTo(0.5);
        assertThat(distance(new double[]{0, 1}, new double[]{0, 1}, new double[]{2, 3}, new double[]{0, 1}).value())
                .isNull();
        assertThat(distance(new double[]{0, 2}, new double[]{0, 2}, new double[]{2, 3}, new double[]{5, 5}).value())
                .isEqualTo(3.0);
    }

    private static double at(double x, double[] steps, double[] values) {
        int i = 1;
        while (i < steps.length - 1 && steps[i] < x) {
            i++;
        }
        double share = (x - steps[i - 1]) / (steps[i] - steps[i - 1]);
        return values[i - 1] + share * (values[i] - values[i - 1]);
    }

    @Test
    void theAreaIsThatOfManyThinStripes() {
        Random random = new Random(3);
        double[] stepsA = {0, 3, 4, 9, 15, 20};
        double[] stepsB = {1, 2, 8, 11, 19, 30};
        double[] a = random.doubles(6).toArray();
        double[] b = random.doubles(6).toArray();
        int stripes = 100_000;
        double sum = 0;
        for (int i = 0; i < stripes; i++) {
            double x = 1 + 19.0 * (i + 0.5) / stripes;
            sum += Math.abs(at(x, stepsA, a) - at(x, stepsB, b)) / stripes;
        }
        assertThat(distance(stepsA, a, stepsB, b).number()).isCloseTo(sum, within(1e-8));
    }
}
