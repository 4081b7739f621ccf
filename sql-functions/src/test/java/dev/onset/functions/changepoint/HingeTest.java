package dev.onset.functions.changepoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

import dev.onset.functions.FunctionCall;

class HingeTest {

    private static double mean(double[] v) {
        double sum = 0;
        for (double x : v) {
            sum += x / v.length;
        }
        return sum;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    /** What is left of a after a straight line in x. */
    private static double[] beyondLine(double[] x, double[] a) {
        double[] xs = new double[x.length];
        double[] rest = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            xs[i] = x[i] - mean(x);
            rest[i] = a[i] - mean(a);
        }
        double slope = dot(xs, rest) / dot(xs, xs);
        for (int i = 0; i < x.length; i++) {
            rest[i] -= slope * xs[i];
        }
        return rest;
    }

    private static double explainedBy(int knot, double[] x, double[] y) {
        double[] bend = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            bend[i] = Math.max(0, x[i] - x[knot]);
        }
        double[] own = beyondLine(x, bend);
        double covariance = dot(own, beyondLine(x, y));
        return covariance * covariance / dot(own, own);
    }

    /** Each knot tried by itself: quadratic, and plain. */
    @Property(tries = 200)
    void noOtherKnotExplainsMore(@ForAll @IntRange(min = 5, max = 60) int n, @ForAll long seed) {
        Random random = new Random(seed);
        double[] x = new double[n];
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = (i > 0 ? x[i - 1] : 1e6) + 1 + random.nextInt(20);
            y[i] = Math.abs(i - n / 3.0) * random.nextDouble() + random.nextGaussian();
        }
        double step = FunctionCall.of("hinge_step").curve(x, y).number();
        double most = 0;
        double found = -1;
        for (int k = 2; k < n - 2; k++) {
            most = Math.max(most, explainedBy(k, x, y));
            found = x[k] == step ? explainedBy(k, x, y) : found;
        }
        assertThat(found).isGreaterThanOrEqualTo(most * (1 - 1e-9));
    }

    /** The slopes are those of numpy.linalg.lstsq over the columns 1, x and max(0, x − 23). */
    @Test
    void thePublishedLogBendsAt23() {
        double[] epoch = {20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 39};
        double[] val = {1.432, 1.398, 1.387, 1.360, 1.354, 1.358, 1.346, 1.297, 1.321, 1.330, 1.291, 1.273, 1.362,
            1.217,
            1.290, 1.237, 1.265, 1.266, 1.213};
        assertThat(FunctionCall.of("hinge_step").curve(epoch, val).value()).isEqualTo(23.0);
        assertThat(FunctionCall.of("hinge_slope_before").curve(epoch, val).number())
                .isCloseTo(-0.021722331608590523, within(1e-13));
        assertThat(FunctionCall.of("hinge_slope_after").curve(epoch, val).number())
                .isCloseTo(-0.008433696597829062, within(1e-13));
    }

    @Test
    void aStraightLineHasTheSameSlopeOnBothSides() {
        double[] y = {1, 3, 5, 7, 9, 11};
        assertThat(FunctionCall.of("hinge_slope_before").curve(y).number()).isCloseTo(2, within(1e-12));
        assertThat(FunctionCall.of("hinge_slope_after").curve(y).number()).isCloseTo(2, within(1e-12));
    }

    @Test
    void fourPointsAreTooFew() {
        assertThat(FunctionCall.of("hinge_step").curve(4, 3, 2, 3).value()).isNull();
    }
}
