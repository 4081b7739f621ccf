package dev.onset.functions.kernels;

import static dev.onset.functions.kernels.Doubles.at;
import static dev.onset.functions.kernels.VectorMemory.ORDER;
import static dev.onset.functions.kernels.VectorMemory.WIDE;
import static dev.onset.functions.kernels.VectorMemory.WIDE_BYTES;
import static dev.onset.functions.kernels.VectorMemory.WIDTH;
import static dev.onset.functions.kernels.VectorMemory.whole;
import static jdk.incubator.vector.DoubleVector.fromMemorySegment;

import java.lang.foreign.MemorySegment;

import jdk.incubator.vector.DoubleVector;
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
        DoubleVector infinity = DoubleVector.broadcast(WIDE, Double.POSITIVE_INFINITY);
        int i = 0;
        for (int end = whole(length, 4 * WIDTH); i < end; i += 4 * WIDTH) {
            long p = offset + 8L * i;
            count0 = count0.add(one, fromMemorySegment(WIDE, base, p, ORDER).abs()
                    .compare(VectorOperators.LT, infinity));
            count1 = count1.add(one, fromMemorySegment(WIDE, base, p + WIDE_BYTES, ORDER).abs()
                    .compare(VectorOperators.LT, infinity));
            count2 = count2.add(one, fromMemorySegment(WIDE, base, p + 2 * WIDE_BYTES, ORDER).abs()
                    .compare(VectorOperators.LT, infinity));
            count3 = count3.add(one, fromMemorySegment(WIDE, base, p + 3 * WIDE_BYTES, ORDER).abs()
                    .compare(VectorOperators.LT, infinity));
        }
        // NaN compares false, so it is not counted, as the infinities.
        int count = i - total(count0, count1, count2, count3);
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
        for (int end = whole(length, 4 * WIDTH); i < end; i += 4 * WIDTH) {
            long p = aOffset + 8L * i;
            long q = bOffset + 8L * i;
            count0 = count0.add(one, fromMemorySegment(WIDE, a, p, ORDER).compare(VectorOperators.GT,
                    fromMemorySegment(WIDE, b, q, ORDER)));
            count1 = count1.add(one,
                    fromMemorySegment(WIDE, a, p + WIDE_BYTES, ORDER).compare(VectorOperators.GT,
                            fromMemorySegment(WIDE, b, q + WIDE_BYTES, ORDER)));
            count2 = count2.add(one,
                    fromMemorySegment(WIDE, a, p + 2 * WIDE_BYTES, ORDER).compare(VectorOperators.GT,
                            fromMemorySegment(WIDE, b, q + 2 * WIDE_BYTES, ORDER)));
            count3 = count3.add(one,
                    fromMemorySegment(WIDE, a, p + 3 * WIDE_BYTES, ORDER).compare(VectorOperators.GT,
                            fromMemorySegment(WIDE, b, q + 3 * WIDE_BYTES, ORDER)));
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
        for (int end = whole(length, 4 * WIDTH); i < end; i += 4 * WIDTH) {
            long p = aOffset + 8L * i;
            long q = bOffset + 8L * i;
            count0 = count0.add(one, fromMemorySegment(WIDE, a, p, ORDER).compare(VectorOperators.GT,
                    fromMemorySegment(WIDE, b, q, ORDER).mul(factors)));
            count1 = count1.add(one,
                    fromMemorySegment(WIDE, a, p + WIDE_BYTES, ORDER).compare(VectorOperators.GT,
                            fromMemorySegment(WIDE, b, q + WIDE_BYTES, ORDER).mul(factors)));
            count2 = count2.add(one, fromMemorySegment(WIDE, a, p + 2 * WIDE_BYTES, ORDER).compare(VectorOperators.GT,
                    fromMemorySegment(WIDE, b, q + 2 * WIDE_BYTES, ORDER).mul(factors)));
            count3 = count3.add(one, fromMemorySegment(WIDE, a, p + 3 * WIDE_BYTES, ORDER).compare(VectorOperators.GT,
                    fromMemorySegment(WIDE, b, q + 3 * WIDE_BYTES, ORDER).mul(factors)));
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
        for (int end = whole(length, 4 * WIDTH); i < end; i += 4 * WIDTH) {
            long p = aOffset + 8L * i;
            long q = bOffset + 8L * i;
            count0 = count0.add(one, fromMemorySegment(WIDE, a, p, ORDER).compare(VectorOperators.GE,
                    fromMemorySegment(WIDE, b, q, ORDER).mul(factors)));
            count1 = count1.add(one,
                    fromMemorySegment(WIDE, a, p + WIDE_BYTES, ORDER).compare(VectorOperators.GE,
                            fromMemorySegment(WIDE, b, q + WIDE_BYTES, ORDER).mul(factors)));
            count2 = count2.add(one, fromMemorySegment(WIDE, a, p + 2 * WIDE_BYTES, ORDER).compare(VectorOperators.GE,
                    fromMemorySegment(WIDE, b, q + 2 * WIDE_BYTES, ORDER).mul(factors)));
            count3 = count3.add(one, fromMemorySegment(WIDE, a, p + 3 * WIDE_BYTES, ORDER).compare(VectorOperators.GE,
                    fromMemorySegment(WIDE, b, q + 3 * WIDE_BYTES, ORDER).mul(factors)));
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
        for (int end = whole(length, 4 * WIDTH); i < end; i += 4 * WIDTH) {
            long p = offset + 8L * i;
            count0 = count0.add(one, fromMemorySegment(WIDE, base, p, ORDER).compare(VectorOperators.GT, thresholds));
            count1 = count1.add(one,
                    fromMemorySegment(WIDE, base, p + WIDE_BYTES, ORDER).compare(VectorOperators.GT, thresholds));
            count2 = count2.add(one,
                    fromMemorySegment(WIDE, base, p + 2 * WIDE_BYTES, ORDER).compare(VectorOperators.GT, thresholds));
            count3 = count3.add(one,
                    fromMemorySegment(WIDE, base, p + 3 * WIDE_BYTES, ORDER).compare(VectorOperators.GT, thresholds));
        }
        int count = total(count0, count1, count2, count3);
        for (; i < length; i++) {
            count += at(base, offset, i) > threshold ? 1 : 0;
        }
        return count;
    }

    private static int total(DoubleVector count0, DoubleVector count1, DoubleVector count2, DoubleVector count3) {
        return (int) count0.add(count1).add(count2.add(count3)).reduceLanes(VectorOperators.ADD);
    }
}
