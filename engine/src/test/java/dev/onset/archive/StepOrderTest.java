package dev.onset.archive;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StepOrderTest {

    private static final long NO = StepAxis.NO_TIME;

    @Test
    void pointsAreSortedByStep() {
        StepOrder order = StepOrder.of(new long[]{3, -1, 2}, null);
        assertThat(order.steps()).containsExactly(-1, 2, 3);
        assertThat(order.selection()).containsExactly(1, 2, 0);
    }

    @Test
    void withoutTimesTheLastLoggedOfOneStepWins() {
        StepOrder order = StepOrder.of(new long[]{1, 2, 1, 1}, null);
        assertThat(order.steps()).containsExactly(1, 2);
        assertThat(order.selection()).containsExactly(3, 1);
    }

    @Test
    void theLatestTimeOfOneStepWins() {
        StepOrder order = StepOrder.of(new long[]{1, 1, 2}, new long[]{50, 40, 60});
        assertThat(order.selection()).containsExactly(0, 2);
    }

    @Test
    void atEqualTimesTheLastLoggedWins() {
        StepOrder order = StepOrder.of(new long[]{1, 1, 2}, new long[]{50, 50, 60});
        assertThat(order.selection()).containsExactly(1, 2);
    }

    @Test
    void aPointWithoutTimeIsComparedByOrderAlone() {
        assertThat(StepOrder.of(new long[]{1, 1, 2}, new long[]{50, NO, 60}).selection()).containsExactly(1, 2);
        assertThat(StepOrder.of(new long[]{1, 1, 2}, new long[]{NO, 50, 60}).selection()).containsExactly(1, 2);
    }

    @Test
    void aCurveOnOneStepIsNumberedByTime() {
        StepOrder order = StepOrder.of(new long[]{0, 0, 0}, new long[]{30, 10, 20});
        assertThat(order.steps()).containsExactly(0, 1, 2);
        assertThat(order.selection()).containsExactly(1, 2, 0);
    }

    @Test
    void aCurveOnOneStepWhoseTimesRepeatIsOnePoint() {
        StepOrder order = StepOrder.of(new long[]{7, 7, 7}, new long[]{30, 10, 30});
        assertThat(order.steps()).containsExactly(7);
        assertThat(order.selection()).containsExactly(2);
    }

    @Test
    void aCurveOnOneStepThatLacksATimeIsOnePoint() {
        assertThat(StepOrder.of(new long[]{0, 0}, new long[]{NO, 10}).steps()).containsExactly(0);
    }

    @Test
    void extremeStepsKeepTheirOrder() {
        StepOrder order = StepOrder.of(new long[]{Long.MAX_VALUE, Long.MIN_VALUE, 0}, null);
        assertThat(order.steps()).containsExactly(Long.MIN_VALUE, 0, Long.MAX_VALUE);
    }
}
