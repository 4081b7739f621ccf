package dev.onset.benchmarks;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * One generated run: losses that decay exponentially with noise, of which about a third overfits from some step on, a learning
 * rate that is cut in three steps with a rebound after each cut in about half of the runs, and noise for every further metric.
 *
 * <p>Equal seeds give equal curves, so that two engines can be loaded one after the other.
 */
public final class SyntheticRun {

    private static final double[] LEARNING_RATES = {0.1, 0.03, 0.01, 0.001};
    private static final List<String> OPTIMIZERS = List.of("adam", "adamw", "sgd");
    private static final List<String> WEIGHT_DECAYS = List.of("0", "0.0001", "0.01", "0.1");

    private final int run;
    private final int steps;
    private final double[][] curves;

    public SyntheticRun(int run, Shape shape) {
        this.run = run;
        this.steps = shape.steps();
        this.curves = new double[shape.metrics().size()][steps];
        fill(new SplittableRandom(0x5EED_0000L + run));
    }

    private void fill(SplittableRandom random) {
        double asymptote = 0.2 + random.nextDouble();
        double amplitude = 1 + 2 * random.nextDouble();
        double decay = steps * (0.05 + 0.2 * random.nextDouble());
        double noise = 0.002 + 0.02 * random.nextDouble();
        boolean overfits = random.nextInt(3) == 0;
        double onset = steps * (0.2 + 0.6 * random.nextDouble());
        double rise = (0.2 + random.nextDouble()) / steps;
        boolean cuts = random.nextBoolean();
        double base = LEARNING_RATES[random.nextInt(LEARNING_RATES.length)];
        for (int step = 0; step < steps; step++) {
            int cut = cuts ? (int) (4L * step / steps) : 0;
            double sinceCut = step - cut * (steps / 4.0);
            double bought = cut == 0 ? 0 : 0.05 * amplitude * Math.exp(-sinceCut / (0.02 * steps));
            double clean = asymptote + amplitude * Math.exp(-step / decay);
            curves[0][step] = 0.9 * clean - 0.1 * asymptote * step / steps + noise * gaussian(random);
            curves[1][step] = clean - bought + (overfits ? rise * Math.max(0, step - onset) : 0)
                    + noise * gaussian(random);
            if (curves.length > 2) {
                curves[2][step] = 1 - clean / (1 + asymptote + amplitude) + noise * gaussian(random);
                curves[3][step] = base * Math.pow(0.1, cut);
                curves[4][step] = Math.exp(gaussian(random));
            }
            for (int metric = 5; metric < curves.length; metric++) {
                curves[metric][step] = metric * clean + random.nextDouble();
            }
        }
    }

    /** Normally distributed, mean 0, variance 1 (Box and Muller 1958). */
    private static double gaussian(SplittableRandom random) {
        return Math.sqrt(-2 * Math.log(1 - random.nextDouble())) * Math.cos(2 * Math.PI * random.nextDouble());
    }

    /** The curve of a metric of the shape. */
    public double[] curve(int metric) {
        return curves[metric];
    }

    Map<String, String> params() {
        return Map.of("optimizer", OPTIMIZERS.get(run % OPTIMIZERS.size()), "weight_decay",
                WEIGHT_DECAYS.get(run / OPTIMIZERS.size() % WEIGHT_DECAYS.size()), "seed", String.valueOf(run % 5));
    }
}
