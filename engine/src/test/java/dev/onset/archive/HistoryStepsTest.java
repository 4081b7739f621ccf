package dev.onset.archive;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HistoryStepsTest {

    @Test
    void stepsOfBothCurvesAreThereOnce() {
        HistorySteps union = new HistorySteps(new long[]{1, 3, 5}, null).union(new long[]{2, 3, 9}, null);
        assertThat(union.steps()).containsExactly(1, 2, 3, 5, 9);
        assertThat(union.times()).isNull();
    }

    @Test
    void theTimeOfAStepIsTheLatest() {
        HistorySteps union = new HistorySteps(new long[]{1, 3}, new long[]{10, 30}).union(new long[]{3, 4},
                new long[]{31, 40});
        assertThat(union.times()).containsExactly(10, 31, 40);
        HistorySteps equal = new HistorySteps(new long[]{1, 3}, new long[]{10, 32}).union(new long[]{1, 3},
                new long[]{11, 31});
        assertThat(equal.times()).containsExactly(11, 32);
    }

    @Test
    void timesOfOneCurveAloneAreKept() {
        HistorySteps union = new HistorySteps(new long[]{1, 3}, null).union(new long[]{3, 4}, new long[]{31, 40});
        assertThat(union.times()).containsExactly(StepAxis.NO_TIME, 31, 40);
    }

    @Test
    void equalStepsStayTheSameArraySoThatTheAxisIsShared() {
        long[] steps = {1, 2};
        assertThat(new HistorySteps(steps, null).union(new long[]{1, 2}, null).steps()).isSameAs(steps);
    }

    @Test
    void nothingAddsNothing() {
        assertThat(HistorySteps.NONE.union(new long[0], null).steps()).isEmpty();
        assertThat(HistorySteps.NONE.union(new long[]{4}, null).steps()).containsExactly(4);
        assertThat(new HistorySteps(new long[]{4}, null).union(new long[0], null).steps()).containsExactly(4);
    }
}
