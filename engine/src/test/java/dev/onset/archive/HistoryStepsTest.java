package dev.onset.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HistoryStepsTest {

    private static HistorySteps of(long[] steps, long @Nullable... times) {
        return new HistorySteps(MemorySegment.ofArray(steps), times == null ? null : MemorySegment.ofArray(times));
    }

    private static HistorySteps without(long... steps) {
        return of(steps, (long[]) null);
    }

    private static long[] array(@Nullable MemorySegment items) {
        return items == null ? new long[0] : items.toArray(ValueLayout.JAVA_LONG);
    }

    private static HistorySteps union(HistorySteps one, HistorySteps other) {
        return one.union(other, new SpillMemory());
    }

    @Test
    void stepsOfBothCurvesAreThereOnce() {
        HistorySteps union = union(without(1, 3, 5), without(2, 3, 9));
        assertThat(array(union.steps())).containsExactly(1, 2, 3, 5, 9);
        assertThat(union.times()).isNull();
    }

    @Test
    void theTimeOfAStepIsTheLatest() {
        HistorySteps union = union(of(new long[]{1, 3}, 10, 30), of(new long[]{3, 4}, 31, 40));
        assertThat(array(union.times())).containsExactly(10, 31, 40);
        HistorySteps equal = union(of(new long[]{1, 3}, 10, 32), of(new long[]{1, 3}, 11, 31));
        assertThat(array(equal.times())).containsExactly(11, 32);
    }

    @Test
    void timesOfOneCurveAloneAreKept() {
        HistorySteps union = union(without(1, 3), of(new long[]{3, 4}, 31, 40));
        assertThat(array(union.times())).containsExactly(StepAxis.NO_TIME, 31, 40);
    }

    @Test
    void equalStepsStayTheSameMemorySoThatTheAxisIsShared() {
        HistorySteps steps = without(1, 2);
        assertThat(union(steps, without(1, 2)).steps()).isSameAs(steps.steps());
    }

    @Test
    void nothingAddsNothing() {
        assertThat(array(union(HistorySteps.NONE, without()).steps())).isEmpty();
        assertThat(array(union(HistorySteps.NONE, without(4)).steps())).containsExactly(4);
        assertThat(array(union(without(4), without()).steps())).containsExactly(4);
    }
}
