package dev.onset.functions.curve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CurveCollectorTest {

    private final CurveCollector collector = new CurveCollector();

    @AfterEach
    void close() {
        collector.close();
    }

    @Test
    void rowsInOrderStayAsTheyAre() {
        collector.begin(true);
        collector.add(1L, 0.5);
        collector.add(7L, Double.NaN);
        Curve curve = collector.finish();
        assertThat(curve.length()).isEqualTo(2);
        assertThat(curve.axis().longAt(1)).isEqualTo(7);
        assertThat(curve.value(1)).isNaN();
    }

    @Test
    void ofOneStepTheLastLoggedValueIsKept() {
        collector.begin(true);
        collector.add(1L, 10);
        collector.add(1L, 11);
        collector.add(0L, 5);
        collector.add(1L, 12);
        Curve curve = collector.finish();
        assertThat(curve.length()).isEqualTo(2);
        assertThat(curve.value(0)).isEqualTo(5);
        assertThat(curve.value(1)).isEqualTo(12);
    }

    @Test
    void anyOrderGivesWhatASortedMapGives() {
        Random random = new Random(3);
        Map<Double, Double> expected = new TreeMap<>();
        collector.begin(false);
        for (int i = 0; i < 5000; i++) {
            double step = random.nextInt(2000) / 4.0;
            double value = random.nextGaussian();
            collector.add(step, value);
            expected.put(step, value);
        }
        Curve curve = collector.finish();
        assertThat(curve.length()).isEqualTo(expected.size());
        int i = 0;
        for (Map.Entry<Double, Double> entry : expected.entrySet()) {
            assertThat(curve.step(i)).isEqualTo(entry.getKey());
            assertThat(curve.value(i++)).isEqualTo(entry.getValue());
        }
    }

    @Test
    void aStepThatIsNotANumberHasNoPlace() {
        collector.begin(false);
        collector.add(Double.NaN, 1);
        collector.add(0.5, 2);
        collector.add(Double.POSITIVE_INFINITY, 3);
        assertThat(collector.finish().length()).isEqualTo(1);
    }

    @Test
    void largeWholeStepsKeepTheirLastBits() {
        collector.begin(true);
        collector.add(Long.MAX_VALUE, 2);
        collector.add(Long.MAX_VALUE - 1, 1);
        Curve curve = collector.finish();
        assertThat(curve.axis().longAt(0)).isEqualTo(Long.MAX_VALUE - 1);
        assertThat(curve.axis().longAt(1)).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void theMemoryIsReusedForTheNextCurve() {
        collector.begin(true);
        for (long i = 0; i < 10_000; i++) {
            collector.add(i, i * 1.0);
        }
        assertThat(collector.finish().value(9_999)).isEqualTo(9_999);
        collector.begin(true);
        assertThat(collector.finish().length()).isZero();
    }

    @Test
    void aFractionalStepHasNoPlaceAmongWholeOnes() {
        collector.begin(true);
        assertThatThrownBy(() -> collector.add(0.5, 1)).isInstanceOf(IllegalStateException.class);
    }
}
