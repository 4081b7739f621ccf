package dev.onset.benchmarks.study;

import java.util.random.RandomGenerator;

/** What may be the matter with a run, each made so that nothing else is; named as {@code curve_verdict} should name it. */
enum RunHealth {

    NONFINITE("nonfinite") {
        @Override
        double train(double t, double rate) {
            return fall(t, rate);
        }

        @Override
        double val(double t, double rate, double turn) {
            return t > turn ? Double.NaN : fall(t, rate) + 0.1;
        }
    },

    DIVERGED("diverged") {
        @Override
        double train(double t, double rate) {
            return fall(t, rate) + Math.max(0, t - 0.5) * 12;
        }

        @Override
        double val(double t, double rate, double turn) {
            return fall(t, rate) + 0.1 + Math.max(0, t - 0.5) * 12;
        }
    },

    NEVER_LEARNED("never_learned") {
        @Override
        double train(double t, double rate) {
            return 2.3;
        }

        @Override
        double val(double t, double rate, double turn) {
            return 2.3;
        }
    },

    OVERFIT("overfit") {
        @Override
        double train(double t, double rate) {
            return fall(t, rate);
        }

        @Override
        double val(double t, double rate, double turn) {
            return fall(Math.min(t, turn), rate) + 0.1 + Math.max(0, t - turn) * 0.8;
        }
    },

    /** Validation still falls, and training ever faster. */
    GAP_GROWING("gap_growing") {
        @Override
        double train(double t, double rate) {
            return fall(t, rate) + 0.5 - 0.4 * t;
        }

        @Override
        double val(double t, double rate, double turn) {
            return fall(t, rate) + 0.6 - 0.1 * t;
        }
    },

    PLATEAU("plateau") {
        @Override
        double train(double t, double rate) {
            return fall(Math.min(t, 0.4), rate);
        }

        @Override
        double val(double t, double rate, double turn) {
            return fall(Math.min(t, 0.4), rate) + 0.1;
        }
    },

    IMPROVING("improving") {
        @Override
        double train(double t, double rate) {
            return 2 - 1.6 * t;
        }

        @Override
        double val(double t, double rate, double turn) {
            return 2.1 - 1.6 * t;
        }
    };

    /** Bounds of the standard deviation of an evaluation's jitter, as a share of its value. */
    private static final double LEAST_JITTER = 1e-4;
    private static final double MOST_JITTER = 1e-2;

    private final String title;

    RunHealth(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    abstract double train(double t, double rate);

    abstract double val(double t, double rate, double turn);

    private static double fall(double t, double rate) {
        return 0.4 + 2 * Math.exp(-rate * t);
    }

    /** Training and validation, evaluated together. */
    double[][] curves(int length, RandomGenerator random) {
        double rate = random.nextDouble(4, 12);
        double turn = random.nextDouble(0.3, 0.6);
        double jitter = LEAST_JITTER * Math.pow(MOST_JITTER / LEAST_JITTER, random.nextDouble());
        double[] trainNoise = Noise.WHITE.of(length, random);
        double[] valNoise = Noise.WHITE.of(length, random);
        double[][] curves = new double[2][length];
        for (int i = 0; i < length; i++) {
            double t = i / (length - 1.0);
            curves[0][i] = train(t, rate) * (1 + jitter * trainNoise[i]);
            curves[1][i] = val(t, rate, turn) * (1 + jitter * valNoise[i]);
        }
        return curves;
    }
}
