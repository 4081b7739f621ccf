package dev.onset.functions.kernels;

import static dev.onset.functions.kernels.Doubles.at;
import static dev.onset.functions.kernels.VectorMemory.WIDE;
import static dev.onset.functions.kernels.VectorMemory.WIDE_BYTES;
import static dev.onset.functions.kernels.VectorMemory.WIDTH;
import static dev.onset.functions.kernels.VectorMemory.wide;

import java.lang.foreign.MemorySegment;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/**
 * Counts by SIMD, with the widest vectors that the CPU has. Each lane counts for itself, in doubles, which are exact that far:
 * counting a mask's bits vector by vector takes longer than all the rest.
 */
interface VectorCounts extends Kernels {

    @Override
    default int countNonFinite(MemorySegment base, long offset, int length) {
        DoubleVector one = DoubleVector.broadcast(WIDE, 1);
        DoubleVector count0 = DoubleVector.zero(WIDE);
        DoubleVector count1 = count0;
        DoubleVector count2 = count0;
        DoubleVector count3 = count0;
        int i = 0;
        for (; i + 4 * WIDTH <= length; i += 4 * WIDTH) {
            long p = offset + 8L * i;
            count0 = count0.add(one, notFinite(wide(base, p)));
            count1 = count1.add(one, notFinite(wide(base, p + WIDE_BYTES)));
            count2 = count2.add(one, notFinite(wide(base, p + 2 * WIDE_BYTES)));
            count3 = count3.add(one, notFinite(wide(base, p + 3 * WIDE_BYTES)));
        }
        int count = total(count0, count1, count2, count3);
        for (; i < length; i++) {
            count += !Double.isFinite(at(base, offset, i)) ? 1 : 0;
        }
        return count;
    }

    @Override
    default int countGreater(MemorySegment a, long aOffset, MemorySegment b, long bOffset, int length) {
        DoubleVector one = DoubleVector.broadcast(WIDE, 1);
        DoubleVector count0 = DoubleVector.zero(WIDE);
        DoubleVector count1 = count0;
        DoubleVector count2 = count0;
        DoubleVector count3 = count0;
        int i = 0;
        for (; i + 4 * WIDTH <= length; i += 4 * WIDTH) {
            long p = aOffset + 8L * i;
            long q = bOffset + 8L * i;
            count0 = count0.add(one, wide(a, p).compare(VectorOperators.GT, wide(b, q)));
            count1 = count1.add(one,
                    wide(a, p + WIDE_BYTES).compare(VectorOperators.GT, wide(b, q + WIDE_BYTES)));
            count2 = count2.add(one,
                    wide(a, p + 2 * WIDE_BYTES).compare(VectorOperators.GT, wide(b, q + 2 * WIDE_BYTES)));
            count3 = count3.add(one,
                    wide(a, p + 3 * WIDE_BYTES).compare(VectorOperators.GT, wide(b, q + 3 * WIDE_BYTES)));
        }
        int count = total(count0, count1, count2, count3);
        for (; i < length; i++) {
            count += at(a, aOffset, i) > at(b, bOffset, i) ? 1 : 0;
        }
        return count;
    }

    @Override
    default int countGreater(MemorySegment a, long aOffset, double factor, MemorySegment b, long bOffset, int length) {
        DoubleVector factors = DoubleVector.broadcast(WIDE, factor);
        DoubleVector one = DoubleVector.broadcast(WIDE, 1);
        DoubleVector count0 = DoubleVector.zero(WIDE);
        DoubleVector count1 = count0;
        DoubleVector count2 = count0;
        DoubleVector count3 = count0;
        int i = 0;
        for (; i + 4 * WIDTH <= length; i += 4 * WIDTH) {
            long p = aOffset + 8L * i;
            long q = bOffset + 8L * i;
            count0 = count0.add(one, wide(a, p).compare(VectorOperators.GT, wide(b, q).mul(factors)));
            count1 = count1.add(one,
                    wide(a, p + WIDE_BYTES).compare(VectorOperators.GT, wide(b, q + WIDE_BYTES).mul(factors)));
            count2 = count2.add(one, wide(a, p + 2 * WIDE_BYTES).compare(VectorOperators.GT,
                    wide(b, q + 2 * WIDE_BYTES).mul(factors)));
            count3 = count3.add(one, wide(a, p + 3 * WIDE_BYTES).compare(VectorOperators.GT,
                    wide(b, q + 3 * WIDE_BYTES).mul(factors)));
        }
        int count = total(count0, count1, count2, count3);
        for (; i < length; i++) {
            count += at(a, aOffset, i) > factor * at(b, bOffset, i) ? 1 : 0;
        }
        return count;
    }

    @Override
    default int countAtLeast(MemorySegment a, long aOffset, double factor, MemorySegment b, long bOffset, int length) {
        DoubleVector factors = DoubleVector.broadcast(WIDE, factor);
        DoubleVector one = DoubleVector.broadcast(WIDE, 1);
        DoubleVector count0 = DoubleVector.zero(WIDE);
        DoubleVector count1 = count0;
        DoubleVector count2 = count0;
        DoubleVector count3 = count0;
        int i = 0;
        for (; i + 4 * WIDTH <= length; i += 4 * WIDTH) {
            long p = aOffset + 8L * i;
            long q = bOffset + 8L * i;
            count0 = count0.add(one, wide(a, p).compare(VectorOperators.GE, wide(b, q).mul(factors)));
            count1 = count1.add(one,
                    wide(a, p + WIDE_BYTES).compare(VectorOperators.GE, wide(b, q + WIDE_BYTES).mul(factors)));
            count2 = count2.add(one, wide(a, p + 2 * WIDE_BYTES).compare(VectorOperators.GE,
                    wide(b, q + 2 * WIDE_BYTES).mul(factors)));
            count3 = count3.add(one, wide(a, p + 3 * WIDE_BYTES).compare(VectorOperators.GE,
                    wide(b, q + 3 * WIDE_BYTES).mul(factors)));
        }
        int count = total(count0, count1, count2, count3);
        for (; i < length; i++) {
            count += at(a, aOffset, i) >= factor * at(b, bOffset, i) ? 1 : 0;
        }
        return count;
    }

    @Override
    default int countAbove(MemorySegment base, long offset, int length, double threshold) {
        DoubleVector thresholds = DoubleVector.broadcast(WIDE, threshold);
        DoubleVector one = DoubleVector.broadcast(WIDE, 1);
        DoubleVector count0 = DoubleVector.zero(WIDE);
        DoubleVector count1 = count0;
        DoubleVector count2 = count0;
        DoubleVector count3 = count0;
        int i = 0;
        for (; i + 4 * WIDTH <= length; i += 4 * WIDTH) {
            long p = offset + 8L * i;
            count0 = count0.add(one, wide(base, p).compare(VectorOperators.GT, thresholds));
            count1 = count1.add(one, wide(base, p + WIDE_BYTES).compare(VectorOperators.GT, thresholds));
            count2 = count2.add(one, wide(base, p + 2 * WIDE_BYTES).compare(VectorOperators.GT, thresholds));
            count3 = count3.add(one, wide(base, p + 3 * WIDE_BYTES).compare(VectorOperators.GT, thresholds));
        }
        int count = total(count0, count1, count2, count3);
        for (; i < length; i++) {
            count += at(base, offset, i) > threshold ? 1 : 0;
        }
        return count;
    }

    /** NaN compares false, so it is not finite, as the infinities. */
    private static VectorMask<Double> notFinite(DoubleVector values) {
        return values.abs().compare(VectorOperators.LT, Double.POSITIVE_INFINITY).not();
    }

    private static int total(DoubleVector count0, DoubleVector count1, DoubleVector count2, DoubleVector count3) {
        return (int) count0.add(count1).add(count2.add(count3)).reduceLanes(VectorOperators.ADD);
    }
}
