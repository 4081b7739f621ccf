package dev.onset.functions.overfitting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;

import org.junit.jupiter.api.Test;

import dev.onset.functions.FunctionCall;

class DoubleDescentTest {

    private static double[] curve(double secondEnd) {
        double[] val = new double[200];
        Arrays.setAll(val, i -> 0.01 * Math.sin(i * 2.3)
                + (i < 50 ? 2 - i * 0.02 : i < 90 ? 1 + (i - 50) * 0.01 : 1.4 + (secondEnd - 1.4) * (i - 90) / 109));
        return val;
    }

    @Test
    void theSecondDescentBeginsAtThePeak() {
        assertThat(FunctionCall.of("double_descent_step").curve(curve(0.7)).number()).isBetween(87.0, 93.0);
    }

    @Test
    void aDescentThatReachesNoNewBestIsNone() {
        assertThat(FunctionCall.of("double_descent_step").curve(curve(1.1)).value()).isNull();
    }

    @Test
    void aCurveThatOnlyFallsHasOneDescent() {
        double[] falling = new double[200];
        Arrays.setAll(falling, i -> 2 * Math.exp(-i / 50.0) + 0.01 * Math.sin(i * 2.3));
        assertThat(FunctionCall.of("double_descent_step").curve(falling).value()).isNull();
    }
}
