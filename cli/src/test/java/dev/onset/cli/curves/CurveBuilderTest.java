package dev.onset.cli.curves;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;

import org.junit.jupiter.api.Test;

final class CurveBuilderTest {

    @Test
    void aShortCurveIsKeptAsItIs() {
        CurveBuilder builder = new CurveBuilder();
        builder.add(3, 1);
        builder.add(1, Double.NaN);
        builder.add(2, 5);
        Curve curve = builder.build("loss");
        assertThat(curve.x()).containsExactly(1, 2, 3);
        assertThat(curve.y()).containsExactly(Double.NaN, 5, 1);
        assertThat(curve.at(2)).isEqualTo(5);
        assertThat(curve.at(7)).isNaN();
    }

    @Test
    void ofALongCurveTheExtremesOfEachStretchAreKeptAndTheNaN() {
        CurveBuilder builder = new CurveBuilder();
        int points = 3_000_000;
        for (int step = 0; step < points; step++) {
            double value = Math.sin(step / 200_000.0);
            builder.add(step, step == 777_777 ? 50 : step == 1_234_567 ? -50 : step == 2_000_001 ? Double.NaN : value);
        }
        Curve curve = builder.build("loss");
        assertThat(curve.size()).isBetween(5_000, 1 << 15);
        assertThat(curve.x()).isSorted();
        assertThat(curve.at(777_777)).isEqualTo(50);
        assertThat(curve.at(1_234_567)).isEqualTo(-50);
        assertThat(Arrays.stream(curve.y()).filter(Double::isNaN)).hasSize(1);
        double widest = 0;
        for (int i = 1; i < curve.size(); i++) {
            widest = Math.max(widest, curve.x()[i] - curve.x()[i - 1]);
        }
        assertThat(widest).isLessThan(points / 2_000.0);
    }
}
