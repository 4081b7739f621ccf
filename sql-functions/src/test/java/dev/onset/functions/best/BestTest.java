package dev.onset.functions.best;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import dev.onset.functions.FunctionCall;

class BestTest {

    @Test
    void ofEqualValuesTheEarliestIsBest() {
        assertThat(FunctionCall.of("best_step").curve(2, 1, 3, 1).value()).isEqualTo(1.0);
    }

    @Test
    void whatIsNotFiniteIsNeverBest() {
        assertThat(FunctionCall.of("best_value").curve(Double.NEGATIVE_INFINITY, 2, Double.NaN).value()).isEqualTo(2.0);
        assertThat(FunctionCall.of("best_value").curve(Double.POSITIVE_INFINITY, 2).option("max").value())
                .isEqualTo(2.0);
    }

    @Test
    void anotherCurveIsReadAsOfTheBestStep() {
        double[] steps = {0, 10, 20};
        assertThat(FunctionCall.of("value_at_best").curve(steps, 3, 1, 2).curve(new double[]{0, 9, 11}, 7, 8, 9)
                .value()).isEqualTo(8.0);
        assertThat(FunctionCall.of("value_at_best").curve(steps, 3, 1, 2).curve(new double[]{11}, 9).value()).isNull();
    }

    @Test
    void whatCameAfterTheBestStepIsWasted() {
        assertThat(FunctionCall.of("wasted_steps").curve(3, 1, 2, 2, 2).value()).isEqualTo(3.0);
        assertThat(FunctionCall.of("wasted_fraction").curve(3, 1, 2, 2, 2).value()).isEqualTo(0.75);
    }

    @Test
    void firstAndLastValuesAreAsLogged() {
        assertThat(FunctionCall.of("first_value_of").curve(3, 1, Double.NaN).value()).isEqualTo(3.0);
        assertThat(FunctionCall.of("last_value_of").curve(3, 1, Double.NaN).value()).isEqualTo(Double.NaN);
    }
}
