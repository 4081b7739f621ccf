package dev.onset.cli.demo.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

class ScheduleTest {
    @Test
    void aConstantScheduleStaysAtTheBase() {
        assertThat(factors(Schedule.CONSTANT).distinct().toArray()).containsExactly(1);
    }

    @Test
    void aStepScheduleDropsTwiceToATenth() {
        assertThat(factors(Schedule.STEP).distinct().toArray()).containsExactly(1, 0.1, 0.01);
    }

    @Test
    void aCosineFallsFromTheBaseToNearlyNothing() {
        double[] factors = factors(Schedule.COSINE).toArray();

        assertThat(factors).startsWith(1).isSortedAccordingTo((a, b) -> Double.compare(b, a));
        assertThat(factors[50]).isCloseTo(0.5, within(1e-15));
        assertThat(factors[99]).isBetween(0.0, 0.001);
    }

    @Test
    void aWarmupRisesForATenthAndThenFalls() {
        double[] factors = factors(Schedule.WARMUP_COSINE).toArray();

        assertThat(factors[0]).isEqualTo(0.1);
        assertThat(factors[9]).isEqualTo(1);
        assertThat(factors[10]).isEqualTo(1);
        assertThat(factors[99]).isLessThan(0.001);
    }

    private static DoubleStream factors(Schedule schedule) {
        return IntStream.range(0, 100).mapToDouble(epoch -> schedule.factor(epoch, 100));
    }
}
