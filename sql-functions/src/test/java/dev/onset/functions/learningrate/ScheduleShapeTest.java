package dev.onset.functions.learningrate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

import org.junit.jupiter.api.Test;

import dev.onset.functions.FunctionCall;

class ScheduleShapeTest {

    private static final int N = 200;

    private static String schedule(IntToDoubleFunction rate) {
        double[] rates = new double[N];
        Arrays.setAll(rates, rate);
        return String.valueOf(FunctionCall.of("lr_schedule").curve(rates).value());
    }

    private static double cosine(int i, int from, int length) {
        return 0.05 * (1.0001 + Math.cos(Math.PI * (i - from) / length));
    }

    @Test
    void everyCommonScheduleHasItsName() {
        assertThat(schedule(i -> 0.1)).isEqualTo("constant");
        assertThat(schedule(i -> i < 60 ? 0.1 : i < 120 ? 0.01 : 0.001)).isEqualTo("step");
        assertThat(schedule(i -> cosine(i, 0, N))).isEqualTo("cosine");
        assertThat(schedule(i -> 0.1 * (N - i) / N)).isEqualTo("linear");
        assertThat(schedule(i -> 0.1 * Math.pow(0.97, i))).isEqualTo("exponential");
        assertThat(schedule(i -> cosine(i % 50, 0, 50))).isEqualTo("cosine_restarts");
        assertThat(schedule(i -> 0.01 + 0.002 * Math.abs(25 - i % 50))).isEqualTo("cyclic");
        assertThat(schedule(i -> i < 60 ? 0.01 + 0.001 * i : cosine(i, 60, 140) * 0.7)).isEqualTo("one_cycle");
        assertThat(schedule(i -> i < 150 ? 0.1 : 0.1 * (N - i) / 50.0)).isEqualTo("wsd");
        assertThat(schedule(i -> i < 20 ? 1 : i < 35 ? 0.5 : i < 120 ? 0.25 : i < 130 ? 0.125 : 0.0625))
                .isEqualTo("plateau");
    }

    @Test
    void milestonesThatPeopleChooseAreSteps() {
        assertThat(schedule(i -> 0.1 * Math.pow(0.2, i < 60 ? 0 : i < 120 ? 1 : i < 160 ? 2 : 3))).isEqualTo("step");
        assertThat(schedule(i -> 0.1 * Math.pow(0.2, i < 59 ? 0 : i < 119 ? 1 : i < 159 ? 2 : 3))).isEqualTo("step");
    }

    @Test
    void aWarmUpStandsBeforeTheName() {
        assertThat(schedule(i -> i < 10 ? 0.01 * (i + 1) : cosine(i, 10, N - 10))).isEqualTo("warmup+cosine");
        assertThat(schedule(i -> i < 10 ? 0.01 * (i + 1) : 0.1)).isEqualTo("warmup+constant");
    }

    @Test
    void aRandomRateHasNoName() {
        assertThat(schedule(i -> 1 / Math.sqrt(i + 1.0))).isEqualTo("unknown");
    }

    @Test
    void theWarmUpIsMeasuredInSteps() {
        double[] rates = new double[N];
        Arrays.setAll(rates, i -> i < 10 ? 0.01 * (i + 1) : 0.1);
        assertThat(FunctionCall.of("warmup_steps").curve(rates).value()).isEqualTo(9.0);
        Arrays.fill(rates, 0.1);
        assertThat(FunctionCall.of("warmup_steps").curve(rates).value()).isEqualTo(0.0);
        assertThat(FunctionCall.of("warmup_steps").curve().value()).isNull();
    }
}
