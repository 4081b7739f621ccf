package dev.onset.functions.overfitting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;

import org.junit.jupiter.api.Test;

import dev.onset.functions.FunctionCall;

class OverfitEpisodeTest {

    private static final double[] TRAIN = {9, 8, 7, 6, 5, 4, 3, 2, 1, 0.5};

    private static String first(double[] train, double... val) {
        return String.valueOf(FunctionCall.of("first_overfit_step").curve(train).curve(val).value());
    }

    @Test
    void aRunThatRecoveredHasAFirstEpisodeAllTheSame() {
        double[] val = {5, 4, 3, 3.8, 4.2, 4.5, 4.6, 2.5, 2, 1.5};
        assertThat(first(TRAIN, val)).isEqualTo("2.0");
        assertThat(FunctionCall.of("overfit_onset").curve(TRAIN).curve(val).value()).isNull();
    }

    @Test
    void twoBadEvaluationsAreNoEpisode() {
        assertThat(first(TRAIN, 5, 4, 3, 4.5, 4.5, 2.8, 2.6, 2.4, 2.2, 2)).isEqualTo("null");
    }

    @Test
    void aRunWhoseTrainLossRisesIsNotOverfit() {
        double[] rising = TRAIN.clone();
        Arrays.setAll(rising, i -> i < 3 ? 9 - i : 9 + i);
        assertThat(first(rising, 5, 4, 3, 3.8, 4.2, 4.5, 4.6, 4.8, 5, 5.2)).isEqualTo("null");
    }
}
