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

/** Searches by SIMD: the least, the greatest, an equal value, a jump. */
interface VectorSearches extends Kernels {

    /** Values that are compared before it is asked whether one of them is better: then only theirs are searched for it. */
    int BLOCK = 48 * WIDTH;
    /** For curves with infinities, which are rare. */
    Kernels SCALAR = new ScalarKernels();

    @Override
    default int argMin(MemorySegment base, long offset, int length) {
        // Compare and blend: min() and max() spend several instructions on NaN and −0. Four vectors hide their latency.
        double least = Double.POSITIVE_INFINITY;
        int block = 0;
        int i = 0;
        for (; i + BLOCK <= length; i += BLOCK) {
            DoubleVector known = DoubleVector.broadcast(WIDE, least);
            DoubleVector least0 = known;
            DoubleVector least1 = known;
            DoubleVector least2 = known;
            DoubleVector least3 = known;
            for (int at = i; at < i + BLOCK; at += 4 * WIDTH) {
                long p = offset + 8L * at;
                DoubleVector v0 = wide(base, p);
                DoubleVector v1 = wide(base, p + WIDE_BYTES);
                DoubleVector v2 = wide(base, p + 2 * WIDE_BYTES);
                DoubleVector v3 = wide(base, p + 3 * WIDE_BYTES);
                least0 = least0.blend(v0, v0.compare(VectorOperators.LT, least0));
                least1 = least1.blend(v1, v1.compare(VectorOperators.LT, least1));
                least2 = least2.blend(v2, v2.compare(VectorOperators.LT, least2));
                least3 = least3.blend(v3, v3.compare(VectorOperators.LT, least3));
            }
            least0 = least0.blend(least1, least1.compare(VectorOperators.LT, least0));
            least2 = least2.blend(least3, least3.compare(VectorOperators.LT, least2));
            least0 = least0.blend(least2, least2.compare(VectorOperators.LT, least0));
            if (least0.compare(VectorOperators.LT, known).anyTrue()) {
                least = least0.reduceLanes(VectorOperators.MIN);
                block = i;
            }
        }
        for (; i < length; i++) {
            if (at(base, offset, i) < least) {
                least = at(base, offset, i);
                block = i;
            }
        }
        if (least == Double.NEGATIVE_INFINITY) {
            return SCALAR.argMin(base, offset, length);
        }
        return least == Double.POSITIVE_INFINITY
                ? -1
                : block + firstIndexOf(base, offset + 8L * block, length - block, least);
    }

    @Override
    default int argMax(MemorySegment base, long offset, int length) {
        // Compare and blend: min() and max() spend several instructions on NaN and −0. Four vectors hide their latency.
        double greatest = Double.NEGATIVE_INFINITY;
        int block = 0;
        int i = 0;
        for (; i + BLOCK <= length; i += BLOCK) {
            DoubleVector known = DoubleVector.broadcast(WIDE, greatest);
            DoubleVector greatest0 = known;
            DoubleVector greatest1 = known;
            DoubleVector greatest2 = known;
            DoubleVector greatest3 = known;
            for (int at = i; at < i + BLOCK; at += 4 * WIDTH) {
                long p = offset + 8L * at;
                DoubleVector v0 = wide(base, p);
                DoubleVector v1 = wide(base, p + WIDE_BYTES);
                DoubleVector v2 = wide(base, p + 2 * WIDE_BYTES);
                DoubleVector v3 = wide(base, p + 3 * WIDE_BYTES);
                greatest0 = greatest0.blend(v0, v0.compare(VectorOperators.GT, greatest0));
                greatest1 = greatest1.blend(v1, v1.compare(VectorOperators.GT, greatest1));
                greatest2 = greatest2.blend(v2, v2.compare(VectorOperators.GT, greatest2));
                greatest3 = greatest3.blend(v3, v3.compare(VectorOperators.GT, greatest3));
            }
            greatest0 = greatest0.blend(greatest1, greatest1.compare(VectorOperators.GT, greatest0));
            greatest2 = greatest2.blend(greatest3, greatest3.compare(VectorOperators.GT, greatest2));
            greatest0 = greatest0.blend(greatest2, greatest2.compare(VectorOperators.GT, greatest0));
            if (greatest0.compare(VectorOperators.GT, known).anyTrue()) {
                greatest = greatest0.reduceLanes(VectorOperators.MAX);
                block = i;
            }
        }
        for (; i < length; i++) {
            if (at(base, offset, i) > greatest) {
                greatest = at(base, offset, i);
                block = i;
            }
        }
        if (greatest == Double.POSITIVE_INFINITY) {
            return SCALAR.argMax(base, offset, length);
        }
        return greatest == Double.NEGATIVE_INFINITY
                ? -1
                : block + firstIndexOf(base, offset + 8L * block, length - block, greatest);
    }

    @Override
    default int argMaxDifference(MemorySegment a, long aOffset, MemorySegment b, long bOffset, int length) {
        DoubleVector greatest0 = DoubleVector.broadcast(WIDE, Double.NEGATIVE_INFINITY);
        DoubleVector greatest1 = greatest0;
        DoubleVector greatest2 = greatest0;
        DoubleVector greatest3 = greatest0;
        int i = 0;
        for (; i + 4 * WIDTH <= length; i += 4 * WIDTH) {
            long p = aOffset + 8L * i;
            long q = bOffset + 8L * i;
            DoubleVector v0 = difference(a, p, b, q);
            DoubleVector v1 = difference(a, p + WIDE_BYTES, b, q + WIDE_BYTES);
            DoubleVector v2 = difference(a, p + 2 * WIDE_BYTES, b, q + 2 * WIDE_BYTES);
            DoubleVector v3 = difference(a, p + 3 * WIDE_BYTES, b, q + 3 * WIDE_BYTES);
            greatest0 = greatest0.blend(v0, v0.compare(VectorOperators.GT, greatest0));
            greatest1 = greatest1.blend(v1, v1.compare(VectorOperators.GT, greatest1));
            greatest2 = greatest2.blend(v2, v2.compare(VectorOperators.GT, greatest2));
            greatest3 = greatest3.blend(v3, v3.compare(VectorOperators.GT, greatest3));
        }
        double greatest = greatest0.max(greatest1).max(greatest2.max(greatest3)).reduceLanes(VectorOperators.MAX);
        for (; i < length; i++) {
            double difference = at(a, aOffset, i) - at(b, bOffset, i);
            greatest = difference > greatest ? difference : greatest;
        }
        if (greatest == Double.POSITIVE_INFINITY) {
            return SCALAR.argMaxDifference(a, aOffset, b, bOffset, length);
        }
        return greatest == Double.NEGATIVE_INFINITY ? -1 : firstDifference(a, aOffset, b, bOffset, length, greatest);
    }

    private static int firstDifference(MemorySegment a, long aOffset, MemorySegment b, long bOffset, int length,
            double sought) {
        DoubleVector values = DoubleVector.broadcast(WIDE, sought);
        int i = 0;
        for (; i + 2 * WIDTH <= length; i += 2 * WIDTH) {
            long p = aOffset + 8L * i;
            long q = bOffset + 8L * i;
            VectorMask<Double> hit0 = difference(a, p, b, q).compare(VectorOperators.EQ, values);
            VectorMask<Double> hit1 = difference(a, p + WIDE_BYTES, b, q + WIDE_BYTES).compare(VectorOperators.EQ, values);
            if (hit0.or(hit1).anyTrue()) {
                break;
            }
        }
        while (at(a, aOffset, i) - at(b, bOffset, i) != sought) {
            i++;
        }
        return i;
    }

    private static DoubleVector difference(MemorySegment a, long p, MemorySegment b, long q) {
        return wide(a, p).sub(wide(b, q));
    }

    @Override
    default int indexOf(MemorySegment base, long offset, int length, double value) {
        return firstIndexOf(base, offset, length, value);
    }

    private static int firstIndexOf(MemorySegment base, long offset, int length, double value) {
        DoubleVector values = DoubleVector.broadcast(WIDE, value);
        int i = 0;
        // One branch for four vectors: it is taken once.
        for (; i + 4 * WIDTH <= length; i += 4 * WIDTH) {
            long p = offset + 8L * i;
            VectorMask<Double> hit0 = wide(base, p).compare(VectorOperators.EQ, values);
            VectorMask<Double> hit1 = wide(base, p + WIDE_BYTES).compare(VectorOperators.EQ, values);
            VectorMask<Double> hit2 = wide(base, p + 2 * WIDE_BYTES).compare(VectorOperators.EQ, values);
            VectorMask<Double> hit3 = wide(base, p + 3 * WIDE_BYTES).compare(VectorOperators.EQ, values);
            if (hit0.or(hit1).or(hit2.or(hit3)).anyTrue()) {
                break;
            }
        }
        for (; i < length; i++) {
            if (at(base, offset, i) == value) {
                return i;
            }
        }
        return -1;
    }

    @Override
    default int firstAtMost(MemorySegment base, long offset, int length, double limit) {
        DoubleVector limits = DoubleVector.broadcast(WIDE, limit);
        int i = 0;
        for (; i + 4 * WIDTH <= length; i += 4 * WIDTH) {
            long p = offset + 8L * i;
            VectorMask<Double> hit0 = wide(base, p).compare(VectorOperators.LE, limits);
            VectorMask<Double> hit1 = wide(base, p + WIDE_BYTES).compare(VectorOperators.LE, limits);
            VectorMask<Double> hit2 = wide(base, p + 2 * WIDE_BYTES).compare(VectorOperators.LE, limits);
            VectorMask<Double> hit3 = wide(base, p + 3 * WIDE_BYTES).compare(VectorOperators.LE, limits);
            if (hit0.or(hit1).or(hit2.or(hit3)).anyTrue()) {
                break;
            }
        }
        for (; i < length; i++) {
            if (at(base, offset, i) <= limit) {
                return i;
            }
        }
        return -1;
    }

    @Override
    default int firstAtLeast(MemorySegment base, long offset, int length, double limit) {
        DoubleVector limits = DoubleVector.broadcast(WIDE, limit);
        int i = 0;
        for (; i + 4 * WIDTH <= length; i += 4 * WIDTH) {
            long p = offset + 8L * i;
            VectorMask<Double> hit0 = wide(base, p).compare(VectorOperators.GE, limits);
            VectorMask<Double> hit1 = wide(base, p + WIDE_BYTES).compare(VectorOperators.GE, limits);
            VectorMask<Double> hit2 = wide(base, p + 2 * WIDE_BYTES).compare(VectorOperators.GE, limits);
            VectorMask<Double> hit3 = wide(base, p + 3 * WIDE_BYTES).compare(VectorOperators.GE, limits);
            if (hit0.or(hit1).or(hit2.or(hit3)).anyTrue()) {
                break;
            }
        }
        for (; i < length; i++) {
            if (at(base, offset, i) >= limit) {
                return i;
            }
        }
        return -1;
    }

    @Override
    default int nextJump(MemorySegment base, long offset, int length, int from, double ratio) {
        DoubleVector ratios = DoubleVector.broadcast(WIDE, ratio);
        int i = from;
        // One branch for four vectors: jumps are rare.
        for (; i + 4 * WIDTH <= length; i += 4 * WIDTH) {
            long p = offset + 8L * i;
            VectorMask<Double> jump = jumps(base, p, ratios).or(jumps(base, p + WIDE_BYTES, ratios))
                    .or(jumps(base, p + 2 * WIDE_BYTES, ratios).or(jumps(base, p + 3 * WIDE_BYTES, ratios)));
            if (jump.anyTrue()) {
                break;
            }
        }
        for (; i < length; i++) {
            double before = at(base, offset, i - 1);
            double after = at(base, offset, i);
            if (after >= before * ratio || after * ratio <= before) {
                return i;
            }
        }
        return length;
    }

    private static VectorMask<Double> jumps(MemorySegment base, long position, DoubleVector ratios) {
        DoubleVector before = wide(base, position - Double.BYTES);
        DoubleVector after = wide(base, position);
        return after.compare(VectorOperators.GE, before.mul(ratios))
                .or(after.mul(ratios).compare(VectorOperators.LE, before));
    }
}
