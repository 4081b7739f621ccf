package dev.onset.functions.learningrate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;

import org.junit.jupiter.api.Test;

import dev.onset.functions.TableCall;

class LrTablesTest {

    private static double[] curve(int n, IntToDoubleFunction value) {
        double[] values = new double[n];
        Arrays.setAll(values, value);
        return values;
    }

    private static final double[] TWO_DROPS = curve(90, i -> i < 30 ? 0.1 : i < 60 ? 0.01 : 0.001);
    private static final double[] FALLING = curve(90, i -> 2 - 0.01 * i);
    /** Best at 20, rises to 60, a dip to 0.6 there, then higher again. */
    private static final double[] RISING = curve(90,
            i -> i < 20 ? 2 - 0.05 * i : i < 60 ? 1 + 0.01 * (i - 20) : 1.1 + 0.005 * (i - 60));

    @Test
    void eachDropHasItsReboundAndSaysWhetherTheRunHadOverfit() {
        TableCall events = TableCall.of("lr_events").curve(TWO_DROPS).curve(RISING).curve(FALLING);
        assertThat(events.column("step")).containsExactly(30.0, 60.0);
        assertThat(events.column("drop_no")).containsExactly(1L, 2L);
        assertThat(events.column("was_overfit")).containsExactly(true, true);
        assertThat(events.column("new_best")).containsExactly(false, false);
        assertThat((Double) events.column("gain").get(1)).isBetween(0.2, 0.25);
        assertThat((Double) events.column("relapse").get(1)).isBetween(0.1, 0.15);
    }

    @Test
    void withoutTrainNobodyKnowsWhetherItOverfit() {
        TableCall events = TableCall.of("lr_events").curve(TWO_DROPS).curve(RISING).curve();
        assertThat(events.column("was_overfit")).containsExactly(null, null);
    }

    @Test
    void anEventWithoutEvaluationsIsARowAllTheSame() {
        TableCall events = TableCall.of("lr_events").curve(TWO_DROPS).curve().curve();
        assertThat(events.column("step")).containsExactly(30.0, 60.0);
        assertThat(events.column("gain")).containsExactly(null, null);
    }

    @Test
    void aRestartIsAnEventWithoutANumber() {
        double[] lr = curve(60, i -> 0.05 * (1.001 + Math.cos(Math.PI * (i % 30) / 30.0)));
        TableCall events = TableCall.of("lr_events").curve(lr).curve(FALLING).curve();
        assertThat(events.column("event")).containsExactly("restart");
        assertThat(events.column("drop_no")).containsExactly((Object) null);
    }

    @Test
    void aScheduleIsCutIntoItsPhases() {
        double[] lr = curve(50, i -> i < 10 ? 0.01 * (i + 1) : i < 30 ? 0.1 : 0.1 - 0.004 * (i - 29));
        TableCall segments = TableCall.of("lr_segments").curve(lr);
        assertThat(segments.column("phase")).containsExactly("rising", "constant", "falling");
        assertThat(segments.column("first_step")).containsExactly(0.0, 9.0, 29.0);
        assertThat(segments.column("last_step")).containsExactly(9.0, 29.0, 49.0);
    }

    @Test
    void aDropBeginsAPhase() {
        TableCall segments = TableCall.of("lr_segments").curve(TWO_DROPS);
        assertThat(segments.column("first_step")).containsExactly(0.0, 30.0, 60.0);
        assertThat(segments.column("points")).isEqualTo(List.of(30L, 30L, 30L));
    }
}
