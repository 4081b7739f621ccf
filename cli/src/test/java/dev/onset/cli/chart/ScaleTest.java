package dev.onset.cli.chart;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class ScaleTest {

    @Test
    void ticksAreRoundNumbers() {
        assertThat(new Scale(0.13, 2.4, false).ticks(5)).containsExactly(0.5, 1.0, 1.5, 2.0);
        assertThat(new Scale(0, 50_000, false).ticks(6)).containsExactly(0.0, 10e3, 20e3, 30e3, 40e3, 50e3);
        assertThat(new Scale(-1, 1, false).ticks(3)).containsExactly(-1.0, 0.0, 1.0);
    }

    @Test
    void logarithmicTicksArePowersOfTenWhereThereAreMany() {
        assertThat(new Scale(1e-5, 10, true).ticks(8)).containsExactly(1e-5, 1e-4, 1e-3, 0.01, 0.1, 1.0, 10.0);
        assertThat(new Scale(0.3, 2.5, true).ticks(5)).containsExactly(0.5, 1.0, 2.0);
    }

    @Test
    void aLogarithmicAxisWithinOneDecadeStillHasTicks() {
        assertThat(new Scale(0.41, 0.47, true).ticks(4)).containsExactly(0.42, 0.44, 0.46);
    }

    @Test
    void equalRatiosAreEqualDistancesOnALogarithmicAxis() {
        Scale scale = new Scale(1, 100, true);
        assertThat(scale.position(10)).isEqualTo(0.5);
        assertThat(scale.position(0)).isNaN();
    }

    @Test
    void aConstantCurveGetsRoomAroundIt() {
        assertThat(Scale.covering(3, 3, false)).isEqualTo(new Scale(1.5, 4.5, false));
        assertThat(Scale.covering(0, 0, false)).isEqualTo(new Scale(-1, 1, false));
    }

    @Test
    void labelsAreShort() {
        assertThat(Scale.label(0.25)).isEqualTo("0.25");
        assertThat(Scale.label(1.5e-5)).isEqualTo("1.5e-5");
        assertThat(Scale.label(20_000)).isEqualTo("20k");
        assertThat(Scale.label(3e6)).isEqualTo("3M");
        assertThat(Scale.label(4e12)).isEqualTo("4e12");
        assertThat(Scale.roughLabel(0.0119)).isEqualTo("0.012");
    }

    @Property(tries = 300)
    void thereAreNeverMoreTicksThanAskedForAndAllAreOnTheAxis(@ForAll @DoubleRange(min = -1e6, max = 1e6) double least,
            @ForAll @DoubleRange(min = 0.01, max = 1e6) double length, @ForAll @IntRange(min = 2, max = 12) int most) {
        Scale scale = Scale.covering(least, least + length, false);
        assertThat(scale.ticks(most)).hasSizeLessThanOrEqualTo(most).allMatch(scale::shows);
    }
}
