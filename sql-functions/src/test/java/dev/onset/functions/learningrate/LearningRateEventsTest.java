package dev.onset.functions.learningrate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

import org.junit.jupiter.api.Test;

import dev.onset.functions.FunctionCall;

class LearningRateEventsTest {

    private static double[] rates(int n, IntToDoubleFunction rate) {
        double[] rates = new double[n];
        Arrays.setAll(rates, rate);
        return rates;
    }

    private static Object drops(double... rates) {
        return String.valueOf(FunctionCall.of("lr_drop_count").curve(rates).value());
    }

    private static Object restarts(double... rates) {
        return String.valueOf(FunctionCall.of("lr_restart_count").curve(rates).value());
    }

    @Test
    void aConstantRateNeverDrops() {
        assertThat(drops(rates(50, i -> 0.1))).isEqualTo("0");
    }

    @Test
    void aRateThatWasNeverLoggedIsNull() {
        assertThat(FunctionCall.of("lr_drop_count").curve().value()).isNull();
        assertThat(FunctionCall.of("lr_restart_count").curve(Double.NaN, 0, -1).value()).isNull();
    }

    @Test
    void aStepScheduleDropsOncePerStep() {
        assertThat(drops(rates(90, i -> i < 30 ? 1 : i < 60 ? 0.1 : 0.01))).isEqualTo("2");
    }

    @Test
    void smoothSchedulesDoNotDrop() {
        assertThat(drops(rates(100, i -> 0.05 * (1 + Math.cos(Math.PI * i / 100))))).isEqualTo("0");
        assertThat(drops(rates(100, i -> 0.1 * (100 - i) / 100))).isEqualTo("0");
        assertThat(drops(rates(100, i -> Math.pow(0.5, i)))).isEqualTo("0");
    }

    @Test
    void warmUpIsNotARestart() {
        assertThat(restarts(rates(60, i -> i < 5 ? 0.001 * Math.pow(3, i) : 0.1))).isEqualTo("0");
    }

    @Test
    void aWarmRestartIsCounted() {
        assertThat(restarts(rates(100, i -> 0.05 * (1.02 + Math.cos(Math.PI * (i % 25) / 25))))).isEqualTo("3");
    }

    @Test
    void aDropOutOfSlowDecayIsCountedBecauseItStandsOut() {
        assertThat(drops(rates(100, i -> Math.pow(0.99, i) * (i < 50 ? 1 : 0.1)))).isEqualTo("1");
    }
}
