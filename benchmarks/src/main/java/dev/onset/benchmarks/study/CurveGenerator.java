package dev.onset.benchmarks.study;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Makes labelled curves: an exponential or power-law descent, bent by the learning-rate schedule, what its kind adds, and
 * noise. The same seed gives the same curve everywhere.
 */
final class CurveGenerator {

    /** An overfit curve must rise by more than this share of its best, as {@code overfit_onset} asks by its default. */
    private static final double LEAST_RISE = 0.012;
    /** A control may end this many standard deviations above its best, without noise: its schedule bends it. */
    private static final double MOST_RISE = 0.1;
    /** An onset in the last evaluations is no onset yet. */
    private static final int LEAST_TAIL = 5;

    /** A curve before its noise. */
    private record Clean(double[] val, double[] train, double sigma) {

        int best() {
            int best = 0;
            for (int i = 1; i < val.length; i++) {
                best = val[i] < val[best] ? i : best;
            }
            return best;
        }

        double rise() {
            return val[val.length - 1] - val[best()];
        }
    }

    private final RandomGenerator random;
    private final int length;
    private final Schedule schedule;
    private final double size;

    private CurveGenerator(long seed, int length, Schedule schedule, double size) {
        this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        this.length = length;
        this.schedule = schedule;
        this.size = size;
    }

    /**
     * One curve.
     *
     * @param length how many evaluations
     * @param interval steps from one evaluation to the next; training is logged at every step
     * @param size how many standard deviations of the noise a rise, bump or descent is high
     */
    static LabelledCurve curve(long seed, CurveKind kind, int length, int interval, Noise noise, Schedule schedule,
            double size) {
        CurveGenerator generator = new CurveGenerator(seed, length, schedule, size);
        Clean clean = generator.clean(kind);
        while (!generator.isTrue(kind, clean)) {
            clean = generator.clean(kind);
        }
        return generator.logged(kind, clean, interval, noise);
    }

    /** Whether the curve is what its kind says: bends of the schedule may make a rise of a level curve, or hide one. */
    private boolean isTrue(CurveKind kind, Clean clean) {
        return switch (kind) {
            case OVERFIT -> clean.rise() >= 0.9 * size * clean.sigma
                    && clean.rise() > LEAST_RISE * Math.abs(clean.val[clean.best()])
                    && length - clean.best() > LEAST_TAIL;
            case DIVERGING -> true;
            case FLAT, FALLING, BUMP, DOUBLE_DESCENT -> clean.rise() <= MOST_RISE * clean.sigma;
        };
    }

    private Clean clean(CurveKind kind) {
        double height = random.nextDouble(0.8, 3);
        double floor = random.nextDouble(0.2, 1.5);
        double speed = random.nextDouble(4, 25);
        double power = random.nextDouble(0.7, 1.5);
        boolean exponential = random.nextDouble() < 0.6;
        double amplitude = height * random.nextDouble(0.05, 0.2);
        double sigma = 0.5 * Math.pow(10, random.nextDouble(-2.5, -0.8));
        double trainFloor = floor * random.nextDouble(0.9);
        double trainFall = random.nextDouble(0.03, 0.15) * height;
        double turn = random.nextDouble(0.1, kind == CurveKind.FLAT ? 0.6 : 0.8);
        double[] bend = schedule.bend(length, random);
        Shape shape = new Shape(random.nextInt(3), turn, random.nextDouble(0.3, 0.6));

        double[] val = new double[length];
        double[] train = new double[length];
        int turnAt = (int) (turn * (length - 1));
        boolean freezes = kind == CurveKind.OVERFIT || kind == CurveKind.FLAT;
        for (int i = 0; i < length; i++) {
            double t = i / (length - 1.0);
            double descent = height * (exponential ? Math.exp(-speed * t) : Math.pow(1 + speed * t, -power));
            double bent = amplitude * bend[i];
            train[i] = descent + bent + trainFloor - trainFall * t;
            boolean frozen = freezes && i > turnAt;
            if (frozen) {
                double at = turnAt / (length - 1.0);
                descent = height * (exponential ? Math.exp(-speed * at) : Math.pow(1 + speed * at, -power));
                bent = schedule == Schedule.WARM_RESTARTS ? bent : amplitude * bend[turnAt];
            }
            val[i] = descent + bent + floor;
            double added = shape.of(kind, t, size * sigma, height);
            val[i] += added;
            train[i] += kind == CurveKind.DIVERGING ? added + trainFall * t : 0;
        }
        return new Clean(val, train, sigma);
    }

    /** What a kind adds to the descent. */
    private record Shape(int form, double turn, double middle) {

        double of(CurveKind kind, double t, double size, double height) {
            return switch (kind) {
                case OVERFIT -> size * rise(t);
                case FLAT -> 0;
                case FALLING -> -size * t;
                case BUMP -> size * bell((t - middle) / 0.06) - 0.06 * height * t;
                case DOUBLE_DESCENT ->
                        size * bell((t - middle) / 0.12) - size * Math.max(0, t - middle) / (1 - middle);
                case DIVERGING -> (size + 0.2 * height) * rise(t);
            };
        }

        /** From 0 at the turn to 1 at the end: straight, or fast first, or slow first. */
        private double rise(double t) {
            double x = Math.max(0, (t - turn) / (1 - turn));
            return switch (form) {
                case 0 -> x;
                case 1 -> (1 - Math.exp(-2.5 * x)) / (1 - Math.exp(-2.5));
                default -> Math.pow(x, 1.6);
            };
        }

        private static double bell(double x) {
            return Math.exp(-x * x);
        }
    }

    private LabelledCurve logged(CurveKind kind, Clean clean, int interval, Noise noise) {
        double[] steps = new double[length];
        double[] val = clean.val.clone();
        double[] jitter = noise.of(length, random);
        for (int i = 0; i < length; i++) {
            steps[i] = (double) interval * (i + 1);
            val[i] += clean.sigma * jitter[i];
        }
        double trainSigma = clean.sigma * random.nextDouble(0.1, 0.5);
        double[] trainJitter = Noise.WHITE.of(length * interval, random);
        double[] trainSteps = new double[length * interval];
        double[] train = new double[length * interval];
        for (int i = 0; i < train.length; i++) {
            trainSteps[i] = i + 1.0;
            train[i] = clean.train[i / interval] + trainSigma * trainJitter[i];
        }
        return new LabelledCurve(kind, noise, schedule, steps, val, trainSteps, train,
                kind == CurveKind.OVERFIT ? steps[clean.best()] : -1, clean.rise() / clean.sigma);
    }
}
