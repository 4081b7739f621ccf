package dev.onset.benchmarks.study;

import java.util.random.RandomGenerator;

/** What evaluations jitter by: mean 0, variance 1. */
enum Noise {

    /** Independent and normal. */
    WHITE("white") {
        @Override
        double[] of(int length, RandomGenerator random) {
            double[] values = new double[length];
            for (int i = 0; i < length; i++) {
                values[i] = random.nextGaussian();
            }
            return values;
        }
    },

    /** Independent, Student's t with three degrees of freedom: now and then an evaluation is far off. */
    HEAVY_TAILED("heavy-tailed") {
        @Override
        double[] of(int length, RandomGenerator random) {
            double[] values = new double[length];
            for (int i = 0; i < length; i++) {
                double squares = 0;
                for (int j = 0; j < DEGREES; j++) {
                    double x = random.nextGaussian();
                    squares += x * x;
                }
                // The variance of t with ν degrees is ν/(ν − 2).
                values[i] = random.nextGaussian() / Math.sqrt(squares / DEGREES) / Math.sqrt(DEGREES / (DEGREES - 2.0));
            }
            return values;
        }
    },

    /** x_i = φ·x_{i−1} + e_i with φ between 0.4 and 0.8: an evaluation resembles the one before. */
    AUTOCORRELATED("autocorrelated") {
        @Override
        double[] of(int length, RandomGenerator random) {
            double[] values = new double[length];
            double phi = random.nextDouble(0.4, 0.8);
            double fresh = Math.sqrt(1 - phi * phi);
            double last = random.nextGaussian();
            for (int i = 0; i < length; i++) {
                values[i] = last;
                last = phi * last + fresh * random.nextGaussian();
            }
            return values;
        }
    };

    private static final int DEGREES = 3;

    private final String title;

    Noise(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    abstract double[] of(int length, RandomGenerator random);
}
