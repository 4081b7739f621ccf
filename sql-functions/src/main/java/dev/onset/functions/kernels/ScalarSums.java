package dev.onset.functions.kernels;

import static dev.onset.functions.kernels.Doubles.at;

import java.lang.foreign.MemorySegment;

/** Sums, with as many lanes as {@link Kernels} prescribes. */
interface ScalarSums extends Kernels {

    @Override
    default double sum(MemorySegment base, long offset, int length) {
        double[] lanes = new double[LANES];
        int i = 0;
        for (; i + LANES <= length; i += LANES) {
            for (int lane = 0; lane < LANES; lane++) {
                lanes[lane] += at(base, offset, i + lane);
            }
        }
        double sum = total(lanes);
        for (; i < length; i++) {
            sum += at(base, offset, i);
        }
        return sum;
    }

    @Override
    default double sumAbsoluteDifferences(MemorySegment a, long aOffset, MemorySegment b, long bOffset, int length) {
        double[] lanes = new double[LANES];
        int i = 0;
        for (; i + LANES <= length; i += LANES) {
            for (int lane = 0; lane < LANES; lane++) {
                lanes[lane] += Math.abs(at(a, aOffset, i + lane) - at(b, bOffset, i + lane));
            }
        }
        double sum = total(lanes);
        for (; i < length; i++) {
            sum += Math.abs(at(a, aOffset, i) - at(b, bOffset, i));
        }
        return sum;
    }

    @Override
    default void sumShiftedDifferences(MemorySegment x, long xOffset, MemorySegment a, long aOffset, MemorySegment b,
            long bOffset, double shift, int length, double[] sums) {
        double[] plain = new double[LANES];
        double[] products = new double[LANES];
        int i = 0;
        for (; i + LANES <= length; i += LANES) {
            for (int lane = 0; lane < LANES; lane++) {
                double difference = at(a, aOffset, i + lane) - at(b, bOffset, i + lane) - shift;
                plain[lane] += difference;
                products[lane] += at(x, xOffset, i + lane) * difference;
            }
        }
        sums[0] = total(plain);
        sums[1] = total(products);
        addShiftedDifferences(x, xOffset, a, aOffset, b, bOffset, shift, i, length, sums);
    }

    /** The differences from one index on, one by one. */
    static void addShiftedDifferences(MemorySegment x, long xOffset, MemorySegment a, long aOffset, MemorySegment b,
            long bOffset, double shift, int from, int length, double[] sums) {
        for (int i = from; i < length; i++) {
            double difference = at(a, aOffset, i) - at(b, bOffset, i) - shift;
            sums[0] += difference;
            sums[1] += at(x, xOffset, i) * difference;
        }
    }

    @Override
    default double sumTrapezoids(MemorySegment x, long xOffset, MemorySegment y, long yOffset, int length) {
        double[] lanes = new double[LANES];
        int i = 0;
        for (; i + LANES < length; i += LANES) {
            for (int lane = 0; lane < LANES; lane++) {
                lanes[lane] += trapezoid(x, xOffset, y, yOffset, i + lane);
            }
        }
        double sum = total(lanes);
        for (; i + 1 < length; i++) {
            sum += trapezoid(x, xOffset, y, yOffset, i);
        }
        return sum;
    }

    static double trapezoid(MemorySegment x, long xOffset, MemorySegment y, long yOffset, int i) {
        return (at(x, xOffset, i + 1) - at(x, xOffset, i)) * (at(y, yOffset, i) * 0.5 + at(y, yOffset, i + 1) * 0.5);
    }

    @Override
    default double sumProducts(MemorySegment a, long aOffset, double aCentre, MemorySegment b, long bOffset,
            double bCentre, int length) {
        double[] lanes = new double[LANES];
        int i = 0;
        for (; i + LANES <= length; i += LANES) {
            for (int lane = 0; lane < LANES; lane++) {
                lanes[lane] += (at(a, aOffset, i + lane) - aCentre) * (at(b, bOffset, i + lane) - bCentre);
            }
        }
        double sum = total(lanes);
        for (; i < length; i++) {
            sum += (at(a, aOffset, i) - aCentre) * (at(b, bOffset, i) - bCentre);
        }
        return sum;
    }

    @Override
    default double sumIndexProducts(MemorySegment base, long offset, int length, double centre) {
        double middle = (length - 1) * 0.5;
        double[] lanes = new double[LANES];
        int i = 0;
        for (; i + LANES <= length; i += LANES) {
            for (int lane = 0; lane < LANES; lane++) {
                lanes[lane] += (i + lane - middle) * (at(base, offset, i + lane) - centre);
            }
        }
        double sum = total(lanes);
        for (; i < length; i++) {
            sum += (i - middle) * (at(base, offset, i) - centre);
        }
        return sum;
    }

    /** Adds the lanes in the order that {@link Kernels} prescribes. */
    private static double total(double[] lanes) {
        for (int half = LANES / 2; half > 0; half /= 2) {
            for (int lane = 0; lane < half; lane++) {
                lanes[lane] += lanes[lane + half];
            }
        }
        return lanes[0];
    }
}
