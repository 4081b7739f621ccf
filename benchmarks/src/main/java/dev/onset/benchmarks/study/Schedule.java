package dev.onset.benchmarks.study;

import java.util.random.RandomGenerator;

/** What a learning-rate schedule adds to a falling loss, as a share of its amplitude, over the time 0 … 1 of a run. */
enum Schedule {

    CONSTANT("constant") {
        @Override
        double[] bend(int length, RandomGenerator random) {
            return new double[length];
        }
    },

    /** At each drop the loss falls within a few percent of the run. */
    STEP("step") {
        @Override
        double[] bend(int length, RandomGenerator random) {
            double[] drops = random.nextBoolean() ? new double[]{0.4, 0.75} : new double[]{0.3, 0.6, 0.8};
            return over(length, t -> {
                double sum = 0;
                for (double drop : drops) {
                    sum += t < drop ? 1 : Math.exp(-60 * (t - drop));
                }
                return sum;
            });
        }
    },

    COSINE("cosine") {
        @Override
        double[] bend(int length, RandomGenerator random) {
            return over(length, t -> (1 + Math.cos(Math.PI * t)) / 2);
        }
    },

    ONE_CYCLE("one-cycle") {
        @Override
        double[] bend(int length, RandomGenerator random) {
            return over(length, t -> t < 0.3 ? 0.6 + 0.4 * Math.sin(Math.PI * t / 0.6)
                    : (1 + Math.cos(Math.PI * (t - 0.3) / 0.7)) / 2);
        }
    },

    /** The loss jumps up at each restart and comes down again. */
    WARM_RESTARTS("warm restarts") {
        @Override
        double[] bend(int length, RandomGenerator random) {
            int cycles = random.nextInt(2, 5);
            // The run ends at the end of a cycle, not at the beginning of the next one.
            return over(length, t -> (1 + Math.cos(Math.PI * (t * cycles * (1 - 1e-6) % 1))) / 4);
        }
    };

    private interface Shape {
        double at(double time);
    }

    private final String title;

    Schedule(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    abstract double[] bend(int length, RandomGenerator random);

    private static double[] over(int length, Shape shape) {
        double[] values = new double[length];
        for (int i = 0; i < length; i++) {
            values[i] = shape.at(i / (length - 1.0));
        }
        return values;
    }
}
