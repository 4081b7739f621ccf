package dev.onset.benchmarks.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** {@code diverged}, {@code plateau_step}, {@code spike_count} and {@code curve_verdict} on runs that are known. */
final class HealthStudy {

    private static final int[] LENGTHS = {50, 200, 1000};
    private static final int RUNS = 100;
    private static final int SPIKED_LENGTH = 5000;

    /** Found, and falsely found, in percent of the runs that have it and of those that do not. */
    record Detection(double found, double falselyFound) {}

    /** @param verdicts what runs of each health were called, and how often */
    record Outcome(Detection divergence, Detection plateau, double plateauError, Detection spikes, int perVerdict,
            Map<String, Map<String, Integer>> verdicts) {}

    private static final int[] VAL = {1};

    private final FunctionHost host;

    private HealthStudy(FunctionHost host) {
        this.host = host;
    }

    static Outcome run() {
        try (FunctionHost host = new FunctionHost(2)) {
            return new HealthStudy(host).outcome();
        }
    }

    private Outcome outcome() {
        List<Double> plateauErrors = new ArrayList<>();
        Detection plateau = plateaus(plateauErrors);
        Collections.sort(plateauErrors);
        Map<String, Map<String, Integer>> verdicts = new TreeMap<>();
        for (RunHealth health : RunHealth.values()) {
            Map<String, Integer> counts = new TreeMap<>();
            for (int length : LENGTHS) {
                for (int run = 0; run < RUNS; run++) {
                    put(health, length, run);
                    counts.merge(String.valueOf(host.value("curve_verdict", new int[]{0, 1})), 1, Integer::sum);
                }
            }
            verdicts.put(health.title(), counts);
        }
        return new Outcome(divergences(), plateau, plateauErrors.get(plateauErrors.size() / 2), spikes(),
                LENGTHS.length * RUNS, verdicts);
    }

    private void put(RunHealth health, int length, long seed) {
        RandomGenerator random = random(seed * 31 + length);
        double[][] curves = health.curves(length, random);
        double[] steps = new double[length];
        Arrays.setAll(steps, i -> i + 1);
        host.begin().curve(steps, curves[0]).curve(steps, curves[1]);
    }

    private static RandomGenerator random(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    private Detection divergences() {
        int found = 0;
        int falsely = 0;
        int healthy = 0;
        for (int length : LENGTHS) {
            for (int run = 0; run < RUNS; run++) {
                for (RunHealth health : RunHealth.values()) {
                    put(health, length, run);
                    boolean says = Boolean.TRUE.equals(host.value("diverged", VAL));
                    if (health == RunHealth.DIVERGED) {
                        found += says ? 1 : 0;
                    } else if (health != RunHealth.NONFINITE) {
                        falsely += says ? 1 : 0;
                        healthy++;
                    }
                }
            }
        }
        return new Detection(100.0 * found / (LENGTHS.length * RUNS), 100.0 * falsely / healthy);
    }

    /** Curves that fall exponentially and stay level from a known step on, against curves that fall to the end. */
    private Detection plateaus(List<Double> errors) {
        int found = 0;
        int falsely = 0;
        int all = 0;
        for (int length : LENGTHS) {
            double[] steps = new double[length];
            Arrays.setAll(steps, i -> i);
            for (int run = 0; run < RUNS; run++) {
                RandomGenerator random = random(run);
                double turn = length * random.nextDouble(0.2, 0.7);
                // Falling by half a percent an evaluation at the least, five times what counts as improvement.
                double rate = random.nextDouble(0.005, 0.02);
                double[] noise = Noise.WHITE.of(length, random);
                double[] level = new double[length];
                double[] falling = new double[length];
                Arrays.setAll(level, i -> Math.exp(-rate * Math.min(i, turn)) * (1 + 2e-4 * noise[i]));
                Arrays.setAll(falling, i -> Math.exp(-rate * i) * (1 + 2e-4 * noise[i]));
                double step = host.begin().curve(steps, level).number("plateau_step", new int[]{0});
                if (!Double.isNaN(step)) {
                    found++;
                    errors.add(100 * Math.abs(step - turn) / length);
                }
                falsely += host.begin().curve(steps, falling).value("plateau_step", new int[]{0}) != null ? 1 : 0;
                all++;
            }
        }
        return new Detection(100.0 * found / all, 100.0 * falsely / all);
    }

    /** Found: the right number of spikes, and the first at its step. */
    private Detection spikes() {
        int found = 0;
        int falsely = 0;
        double[] steps = new double[SPIKED_LENGTH];
        Arrays.setAll(steps, i -> i);
        for (int run = 0; run < RUNS; run++) {
            RandomGenerator random = random(run);
            double[] noise = Noise.WHITE.of(SPIKED_LENGTH, random);
            double[] values = new double[SPIKED_LENGTH];
            Arrays.setAll(values, i -> 2 * Math.exp(-i / 2000.0) + 1 + 0.02 * noise[i]);
            falsely += host.begin().curve(steps, values).number("spike_count", new int[]{0}) > 0 ? 1 : 0;
            int spikes = random.nextInt(1, 4);
            int first = random.nextInt(1100, 2000);
            for (int i = 0; i < spikes; i++) {
                // Far above the standard deviation of a window of a falling curve, which its fall widens.
                values[first + i * 1200] += random.nextDouble(3, 6);
            }
            host.begin().curve(steps, values);
            found += host.number("spike_count", new int[]{0}) == spikes
                    && host.number("first_spike_step", new int[]{0}) == first ? 1 : 0;
        }
        return new Detection(100.0 * found / RUNS, 100.0 * falsely / RUNS);
    }
}
