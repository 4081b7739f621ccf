package dev.onset.functions.shape;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import dev.onset.functions.FunctionCall;

class ShapeTest {

    @Test
    void aSparklineShowsEightHeights() {
        assertThat(FunctionCall.of("sparkline").curve(1, 2, 3, 4, 5, 6, 7, 8).value()).isEqualTo("▁▂▃▄▅▆▇█");
    }

    @Test
    void aSparklineMarksWhatIsNotFinite() {
        assertThat(FunctionCall.of("sparkline").curve(1, Double.NaN, 8).value()).isEqualTo("▁×█");
    }

    @Test
    void aSparklineIsDrawnOverStepsNotRows() {
        assertThat(FunctionCall.of("sparkline").curve(new double[]{0, 1, 2, 100}, 8, 8, 8, 1).option(4L).value())
                .isEqualTo("███▁");
    }

    @Test
    void theAreaIsAMeanOverSteps() {
        assertThat(FunctionCall.of("auc").curve(new double[]{0, 1, 10}, 4, 2, 2).number()).isEqualTo(2.1);
    }

    @Test
    void aTargetIsReachedAtItsFirstStep() {
        assertThat(FunctionCall.of("steps_to_target").curve(5, 3, 1, 2).option(3.0).value()).isEqualTo(1.0);
        assertThat(FunctionCall.of("steps_to_target").curve(5, 3, 1, 2).option(0.5).value()).isNull();
        assertThat(FunctionCall.of("steps_to_target").curve(0.1, 0.6, 0.5).option(0.6).option("max").value())
                .isEqualTo(1.0);
    }
}
