package dev.onset.functions.kernels;

/**
 * Puts together what the lanes of several vectors have found: a least value each, and the round in which it came first. They
 * come as arrays: vectors that are handed to a method which is not inlined become objects.
 */
final class VectorLanes {

    private VectorLanes() {}

    /** The index of the first least value, one lane after the other in a round; −1 if none is less than infinity. */
    static int firstLeast(double[] leasts, double[] rounds) {
        double least = Double.POSITIVE_INFINITY;
        double index = -1;
        for (int lane = 0; lane < leasts.length; lane++) {
            double here = rounds[lane] * leasts.length + lane;
            if (leasts[lane] < least || (leasts[lane] == least && here < index)) {
                least = leasts[lane];
                index = here;
            }
        }
        return (int) index;
    }
}
