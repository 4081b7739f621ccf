package dev.onset.functions.extrapolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.DoubleUnaryOperator;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

import dev.onset.functions.FunctionCall;

class PowerLawTest {

    private static final Percentage REFERENCE = Percentage.withPercentage(1e-6);

    private static FunctionCall law(String function, double[] x, DoubleUnaryOperator y) {
        double[] values = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            values[i] = y.applyAsDouble(x[i]);
        }
        return FunctionCall.of(function).curve(x, values);
    }

    private static double[] from(int first, int count, int by) {
        double[] x = new double[count];
        for (int i = 0; i < count; i++) {
            x[i] = first + (double) by * i;
        }
        return x;
    }

    private static double exact(double x) {
        return 0.5 + 2 * Math.pow(x, -0.7);
    }

    private static double noisy(double x) {
        return exact(x) + 0.05 * (((int) x - 1) * 7919 % 101 / 101.0 - 0.5);
    }

    @Test
    void aCurveThatIsAPowerLawGivesItsParameters() {
        double[] x = from(1, 200, 1);
        assertThat(law("power_law_exponent", x, PowerLawTest::exact).number()).isCloseTo(0.7, within(1e-9));
        assertThat(law("asymptote", x, PowerLawTest::exact).number()).isCloseTo(0.5, within(1e-9));
        assertThat(law("predict_at", x, PowerLawTest::exact).option(1e4).number()).isCloseTo(exact(1e4), within(1e-9));
    }

    /** scipy.optimize.least_squares (Levenberg–Marquardt, tolerances of 1e-15) over the same fifty points. */
    @Test
    void aNoisyCurveGivesWhatScipyGives() {
        double[] x = from(1, 50, 1);
        assertThat(law("asymptote", x, PowerLawTest::noisy).number()).isCloseTo(0.49760755174650373, REFERENCE);
        assertThat(law("power_law_exponent", x, PowerLawTest::noisy).number()).isCloseTo(0.6932238923153595, REFERENCE);
        assertThat(law("predict_at", x, PowerLawTest::noisy).option(100.0).number())
                .isCloseTo(0.5789737068989357, REFERENCE);
    }

    @Test
    void largeStepsLoseNoDigits() {
        double[] x = from(1_000_000, 300, 10_000);
        DoubleUnaryOperator loss = step -> 0.5 + 2e6 * Math.pow(step, -1.0);
        assertThat(law("power_law_exponent", x, loss).number()).isCloseTo(1, within(1e-6));
    }

    @Test
    void anAccuracyApproachesItsAsymptoteFromBelow() {
        assertThat(law("asymptote", from(1, 100, 1), x -> 0.95 - 0.6 * Math.pow(x, -0.5)).number())
                .isCloseTo(0.95, within(1e-8));
    }

    @Test
    void theStepZeroHasNoPowerAndIsLeftOut() {
        assertThat(law("power_law_exponent", from(0, 100, 1), x -> x == 0 ? 77 : exact(x)).number())
                .isCloseTo(0.7, within(1e-9));
    }

    @Test
    void anEarlierPhaseIsLeftOutByFromStep() {
        DoubleUnaryOperator warmedUp = x -> x < 20 ? 9 : exact(x);
        assertThat(law("asymptote", from(1, 300, 1), warmedUp).option(20.0).number()).isCloseTo(0.5, within(1e-8));
    }

    @Test
    void aStraightLineIsNoPowerLaw() {
        assertThat(law("asymptote", from(1, 100, 1), x -> 5 - 0.01 * x).value()).isNull();
        assertThat(law("predict_at", from(1, 100, 1), x -> 5 - 0.01 * x).option(200.0).value()).isNull();
    }

    @Test
    void aConstantCurveStaysAndHasNoExponent() {
        assertThat(law("asymptote", from(1, 10, 1), x -> 0.3).value()).isEqualTo(0.3);
        assertThat(law("power_law_exponent", from(1, 10, 1), x -> 0.3).value()).isNull();
    }

    @Test
    void threePointsAreTooFewForThreeParameters() {
        assertThat(law("asymptote", from(1, 3, 1), PowerLawTest::exact).value()).isNull();
    }

    @Test
    void aTargetIsPredictedWhereTheLawReachesIt() {
        double[] x = from(1, 100, 1);
        // 0.5 + 2·x^−0.7 = 0.55 at x = 40^(1/0.7) = 194.5
        assertThat(law("predicted_steps_to_target", x, PowerLawTest::exact).option(0.55).value()).isEqualTo(195.0);
        assertThat(law("predicted_steps_to_target", x, PowerLawTest::exact).option(0.45).value()).isNull();
        assertThat(law("predicted_steps_to_target", x, PowerLawTest::exact).option(1.5).value()).isEqualTo(3.0);
    }
}
