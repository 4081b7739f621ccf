package dev.onset.functions.stopping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import dev.onset.functions.FunctionCall;

/**
 * Early stopping against the frameworks' own state machines, as their sources define them: Keras 3
 * (keras/src/callbacks/early_stopping.py), Lightning (callbacks/early_stopping.py), torch (optim/lr_scheduler.py,
 * ReduceLROnPlateau), transformers (trainer_callback.py, EarlyStoppingCallback; the trainer remembers any new best after it).
 */
class PatienceReferenceTest {

    private static double[] curve(int n, long seed) {
        Random random = new Random(seed);
        double[] v = new double[n];
        double level = 3 * random.nextGaussian();
        for (int i = 0; i < n; i++) {
            level += 0.1 * random.nextGaussian() - 0.03;
            v[i] = random.nextInt(15) == 0 ? Double.NaN : Math.round(level * 50) / 50.0;
        }
        return v;
    }

    private static String stop(double[] v, int patience, double delta, String semantics, String mode) {
        return String.valueOf(FunctionCall.of("patience_stop_step").curve(v).option((long) patience).option(delta)
                .option(semantics).option(mode).value());
    }

    private static String step(int epoch) {
        return epoch < 0 ? "null" : String.valueOf((double) epoch);
    }

    @Property(tries = 200)
    void keras(@ForAll @IntRange(min = 1, max = 60) int n, @ForAll @IntRange(min = 0, max = 6) int patience,
            @ForAll long seed) {
        double[] v = curve(n, seed);
        double best = Double.POSITIVE_INFINITY;
        int wait = 0;
        int stopped = -1;
        for (int epoch = 0; epoch < n && stopped < 0; epoch++) {
            wait++;
            if (v[epoch] + 0.05 < best) {
                best = v[epoch];
                wait = 0;
            } else if (wait >= patience && epoch > 0) {
                stopped = epoch;
            }
        }
        assertThat(stop(v, patience, 0.05, "keras", "min")).isEqualTo(step(stopped));
    }

    @Property(tries = 200)
    void lightning(@ForAll @IntRange(min = 1, max = 60) int n, @ForAll @IntRange(min = 0, max = 6) int patience,
            @ForAll long seed) {
        double[] v = curve(n, seed);
        double best = Double.NEGATIVE_INFINITY;
        int wait = 0;
        int stopped = -1;
        for (int epoch = 0; epoch < n && stopped < 0; epoch++) {
            if (!Double.isFinite(v[epoch])) {
                stopped = epoch;
            } else if (v[epoch] - 0.05 > best) {
                best = v[epoch];
                wait = 0;
            } else if (++wait >= patience) {
                stopped = epoch;
            }
        }
        assertThat(stop(v, patience, 0.05, "lightning", "max")).isEqualTo(step(stopped));
    }

    @Property(tries = 200)
    void torch(@ForAll @IntRange(min = 1, max = 60) int n, @ForAll @IntRange(min = 0, max = 6) int patience,
            @ForAll boolean max, @ForAll long seed) {
        double[] v = curve(n, seed);
        double best = max ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        int bad = 0;
        int reduced = -1;
        for (int epoch = 0; epoch < n && reduced < 0; epoch++) {
            boolean better = max ? v[epoch] > best * (1 + 1e-4) : v[epoch] < best * (1 - 1e-4);
            best = better ? v[epoch] : best;
            bad = better ? 0 : bad + 1;
            reduced = bad > patience ? epoch : -1;
        }
        assertThat(stop(v, patience, 0, "torch_plateau", max ? "max" : "min")).isEqualTo(step(reduced));
    }

    @Property(tries = 200)
    void huggingFace(@ForAll @IntRange(min = 1, max = 60) int n, @ForAll @IntRange(min = 0, max = 6) int patience,
            @ForAll long seed) {
        double[] v = curve(n, seed);
        v[0] = 1; // a first value that is no number stays the trainer's best for ever
        Double best = null;
        int counter = 0;
        int stopped = -1;
        for (int evaluation = 0; evaluation < n && stopped < 0; evaluation++) {
            boolean better = best == null || (v[evaluation] < best && Math.abs(v[evaluation] - best) > 0.05);
            counter = better ? 0 : counter + 1;
            stopped = counter >= patience ? evaluation : -1;
            best = best == null || v[evaluation] < best ? Double.valueOf(v[evaluation]) : best;
        }
        assertThat(stop(v, patience, 0.05, "hf", "min")).isEqualTo(step(stopped));
    }
}
