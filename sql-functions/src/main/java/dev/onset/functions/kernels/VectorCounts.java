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
        int count = 0;
        DoubleVector infinity = DoubleVector.broadcast(WIDE, Double.POSITIVE_INFINITY);
        int i = 0;
        for (int end = whole(length, 4 * WIDTH); i < end; i += 4 * WIDTH) {
            long p = offset + 8L * i;
            count += fromMemorySegment(WIDE, base, p, ORDER).abs()
                    .compare(VectorOperators.LT, infinity).trueCount();
            count += fromMemorySegment(WIDE, base, p + WIDE_BYTES, ORDER).abs()
                    .compare(VectorOperators.LT, infinity).trueCount();
            count += fromMemorySegment(WIDE, base, p + 2 * WIDE_BYTES, ORDER).abs()
                    .compare(VectorOperators.LT, infinity).trueCount();
            count += fromMemorySegment(WIDE, base, p + 3 * WIDE_BYTES, ORDER).abs()
                    .compare(VectorOperators.LT, infinity).trueCount();
        }
        // NaN compares false, so it is not counted, as the infinities.
        count = i - count;
        for (; i < length; i++) {
            count += !Double.isFinite(at(base, offset, i)) ? 1 : 0;
        }
        return count;
    }

    @Override
    default int countGreater(MemorySegment a, long aOffset, MemorySegment b, long bOffset, int length) {
        int count = 0;
        int i = 0;
        for (int end = whole(length, 4 * WIDTH); i < end; i += 4 * WIDTH) {
            long p = aOffset + 8L * i;
            long q = bOffset + 8L * i;
            count += fromMemorySegment(WIDE, a, p, ORDER).compare(VectorOperators.GT,
                    fromMemorySegment(WIDE, b, q, ORDER)).trueCount();
            count += fromMemorySegment(WIDE, a, p + WIDE_BYTES, ORDER).compare(VectorOperators.GT,
                    fromMemorySegment(WIDE, b, q + WIDE_BYTES, ORDER)).trueCount();
            count += fromMemorySegment(WIDE, a, p + 2 * WIDE_BYTES, ORDER).compare(VectorOperators.GT,
                    fromMemorySegment(WIDE, b, q + 2 * WIDE_BYTES, ORDER)).trueCount();
            count += fromMemorySegment(WIDE, a, p + 3 * WIDE_BYTES, ORDER).compare(VectorOperators.GT,
                    fromMemorySegment(WIDE, b, q + 3 * WIDE_BYTES, ORDER)).trueCount();
        }
        for (; i < length; i++) {
            count += at(a, aOffset, i) > at(b, bOffset, i) ? 1 : 0;
        }
        return count;
    }

    @Override
    default int countGreater(MemorySegment a, long aOffset, double factor, MemorySegment b, long bOffset, int length) {
        DoubleVector factors = DoubleVector.broadcast(WIDE, factor);
        int count = 0;
        int i = 0;
        for (int end = whole(length, 4 * WIDTH); i < end; i += 4 * WIDTH) {
            long p = aOffset + 8L * i;
            long q = bOffset + 8L * i;
            count += fromMemorySegment(WIDE, a, p, ORDER).compare(VectorOperators.GT,
                    fromMemorySegment(WIDE, b, q, ORDER).mul(factors)).trueCount();
            count += fromMemorySegment(WIDE, a, p + WIDE_BYTES, ORDER).compare(VectorOperators.GT,
                    fromMemorySegment(WIDE, b, q + WIDE_BYTES, ORDER).mul(factors)).trueCount();
            count += fromMemorySegment(WIDE, a, p + 2 * WIDE_BYTES, ORDER).compare(VectorOperators.GT,
                    fromMemorySegment(WIDE, b, q + 2 * WIDE_BYTES, ORDER).mul(factors)).trueCount();
            count += fromMemorySegment(WIDE, a, p + 3 * WIDE_BYTES, ORDER).compare(VectorOperators.GT,
                    fromMemorySegment(WIDE, b, q + 3 * WIDE_BYTES, ORDER).mul(factors)).trueCount();
        }
        for (; i < length; i++) {
            count += at(a, aOffset, i) > factor * at(b, bOffset, i) ? 1 : 0;
        }
        return count;
    }

    @Override
    default int countAtLeast(MemorySegment a, long aOffset, double factor, MemorySegment b, long bOffset, int length) {
        DoubleVector factors = DoubleVector.broadcast(WIDE, factor);
        int count = 0;
        int i = 0;
        for (int end = whole(length, 4 * WIDTH); i < end; i += 4 * WIDTH) {
            long p = aOffset + 8L * i;
            long q = bOffset + 8L * i;
            count += fromMemorySegment(WIDE, a, p, ORDER).compare(VectorOperators.GE,
                    fromMemorySegment(WIDE, b, q, ORDER).mul(factors)).trueCount();
            count += fromMemorySegment(WIDE, a, p + WIDE_BYTES, ORDER).compare(VectorOperators.GE,
                    fromMemorySegment(WIDE, b, q + WIDE_BYTES, ORDER).mul(factors)).trueCount();
            count += fromMemorySegment(WIDE, a, p + 2 * WIDE_BYTES, ORDER).compare(VectorOperators.GE,
                    fromMemorySegment(WIDE, b, q + 2 * WIDE_BYTES, ORDER).mul(factors)).trueCount();
            count += fromMemorySegment(WIDE, a, p + 3 * WIDE_BYTES, ORDER).compare(VectorOperators.GE,
                    fromMemorySegment(WIDE, b, q + 3 * WIDE_BYTES, ORDER).mul(factors)).trueCount();
        }
        for (; i < length; i++) {
            count += at(a, aOffset, i) >= factor * at(b, bOffset, i) ? 1 : 0;
        }
        return count;
    }

    @Override
    default int countAbove(MemorySegment base, long offset, int length, double threshold) {
        DoubleVector thresholds = DoubleVector.broadcast(WIDE, threshold);
        int count = 0;
        int i = 0;
        for (int end = whole(length, 4 * WIDTH); i < end; i += 4 * WIDTH) {
            long p = offset + 8L * i;
            count += fromMemorySegment(WIDE, base, p, ORDER).compare(VectorOperators.GT, thresholds).trueCount();
            count += fromMemorySegment(WIDE, base, p + WIDE_BYTES, ORDER).compare(VectorOperators.GT, thresholds)
                    .trueCount();
            count += fromMemorySegment(WIDE, base, p + 2 * WIDE_BYTES, ORDER).compare(VectorOperators.GT, thresholds)
                    .trueCount();
            count += fromMemorySegment(WIDE, base, p + 3 * WIDE_BYTES, ORDER).compare(VectorOperators.GT, thresholds)
                    .trueCount();
        }
        for (; i < length; i++) {
            count += at(base, offset, i) > threshold ? 1 : 0;
        }
        return count;
    }
}
