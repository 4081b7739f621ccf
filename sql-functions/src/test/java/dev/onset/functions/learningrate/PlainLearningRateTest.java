package dev.onset.functions.learningrate;

import static dev.onset.functions.PlainStatistics.median;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;

import dev.onset.functions.FunctionCall;

/**
 * Drops, restarts and rebounds as the reference defines them, written down once more in the plainest way, over learning
 * rates that stay, decay, drop, warm up and restart, logged more often than validation.
 */
class PlainLearningRateTest {

    private record Event(boolean drop, double step) {}

    /** A run: a learning rate at most steps, a validation loss at some others. */
    private static final class Run {
        private final double[] lrSteps;
        private final double[] lr;
        private final double[] valSteps;
        private final double[] val;

        Run(int n, long seed) {
            Random random = new Random(seed);
            lrSteps = new double[n];
            lr = new double[n];
            double rate = 0.1;
            double decay = 1;
            for (int i = 0; i < n; i++) {
                if (random.nextInt(12) == 0) {
                    double[] factors = {0.1, 0.5, 0.66, 0.7, 1.4, 3, 20};
                    rate *= factors[random.nextInt(factors.length)];
                    decay = random.nextBoolean() ? 1 : 0.8 + 0.3 * random.nextDouble();
                }
                rate *= decay;
                lrSteps[i] = (i > 0 ? lrSteps[i - 1] : 0) + 1 + random.nextInt(3);
                lr[i] = random.nextInt(25) == 0 ? Double.NaN : random.nextInt(25) == 0 ? 0 : rate;
            }
            int[] evaluations = IntStream.range(0, (int) lrSteps[n - 1] + 5).filter(i -> random.nextInt(3) == 0)
                    .toArray();
            valSteps = Arrays.stream(evaluations).asDoubleStream().toArray();
            val = Arrays.stream(valSteps).map(x -> 2 - 0.002 * x + 0.1 * random.nextGaussian()).toArray();
        }

        FunctionCall lr(String function) {
            return FunctionCall.of(function).curve(lrSteps, lr);
        }

        FunctionCall both(String function) {
            return FunctionCall.of(function).curve(lrSteps, lr).curve(valSteps, val);
        }

        /** The rates that count, with their steps. */
        double[][] positive() {
            int[] kept = IntStream.range(0, lr.length).filter(i -> lr[i] > 0).toArray();
            return new double[][]{Arrays.stream(kept).mapToDouble(i -> lrSteps[i]).toArray(),
                Arrays.stream(kept).mapToDouble(i -> lr[i]).toArray()};
        }

        List<Event> events() {
            double[] x = positive()[0];
            double[] rate = positive()[1];
            List<Event> events = new ArrayList<>();
            int reset = 0;
            for (int i = 1; i < rate.length; i++) {
                double change = Math.log(rate[i] / rate[i - 1]);
                double before = i > 1 ? Math.abs(Math.log(rate[i - 1] / rate[i - 2])) : 0;
                double after = i + 1 < rate.length ? Math.abs(Math.log(rate[i + 1] / rate[i])) : 0;
                if (change <= -Math.log(1.5) && -change >= 5 * Math.max(before, after)) {
                    events.add(new Event(true, x[i]));
                } else if (change >= Math.log(1.5)
                        && Arrays.stream(rate, reset, i).max().orElseThrow() > rate[i - 1]) {
                    events.add(new Event(false, x[i]));
                    reset = i;
                }
            }
            return events;
        }
    }

    private static double[] lastOf(double[] v, int count) {
        return Arrays.copyOfRange(v, Math.max(0, v.length - count), v.length);
    }

    /** The indices of the evaluations in a range of steps. */
    private static int[] between(Run run, double from, double to) {
        return IntStream.range(0, run.val.length).filter(i -> run.valSteps[i] >= from && run.valSteps[i] < to)
                .toArray();
    }

    private static double[] valuesOf(Run run, int[] indices) {
        return Arrays.stream(indices).mapToDouble(i -> run.val[i]).toArray();
    }

    @Property(tries = 200)
    void eventsAreCountedAndFound(@ForAll @IntRange(min = 1, max = 150) int n, @ForAll long seed) {
        Run run = new Run(n, seed);
        boolean logged = run.positive()[0].length > 0;
        List<Event> events = run.events();
        double[] drops = events.stream().filter(Event::drop).mapToDouble(Event::step).toArray();
        assertThat(run.lr("lr_drop_count").value()).isEqualTo(logged ? (Object) (long) drops.length : null);
        assertThat(run.lr("lr_restart_count").value())
                .isEqualTo(logged ? (Object) (long) (events.size() - drops.length) : null);
        for (int drop = 1; drop <= drops.length + 1; drop++) {
            @Nullable
            Object expected = drop <= drops.length ? (Object) drops[drop - 1] : null;
            assertThat(run.lr("lr_drop_step").option((long) drop).value()).isEqualTo(expected);
        }
    }

    @Property(tries = 200)
    void reboundsAndRelapses(@ForAll @IntRange(min = 5, max = 150) int n, @ForAll @IntRange(min = 1, max = 6) int w,
            @ForAll @IntRange(min = 1, max = 20) int h, @ForAll long seed) {
        Run run = new Run(n, seed);
        List<Event> events = run.events();
        double gain = Double.NEGATIVE_INFINITY;
        double relapse = Double.NaN;
        double lasted = Double.NaN;
        for (int e = 0; e < events.size(); e++) {
            double step = events.get(e).step();
            double end = e + 1 < events.size() ? events.get(e + 1).step() : Double.POSITIVE_INFINITY;
            int[] before = between(run, 0, step);
            int[] after = between(run, step, end);
            if (!events.get(e).drop() || before.length == 0 || after.length == 0) {
                continue;
            }
            double pre = median(lastOf(valuesOf(run, before), w));
            int trough = Arrays.stream(after).limit(h).boxed().min((a, b) -> Double.compare(run.val[a], run.val[b]))
                    .orElseThrow();
            double its = (pre - run.val[trough]) / Math.abs(pre);
            if (its > gain) {
                gain = its;
                relapse = (median(lastOf(valuesOf(run, after), w)) - run.val[trough]) / Math.abs(run.val[trough]);
                lasted = IntStream.range(trough + 1, run.val.length).filter(i -> run.val[i] > pre)
                        .mapToDouble(i -> run.valSteps[i] - step).findFirst().orElse(Double.NaN);
            }
        }
        double expected = Double.isInfinite(gain) ? Double.NaN : gain;
        assertThat(rebound(run, "lr_rebound", w, h)).isCloseTo(expected, within(1e-12));
        assertThat(rebound(run, "lr_relapse", w, h)).isCloseTo(relapse, within(1e-12));
        assertThat(rebound(run, "lr_rebound_steps", w, h)).isEqualTo(Double.valueOf(lasted));
    }

    private static double rebound(Run run, String function, int w, int h) {
        return run.both(function).option(null).option((long) w).option((long) h).number();
    }

    /** A rise from the first point on, over at most a fifth of the run, that does not last to its end. */
    @Property(tries = 200)
    void warmUp(@ForAll @IntRange(min = 1, max = 80) int n, @ForAll @IntRange(min = 0, max = 40) int rise,
            @ForAll long seed) {
        Random random = new Random(seed);
        double[] x = new double[n];
        double[] lr = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = (i > 0 ? x[i - 1] : 7) + 1 + random.nextInt(5);
            lr[i] = i <= rise ? 0.1 * (i + 1) / (rise + 1) : 0.1 * Math.pow(0.99, i - rise);
        }
        boolean warm = rise > 0 && rise < n - 1 && x[Math.min(rise, n - 1)] - x[0] <= 0.2 * (x[n - 1] - x[0]);
        assertThat(FunctionCall.of("warmup_steps").curve(x, lr).value()).isEqualTo(warm ? x[rise] - x[0] : 0.0);
    }
}
