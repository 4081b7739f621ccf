package dev.onset.functions.accuracy;

import static dev.onset.functions.PlainStatistics.risingLessFalling;
import static dev.onset.functions.PlainStatistics.varianceOfS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;

import dev.onset.functions.FunctionCall;

/** Loss against accuracy written down once more in the plainest way; the two are logged at steps of their own. */
class PlainAccuracyTest {

    /** One-sided 10 % of a standard normal distribution. */
    private static final double SIGNIFICANT = 1.2815515655446004;

    private record Curve(double[] steps, double[] values) {

        static Curve random(Random random, int n, double trend, boolean rounded) {
            double[] steps = new double[n];
            double[] values = new double[n];
            for (int i = 0; i < n; i++) {
                steps[i] = (i > 0 ? steps[i - 1] : 0) + 1 + random.nextInt(3);
                double value = Math.exp(-i / 5.0) * -Math.signum(trend) + trend * i + 0.3 * random.nextGaussian();
                values[i] = random.nextInt(15) == 0 ? Double.NaN : rounded ? Math.rint(4 * value) / 4 : value;
            }
            return new Curve(steps, values);
        }

        /** The index of the best finite value, the first of several; −1 without one. */
        int best(int sign) {
            int best = -1;
            for (int i = 0; i < values.length; i++) {
                if (Double.isFinite(values[i]) && (best < 0 || sign * values[i] < sign * values[best])) {
                    best = i;
                }
            }
            return best;
        }

        double[] from(double step) {
            return IntStream.range(0, values.length).filter(i -> steps[i] >= step && Double.isFinite(values[i]))
                    .mapToDouble(i -> values[i]).toArray();
        }
    }

    private static boolean rises(double[] v) {
        long s = risingLessFalling(v);
        return v.length >= 5 && s > 0 && (s - 1) / Math.sqrt(varianceOfS(v)) > SIGNIFICANT;
    }

    @Property(tries = 300)
    void lagAndDivergence(@ForAll @IntRange(min = 0, max = 60) int losses, @ForAll @IntRange(min = 0, max = 60) int n,
            @ForAll boolean rounded, @ForAll long seed) {
        Random random = new Random(seed);
        Curve loss = Curve.random(random, losses, -0.01 + 0.06 * random.nextInt(2), rounded);
        Curve accuracy = Curve.random(random, n, -0.01 + 0.06 * random.nextInt(2), rounded);
        int bestLoss = loss.best(1);
        int bestAccuracy = accuracy.best(-1);

        boolean both = bestLoss >= 0 && bestAccuracy >= 0;
        @Nullable
        Object lag = both ? (Object) (accuracy.steps[bestAccuracy] - loss.steps[bestLoss]) : null;
        assertThat(call("loss_acc_lag", loss, accuracy)).isEqualTo(lag);

        boolean diverge = both && rises(loss.from(loss.steps[bestLoss])) && rises(accuracy.from(loss.steps[bestLoss]));
        @Nullable
        Object since = diverge ? (Object) loss.steps[bestLoss] : null;
        assertThat(call("loss_acc_divergence", loss, accuracy)).isEqualTo(since);
    }

    private static @Nullable Object call(String function, Curve loss, Curve accuracy) {
        return FunctionCall.of(function).curve(loss.steps, loss.values).curve(accuracy.steps, accuracy.values).value();
    }
}
