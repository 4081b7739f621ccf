package dev.onset.functions.stopping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

import dev.onset.functions.FunctionCall;
import dev.onset.functions.InvalidOptionException;

class PatienceTest {

    private static final double[] VAL = {5, 4, 4.5, 4.5, 4.5, 4.5, 1};

    private static String stop(double[] val, long patience, double minDelta, String semantics) {
        return String.valueOf(FunctionCall.of("patience_stop_step").curve(val).option(patience).option(minDelta)
                .option(semantics).value());
    }

    @Test
    void kerasStopsAfterAsManyBadEvaluationsAsItsPatience() {
        assertThat(stop(VAL, 3, 0, "keras")).isEqualTo("4.0");
    }

    @Test
    void torchStopsOneEvaluationLater() {
        assertThat(stop(VAL, 3, 0, "torch_plateau")).isEqualTo("5.0");
    }

    @Test
    void kerasTreatsNoPatienceLikeOne() {
        assertThat(stop(VAL, 0, 0, "keras")).isEqualTo("2.0");
    }

    @Test
    void lightningStopsAtOnceWhenAValueIsNotFinite() {
        double[] broken = {5, Double.NaN, 4, 3, 2};
        assertThat(stop(broken, 3, 0, "lightning")).isEqualTo("1.0");
        assertThat(stop(broken, 3, 0, "keras")).isEqualTo("null");
    }

    @Test
    void huggingFaceRemembersABestThatWasTooSmallAnImprovement() {
        double[] creeping = {5, 4.9, 4.8, 4.7, 4.6};
        assertThat(stop(creeping, 3, 0.15, "hf")).isEqualTo("3.0");
        assertThat(stop(creeping, 3, 0.15, "keras")).isEqualTo("null");
    }

    @Test
    void theRegretIsWhatTheRunFoundLater() {
        assertThat(FunctionCall.of("stop_regret").curve(VAL).option(3L).value()).isEqualTo(3.0);
        assertThat(FunctionCall.of("stop_regret").curve(VAL).option(10L).value()).isEqualTo(0.0);
    }

    @Test
    void anAccuracyIsBetterWhenItIsGreater() {
        double[] accuracy = {0.5, 0.6, 0.55, 0.55, 0.55, 0.9};
        assertThat(FunctionCall.of("stop_regret").curve(accuracy).option(3L).option(null).option(null).option("max")
                .number()).isCloseTo(0.3, within(1e-12));
    }

    @Test
    void anUnknownSemanticsIsRefusedAndSaysWhatThereIs() {
        assertThatThrownBy(() -> stop(VAL, 3, 0, "tensorflow")).isInstanceOf(InvalidOptionException.class)
                .hasMessageContaining("patience_stop_step").hasMessageContaining("'tensorflow'")
                .hasMessageContaining("'keras'");
    }
}
