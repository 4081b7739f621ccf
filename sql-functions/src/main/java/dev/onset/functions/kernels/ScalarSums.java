package dev.onset.functions.kernels;

import static dev.onset.functions.kernels.Doubles.CHUNK;
import static dev.onset.functions.kernels.Doubles.at;
import static dev.onset.functions.kernels.Doubles.chunk;
import static dev.onset.functions.kernels.Doubles.load;

import java.lang.foreign.MemorySegment;

/** Sums, with as many lanes as {@link Kernels} prescribes. */
interface ScalarSums extends Kernels {

    @Override
    default double sum(MemorySegment base, long offset, int length) {
        double[] lanes = new double[LANES];
        double[] values = chunk(length);
        int whole = length - length % LANES;
        for (int from = 0; from < whole; from += CHUNK) {
            int count = Math.min(CHUNK, whole - from);
            load(base, offset, from, values, count);
            add(lanes, values, count);
        }
        double sum = total(lanes);
        load(base, offset, whole, values, length - whole);
        for (int i = 0; i < length - whole; i++) {
            sum += values[i];
        }
        return sum;
    }

    private static void add(double[] lanes, double[] values, int count) {
        for (int i = 0; i < count; i += LANES) {
            for (int lane = 0; lane < LANES; lane++) {
                lanes[lane] += values[i + lane];
            }
        }
    }

    @Override
    default double sumAbsoluteDifferences(MemorySegment a, long aOffset, MemorySegment b, long bOffset, int length) {
        double[] lanes = new double[LANES];
        double[] left = chunk(length);
        double[] right = chunk(length);
        int whole = length - length % LANES;
        for (int from = 0; from < whole; from += CHUNK) {
            int count = Math.min(CHUNK, whole - from);
            load(a, aOffset, from, left, count);
            load(b, bOffset, from, right, count);
            addAbsoluteDifferences(lanes, left, right, count);
        }
        double sum = total(lanes);
        load(a, aOffset, whole, left, length - whole);
        load(b, bOffset, whole, right, length - whole);
        for (int i = 0; i < length - whole; i++) {
            sum += Math.abs(left[i] - right[i]);
        }
        return sum;
    }

    private static void addAbsoluteDifferences(double[] lanes, double[] left, double[] right, int count) {
        for (int i = 0; i < count; i += LANES) {
            for (int lane = 0; lane < LANES; lane++) {
                lanes[lane] += Math.abs(left[i + lane] - right[i + lane]);
            }
        }
    }

    @Override
    default void sumShiftedDifferences(MemorySegment x, long xOffset, MemorySegment a, long aOffset, MemorySegment b,
            long bOffset, double shift, int length, double[] sums) {
        double[] plain = new double[LANES];
        double[] products = new double[LANES];
        double[] steps = chunk(length);
        double[] left = chunk(length);
        double[] right = chunk(length);
        int whole = length - length % LANES;
        for (int from = 0; from < whole; from += CHUNK) {
            int count = Math.min(CHUNK, whole - from);
            load(x, xOffset, from, steps, count);
            load(a, aOffset, from, left, count);
            load(b, bOffset, from, right, count);
            addShiftedDifferences(plain, products, steps, left, right, shift, count);
        }
        sums[0] = total(plain);
        sums[1] = total(products);
        addShiftedDifferences(x, xOffset, a, aOffset, b, bOffset, shift, whole, length, sums);
    }

    private static void addShiftedDifferences(double[] plain, double[] products, double[] steps, double[] left,
            double[] right, double shift, int count) {
        for (int i = 0; i < count; i += LANES) {
            for (int lane = 0; lane < LANES; lane++) {
                double difference = left[i + lane] - right[i + lane] - shift;
                plain[lane] += difference;
                products[lane] += steps[i + lane] * difference;
            }
        }
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
        double[] left = chunk(length);
        double[] right = chunk(length);
        int whole = length - length % LANES;
        for (int from = 0; from < whole; from += CHUNK) {
            int count = Math.min(CHUNK, whole - from);
            load(a, aOffset, from, left, count);
            load(b, bOffset, from, right, count);
            addProducts(lanes, left, aCentre, right, bCentre, count);
        }
        double sum = total(lanes);
        load(a, aOffset, whole, left, length - whole);
        load(b, bOffset, whole, right, length - whole);
        for (int i = 0; i < length - whole; i++) {
            sum += (left[i] - aCentre) * (right[i] - bCentre);
        }
        return sum;
    }

    private static void addProducts(double[] lanes, double[] left, double leftCentre, double[] right,
            double rightCentre, int count) {
        for (int i = 0; i < count; i += LANES) {
            for (int lane = 0; lane < LANES; lane++) {
                lanes[lane] += (left[i + lane] - leftCentre) * (right[i + lane] - rightCentre);
            }
        }
    }

    @Override
    default double sumIndexProducts(MemorySegment base, long offset, int length, double centre) {
        double middle = (length - 1) * 0.5;
        double[] lanes = new double[LANES];
        double[] values = chunk(length);
        int whole = length - length % LANES;
        for (int from = 0; from < whole; from += CHUNK) {
            int count = Math.min(CHUNK, whole - from);
            load(base, offset, from, values, count);
            addIndexProducts(lanes, values, from - middle, centre, count);
        }
        double sum = total(lanes);
        load(base, offset, whole, values, length - whole);
        for (int i = 0; i < length - whole; i++) {
            sum += (whole + i - middle) * (values[i] - centre);
        }
        return sum;
    }

    private static void addIndexProducts(double[] lanes, double[] values, double first, double centre, int count) {
        for (int i = 0; i < count; i += LANES) {
            for (int lane = 0; lane < LANES; lane++) {
                lanes[lane] += (first + (i + lane)) * (values[i + lane] - centre);
            }
        }
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
