package dev.onset.benchmarks.study;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Learning rates over a run, made as frameworks make them, with the name that {@code lr_schedule} should give. */
enum RateSchedule {

    CONSTANT("constant") {
        @Override
        void fill(double[] lr, int from, int[] drops, RandomGenerator random) {
            Arrays.fill(lr, from, lr.length, 1);
        }
    },

    /** Multi-step: any number of drops, at regular intervals. */
    STEP("step") {
        @Override
        int drops(RandomGenerator random) {
            return random.nextInt(1, 5);
        }

        @Override
        void fill(double[] lr, int from, int[] drops, RandomGenerator random) {
            double factor = FACTORS[random.nextInt(FACTORS.length)];
            for (int i = 0; i < drops.length; i++) {
                drops[i] = from + (i + 1) * (lr.length - from) / (drops.length + 1);
            }
            drop(lr, from, drops, factor);
        }
    },

    /** Reduce on plateau: the same factor, whenever progress ended. */
    PLATEAU("plateau") {
        @Override
        int drops(RandomGenerator random) {
            return random.nextInt(3, 6);
        }

        @Override
        void fill(double[] lr, int from, int[] drops, RandomGenerator random) {
            double factor = FACTORS[random.nextInt(FACTORS.length)];
            int room = (lr.length - from) / (drops.length + 1);
            int last = from;
            for (int i = 0; i < drops.length; i++) {
                // Intervals of clearly different lengths, or it would be a step schedule.
                double share = i % 2 == 0 ? random.nextDouble(0.3, 0.6) : random.nextDouble(1, 1.4);
                last += Math.max(2, (int) (room * share));
                drops[i] = last;
            }
            drop(lr, from, drops, factor);
        }
    },

    LINEAR("linear") {
        @Override
        void fill(double[] lr, int from, int[] drops, RandomGenerator random) {
            over(lr, from, lr.length, t -> 1 - 0.99 * t);
        }
    },

    COSINE("cosine") {
        @Override
        void fill(double[] lr, int from, int[] drops, RandomGenerator random) {
            double least = random.nextDouble(0, 0.1) + 1e-4;
            over(lr, from, lr.length, t -> least + (1 - least) * (1 + Math.cos(Math.PI * t)) / 2);
        }
    },

    EXPONENTIAL("exponential") {
        @Override
        void fill(double[] lr, int from, int[] drops, RandomGenerator random) {
            double end = Math.pow(10, -random.nextDouble(1, 3));
            over(lr, from, lr.length, t -> Math.pow(end, t));
        }
    },

    COSINE_RESTARTS("cosine_restarts") {
        @Override
        void fill(double[] lr, int from, int[] drops, RandomGenerator random) {
            int cycles = random.nextInt(2, 6);
            int length = (lr.length - from) / cycles;
            for (int cycle = 0; cycle < cycles; cycle++) {
                int begin = from + cycle * length;
                int end = cycle == cycles - 1 ? lr.length : begin + length;
                over(lr, begin, end, t -> 0.001 + 0.999 * (1 + Math.cos(Math.PI * t)) / 2);
            }
        }
    },

    /** Up in a third of the run, down in the rest. Has its own warm-up. */
    ONE_CYCLE("one_cycle") {
        @Override
        void fill(double[] lr, int from, int[] drops, RandomGenerator random) {
            int peak = lr.length * 3 / 10;
            over(lr, 0, peak + 1, t -> 0.04 + 0.96 * (1 - Math.cos(Math.PI * t)) / 2);
            over(lr, peak, lr.length, t -> 1e-4 + (1 - 1e-4) * (1 + Math.cos(Math.PI * t)) / 2);
        }
    },

    /** Triangles. */
    CYCLIC("cyclic") {
        @Override
        void fill(double[] lr, int from, int[] drops, RandomGenerator random) {
            int cycles = random.nextInt(2, 6);
            over(lr, 0, lr.length, t -> 0.1 + 0.9 * (1 - Math.abs(2 * (t * cycles % 1) - 1)));
        }
    },

    /** Warm-up, stable, decay. */
    WSD("wsd") {
        @Override
        void fill(double[] lr, int from, int[] drops, RandomGenerator random) {
            int decay = from + (int) ((lr.length - from) * random.nextDouble(0.5, 0.85));
            Arrays.fill(lr, from, decay, 1);
            over(lr, decay, lr.length, t -> 1 - 0.95 * t);
        }
    };

    private static final double[] FACTORS = {0.1, 0.2, 0.3, 0.5};

    private interface Shape {
        double at(double time);
    }

    private final String title;

    RateSchedule(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /** How many sudden drops a run of this schedule has. */
    int drops(RandomGenerator random) {
        return 0;
    }

    /** Fills the rates from an index on, as shares of the peak, and the indices of the drops. */
    abstract void fill(double[] lr, int from, int[] drops, RandomGenerator random);

    /** Whether a warm-up may come before it. */
    boolean takesWarmup() {
        return this != ONE_CYCLE && this != CYCLIC;
    }

    private static void drop(double[] lr, int from, int[] drops, double factor) {
        Arrays.fill(lr, from, lr.length, 1);
        for (int drop : drops) {
            for (int i = drop; i < lr.length; i++) {
                lr[i] *= factor;
            }
        }
    }

    private static void over(double[] lr, int from, int to, Shape shape) {
        for (int i = from; i < to; i++) {
            lr[i] = shape.at((i - from) / (to - 1.0 - from));
        }
    }
}
