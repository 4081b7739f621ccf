package dev.onset.functions.overfitting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.onset.functions.FunctionCall;
import dev.onset.functions.TableCall;

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

    private static TableCall episodes(double[] lr, double... val) {
        return TableCall.of("overfit_episodes").curve(TRAIN).curve(val).curve(lr);
    }

    @Test
    void anEpisodeSaysWhereItBeganPeakedAndEnded() {
        assertThat(episodes(new double[0], 5, 4, 3, 3.8, 4.2, 4.5, 4.6, 2.5, 2, 1.5).rows())
                .containsExactly(List.of(1L, 2.0, 6.0, 6.0, 7.0, 100 * 1.5999999999999996 / 3, "recovery"));
    }

    @Test
    void aLearningRateDropInTimeEndedIt() {
        double[] lr = {1, 1, 1, 1, 1, 1, 1, 0.1, 0.1, 0.1};
        assertThat(episodes(lr, 5, 4, 3, 3.8, 4.2, 4.5, 4.6, 2.5, 2, 1.5).column("ended_by"))
                .containsExactly("lr_drop");
    }

    @Test
    void aRunThatBreaksEndsItsEpisode() {
        assertThat(episodes(new double[0], 5, 4, 3, 3.8, 4.2, 4.5, 4.6, Double.NaN, Double.NaN, Double.NaN)
                .column("ended_by")).containsExactly("nonfinite");
        assertThat(episodes(new double[0], 5, 4, 3, 3.8, 4.2, 4.5, 4.6, 4.7, 4.8, 4.9).column("ended_by"))
                .containsExactly("end");
    }
}
