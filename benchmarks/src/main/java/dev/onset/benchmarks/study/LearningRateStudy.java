package dev.onset.benchmarks.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** {@code lr_schedule}, {@code lr_drop_count}, {@code lr_drop_step} and {@code lr_rebound} on schedules that are known. */
final class LearningRateStudy {

    private static final int[] LENGTHS = {30, 100, 1000, 10_000};
    private static final int RUNS = 25;
    private static final int REBOUND_RUNS = 200;
    private static final double[] NOISES = {0.001, 0.005, 0.02};

    /**
     * @param named how many got the right name, by schedule
     * @param confused what the others were called
     * @param counted how many had the right number of drops, and all their steps right
     * @param reboundErrors median |estimated − true| gain in percentage points, by the noise of validation
     */
    record Outcome(int runs, int perSchedule, Map<String, Integer> named, Map<String, Map<String, Integer>> confused,
            int counted, Map<Double, Double> reboundErrors) {}

    private LearningRateStudy() {}

    static Outcome run() {
        Map<String, Integer> named = new TreeMap<>();
        Map<String, Map<String, Integer>> confused = new TreeMap<>();
        int counted = 0;
        int runs = 0;
        long seed = 0;
        try (FunctionHost host = new FunctionHost(2)) {
            for (RateSchedule schedule : RateSchedule.values()) {
                for (int length : LENGTHS) {
                    for (int i = 0; i < RUNS; i++) {
                        RandomGenerator random = random(seed++);
                        Rates rates = rates(schedule, length, random);
                        host.begin().curve(rates.steps(), rates.lr());
                        String name = String.valueOf(host.value("lr_schedule", new int[]{0}));
                        if (name.equals(rates.name)) {
                            named.merge(schedule.title(), 1, Integer::sum);
                        } else {
                            confused.computeIfAbsent(schedule.title(), title -> new TreeMap<>()).merge(name, 1,
                                    Integer::sum);
                        }
                        counted += dropsAreRight(host, rates) ? 1 : 0;
                        runs++;
                    }
                }
            }
        }
        return new Outcome(runs, LENGTHS.length * RUNS, named, confused, counted, reboundErrors());
    }

    private static RandomGenerator random(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    private record Rates(String name, double[] lr, int[] drops) {

        double[] steps() {
            double[] steps = new double[lr.length];
            Arrays.setAll(steps, i -> i);
            return steps;
        }
    }

    private static Rates rates(RateSchedule schedule, int length, RandomGenerator random) {
        double[] lr = new double[length];
        int[] drops = new int[schedule.drops(random)];
        boolean warmup = schedule.takesWarmup() && random.nextBoolean();
        int from = warmup ? Math.max(2, (int) (length * random.nextDouble(0.02, 0.1))) : 0;
        for (int i = 0; i < from; i++) {
            lr[i] = (i + 1.0) / (from + 1);
        }
        schedule.fill(lr, from, drops, random);
        double peak = Math.pow(10, random.nextDouble(-5, 0));
        for (int i = 0; i < length; i++) {
            lr[i] *= peak;
        }
        return new Rates((warmup ? "warmup+" : "") + schedule.title(), lr, drops);
    }

    private static boolean dropsAreRight(FunctionHost host, Rates rates) {
        int[] lr = {0};
        boolean right = host.number("lr_drop_count", lr) == rates.drops.length;
        for (int i = 0; right && i < rates.drops.length; i++) {
            right = host.number("lr_drop_step", lr, i + 1L) == rates.drops[i];
        }
        return right;
    }

    /** One drop in the middle of 100 evaluations; the loss falls by a known share within ten of them, and relapses later. */
    private static Map<Double, Double> reboundErrors() {
        Map<Double, Double> medians = new TreeMap<>();
        double[] steps = new double[100];
        double[] lr = new double[100];
        Arrays.setAll(steps, i -> i);
        Arrays.setAll(lr, i -> i < 50 ? 0.1 : 0.01);
        try (FunctionHost host = new FunctionHost(2)) {
            for (double sigma : NOISES) {
                List<Double> errors = new ArrayList<>();
                for (int run = 0; run < REBOUND_RUNS; run++) {
                    RandomGenerator random = random(run);
                    double gain = random.nextDouble(0.02, 0.5);
                    double speed = random.nextDouble(0.5, 2);
                    double relapse = random.nextDouble(0, 0.01);
                    double[] clean = new double[100];
                    Arrays.setAll(clean, i -> i < 50 ? 1
                            : 1 - gain * (1 - Math.exp(-speed * (i - 49))) + relapse * Math.max(0, i - 60));
                    double[] noise = Noise.WHITE.of(100, random);
                    double[] val = new double[100];
                    Arrays.setAll(val, i -> clean[i] + sigma * noise[i]);
                    double truth = host.begin().curve(steps, lr).curve(steps, clean).number("lr_rebound",
                            new int[]{0, 1});
                    double found = host.begin().curve(steps, lr).curve(steps, val).number("lr_rebound",
                            new int[]{0, 1});
                    errors.add(100 * Math.abs(found - truth));
                }
                Collections.sort(errors);
                medians.put(sigma, errors.get(errors.size() / 2));
            }
        }
        return medians;
    }
}
