package dev.onset.functions.gap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

import dev.onset.functions.FunctionCall;

class GapTest {

    private static FunctionCall call(String function, double[] train, double... val) {
        return FunctionCall.of(function).curve(train).curve(val);
    }

    @Test
    void theGapIsValidationMinusTrain() {
        double[] train = {3, 2, 1, 1};
        assertThat(call("gap_last", train, 4, 2.5, 4, 3).value()).isEqualTo(2.0);
        assertThat(call("gap_max", train, 4, 2.5, 4, 3).value()).isEqualTo(3.0);
        assertThat(call("gap_at_best", train, 4, 2.5, 4, 3).value()).isEqualTo(0.5);
    }

    @Test
    void aTrendCanStartAtAStep() {
        assertThat(call("gap_trend", new double[5], 9, 1, 2, 3, 4).option(null).option(1.0).number())
                .isCloseTo(1, within(1e-15));
    }

    @Test
    void aSlopeKeepsItsDigitsAtLargeSteps() {
        double[] steps = new double[1000];
        double[] values = new double[1000];
        for (int i = 0; i < 1000; i++) {
            steps[i] = 1e12 + i;
            values[i] = 100 + i / 1024.0;
        }
        assertThat(FunctionCall.of("trend_slope").curve(steps, values).number()).isCloseTo(1 / 1024.0,
                Percentage.withPercentage(1e-10));
    }

    @Test
    void aConstantCurveHasASlopeOfExactlyZero() {
        assertThat(FunctionCall.of("trend_slope").curve(0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1).value()).isEqualTo(0.0);
    }

    @Test
    void trainAboveValidationIsMeasured() {
        double[] train = {5, 4, 3, 2, 1};
        assertThat(call("inverted_fraction", train, 4, 3, 3, 3, 3).value()).isEqualTo(0.4);
        assertThat(call("inversion_end_step", train, 4, 3, 3, 3, 3).value()).isEqualTo(2.0);
    }

    @Test
    void anAverageOverTheEpochIsExplained() {
        // Validation is what train would be half an epoch later.
        double[] train = {5, 4, 3, 2, 1};
        assertThat(call("inversion_explained", train, 4.5, 3.5, 2.5, 1.5, 0.5).number()).isCloseTo(1, within(1e-12));
    }

    @Test
    void theShiftedGapComparesWithTrainHalfAnIntervalLater() {
        // Train falls by one an evaluation and is averaged over it, so that it lags by half of one.
        assertThat(FunctionCall.of("gap_shifted").curve(5.5, 4.5, 3.5, 2.5).curve(5, 4, 3, 2).value()).isEqualTo(0.0);
        assertThat(FunctionCall.of("gap_shifted").curve(5.5, 4.5, 3.5, 2.5).curve(5, 4, 3, 2).option(0.0).value())
                .isEqualTo(-0.5);
    }
}
