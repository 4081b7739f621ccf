package dev.onset.functions.shape;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import dev.onset.functions.FunctionCall;
import dev.onset.functions.TableCall;

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

    /** The bucket's largest triangle, each area computed from its three corners by the shoelace formula. */
    @Test
    void lttbKeepsThePointOfTheLargestTriangle() {
        double[] y = {0, 1, 9, 1, 2, -7, 2, 3, 3, 4};
        // Buckets 1–4 and 5–8: the spike at 2, then, seen from it and from the last point, the dip at 5.
        assertThat(TableCall.of("lttb").curve(y).option(4L).column("step")).containsExactly(0.0, 2.0, 5.0, 9.0);
        assertThat(TableCall.of("lttb").curve(y).option(4L).column("y")).containsExactly(0.0, 9.0, -7.0, 4.0);
    }

    @Test
    void lttbKeepsAShortCurveAsItIs() {
        assertThat(TableCall.of("lttb").curve(1, Double.NaN, 3).option(5L).column("y")).containsExactly(1.0, 3.0);
    }
}
