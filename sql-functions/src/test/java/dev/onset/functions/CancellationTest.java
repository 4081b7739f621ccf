package dev.onset.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.onset.functions.cancellation.Cancellation;

/** A function that takes its time asks whether its result is still wanted. */
class CancellationTest {

    private static final class NobodyWaits extends RuntimeException {}

    private static double[] noise(int length) {
        return new Random(3).doubles(length, 1, 2).toArray();
    }

    private static void cancelled(FunctionCall call) {
        assertThatThrownBy(() -> Cancellation.run(() -> {
            throw new NobodyWaits();
        }, call::value)).isInstanceOf(NobodyWaits.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"trend_tau", "changepoint_step", "asymptote"})
    void functionsThatLookAtPairsOrFitAskWhileTheyRun(String name) {
        cancelled(FunctionCall.of(name).curve(noise(500)));
    }

    @Test
    void theMedianOfAllSlopesAsksWhileItIsSought() {
        cancelled(FunctionCall.of("trend_slope").curve(noise(500)).option("theil_sen"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"overfit_onset", "gap_trend", "inverted_fraction"})
    void functionsOverALongCurveAskBetweenPasses(String name) {
        cancelled(FunctionCall.of(name).curve(noise(100_000)).curve(noise(100_000)));
    }

    @Test
    void withoutAHostNothingIsAsked() {
        assertThat(FunctionCall.of("trend_tau").curve(1, 2, 3).number()).isEqualTo(1);
    }

    @Test
    void aLoopOfSmallStepsAsksAtFewOfThem() {
        int[] asked = {0};
        Cancellation.run(() -> asked[0]++, () -> {
            for (int i = 0; i < 1_000_000; i++) {
                Cancellation.checkAt(i);
            }
        });
        assertThat(asked[0]).isBetween(2, 1000);
    }
}
