package dev.onset.cli.demo.training;

import java.util.SplittableRandom;

/** Seeded random numbers that are the same on every machine and JDK. */
final class Randomness {
    private final SplittableRandom random;

    Randomness(long seed) {
        random = new SplittableRandom(seed);
    }

    /** A number drawn evenly from [0, 1). */
    double uniform() {
        return random.nextDouble();
    }

    /** A number drawn evenly from [low, high). */
    double uniform(double low, double high) {
        return low + (high - low) * uniform();
    }

    /** A whole number drawn evenly from 0 to bound − 1. */
    int below(int bound) {
        return (int) (uniform() * bound);
    }

    /**
     * A standard normal number, by Box and Muller's transform. {@link SplittableRandom#nextGaussian} is not used: its
     * algorithm may differ between JDKs.
     */
    double gaussian() {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - uniform()));
        return radius * StrictMath.cos(2 * StrictMath.PI * uniform());
    }

    /** Puts the numbers into a random order (Fisher and Yates). */
    void shuffle(int[] numbers) {
        for (int last = numbers.length - 1; last > 0; last--) {
            int other = below(last + 1);
            int swapped = numbers[last];
            numbers[last] = numbers[other];
            numbers[other] = swapped;
        }
    }
}
