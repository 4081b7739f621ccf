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
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/** Searches by SIMD: the least, the greatest, an equal value, a jump. */
interface VectorSearches extends Kernels {

    /** Fewer values than that are sought one by one: putting the lanes together takes as long. */
    int FEW = 16 * WIDTH;
    /** For few values, and for curves with infinities, which are rare. */
    Kernels SCALAR = new ScalarKernels();

    @Override
    default int argMin(MemorySegment base, long offset, int length) {
        if (length < FEW) {
            return SCALAR.argMin(base, offset, length);
        }
        // Compare and blend: min() spends several instructions on NaN and −0. Each lane notes the round of its least value.
        DoubleVector least0 = DoubleVector.broadcast(WIDE, Double.POSITIVE_INFINITY);
        DoubleVector least1 = least0;
        DoubleVector least2 = least0;
        DoubleVector least3 = least0;
        DoubleVector round = DoubleVector.zero(WIDE);
        DoubleVector round0 = round;
        DoubleVector round1 = round;
        DoubleVector round2 = round;
        DoubleVector round3 = round;
        int i = 0;
        for (int end = whole(length, 4 * WIDTH); i < end; i += 4 * WIDTH) {
            long p = offset + 8L * i;
            DoubleVector v0 = fromMemorySegment(WIDE, base, p, ORDER);
            DoubleVector v1 = fromMemorySegment(WIDE, base, p + WIDE_BYTES, ORDER);
            DoubleVector v2 = fromMemorySegment(WIDE, base, p + 2 * WIDE_BYTES, ORDER);
            DoubleVector v3 = fromMemorySegment(WIDE, base, p + 3 * WIDE_BYTES, ORDER);
            VectorMask<Double> less0 = v0.compare(VectorOperators.LT, least0);
            VectorMask<Double> less1 = v1.compare(VectorOperators.LT, least1);
            VectorMask<Double> less2 = v2.compare(VectorOperators.LT, least2);
            VectorMask<Double> less3 = v3.compare(VectorOperators.LT, least3);
            least0 = least0.blend(v0, less0);
            least1 = least1.blend(v1, less1);
            least2 = least2.blend(v2, less2);
            least3 = least3.blend(v3, less3);
            round0 = round0.blend(round, less0);
            round1 = round1.blend(round, less1);
            round2 = round2.blend(round, less2);
            round3 = round3.blend(round, less3);
            round = round.add(1);
        }
        double[] leasts = new double[4 * WIDTH];
        double[] rounds = new double[4 * WIDTH];
        least0.intoArray(leasts, 0);
        round0.intoArray(rounds, 0);
        least1.intoArray(leasts, WIDTH);
        round1.intoArray(rounds, WIDTH);
        least2.intoArray(leasts, 2 * WIDTH);
        round2.intoArray(rounds, 2 * WIDTH);
        least3.intoArray(leasts, 3 * WIDTH);
        round3.intoArray(rounds, 3 * WIDTH);
        int best = VectorLanes.firstLeast(leasts, rounds);
        double least = best < 0 ? Double.POSITIVE_INFINITY : at(base, offset, best);
        for (; i < length; i++) {
            if (at(base, offset, i) < least) {
                least = at(base, offset, i);
                best = i;
            }
        }
        return least == Double.NEGATIVE_INFINITY ? SCALAR.argMin(base, offset, length) : best;
    }

    @Override
    default int argMax(MemorySegment base, long offset, int length) {
        if (length < FEW) {
            return SCALAR.argMax(base, offset, length);
        }
        DoubleVector greatest0 = DoubleVector.broadcast(WIDE, Double.NEGATIVE_INFINITY);
        DoubleVector greatest1 = greatest0;
        DoubleVector greatest2 = greatest0;
        DoubleVector greatest3 = greatest0;
        DoubleVector round = DoubleVector.zero(WIDE);
        DoubleVector round0 = round;
        DoubleVector round1 = round;
        DoubleVector round2 = round;
        DoubleVector round3 = round;
        int i = 0;
        for (int end = whole(length, 4 * WIDTH); i < end; i += 4 * WIDTH) {
            long p = offset + 8L * i;
            DoubleVector v0 = fromMemorySegment(WIDE, base, p, ORDER);
            DoubleVector v1 = fromMemorySegment(WIDE, base, p + WIDE_BYTES, ORDER);
            DoubleVector v2 = fromMemorySegment(WIDE, base, p + 2 * WIDE_BYTES, ORDER);
            DoubleVector v3 = fromMemorySegment(WIDE, base, p + 3 * WIDE_BYTES, ORDER);
            VectorMask<Double> more0 = v0.compare(VectorOperators.GT, greatest0);
            VectorMask<Double> more1 = v1.compare(VectorOperators.GT, greatest1);
            VectorMask<Double> more2 = v2.compare(VectorOperators.GT, greatest2);
            VectorMask<Double> more3 = v3.compare(VectorOperators.GT, greatest3);
            greatest0 = greatest0.blend(v0, more0);
            greatest1 = greatest1.blend(v1, more1);
            greatest2 = greatest2.blend(v2, more2);
            greatest3 = greatest3.blend(v3, more3);
            round0 = round0.blend(round, more0);
            round1 = round1.blend(round, more1);
            round2 = round2.blend(round, more2);
            round3 = round3.blend(round, more3);
            round = round.add(1);
        }
        double[] leasts = new double[4 * WIDTH];
        double[] rounds = new double[4 * WIDTH];
        greatest0.neg().intoArray(leasts, 0);
        round0.intoArray(rounds, 0);
        greatest1.neg().intoArray(leasts, WIDTH);
        round1.intoArray(rounds, WIDTH);
        greatest2.neg().intoArray(leasts, 2 * WIDTH);
        round2.intoArray(rounds, 2 * WIDTH);
        greatest3.neg().intoArray(leasts, 3 * WIDTH);
        round3.intoArray(rounds, 3 * WIDTH);
        int best = VectorLanes.firstLeast(leasts, rounds);
        double greatest = best < 0 ? Double.NEGATIVE_INFINITY : at(base, offset, best);
        for (; i < length; i++) {
            if (at(base, offset, i) > greatest) {
                greatest = at(base, offset, i);
                best = i;
            }
        }
        return greatest == Double.POSITIVE_INFINITY ? SCALAR.argMax(base, offset, length) : best;
    }

    @Override
    default int argMaxDifference(MemorySegment a, long aOffset, MemorySegment b, long bOffset, int length) {
        if (length < FEW) {
            return SCALAR.argMaxDifference(a, aOffset, b, bOffset, length);
        }
        DoubleVector greatest0 = DoubleVector.broadcast(WIDE, Double.NEGATIVE_INFINITY);
        DoubleVector greatest1 = greatest0;
        DoubleVector round = DoubleVector.zero(WIDE);
        DoubleVector round0 = round;
        DoubleVector round1 = round;
        int i = 0;
        for (int end = whole(length, 2 * WIDTH); i < end; i += 2 * WIDTH) {
            long p = aOffset + 8L * i;
            long q = bOffset + 8L * i;
            DoubleVector v0 = fromMemorySegment(WIDE, a, p, ORDER).sub(fromMemorySegment(WIDE, b, q, ORDER));
            DoubleVector v1 = fromMemorySegment(WIDE, a, p + WIDE_BYTES, ORDER)
                    .sub(fromMemorySegment(WIDE, b, q + WIDE_BYTES, ORDER));
            VectorMask<Double> more0 = v0.compare(VectorOperators.GT, greatest0);
            VectorMask<Double> more1 = v1.compare(VectorOperators.GT, greatest1);
            greatest0 = greatest0.blend(v0, more0);
            greatest1 = greatest1.blend(v1, more1);
            round0 = round0.blend(round, more0);
            round1 = round1.blend(round, more1);
            round = round.add(1);
        }
        double[] leasts = new double[2 * WIDTH];
        double[] rounds = new double[2 * WIDTH];
        greatest0.neg().intoArray(leasts, 0);
        round0.intoArray(rounds, 0);
        greatest1.neg().intoArray(leasts, WIDTH);
        round1.intoArray(rounds, WIDTH);
        int best = VectorLanes.firstLeast(leasts, rounds);
        double greatest = best < 0 ? Double.NEGATIVE_INFINITY : at(a, aOffset, best) - at(b, bOffset, best);
        for (; i < length; i++) {
            double difference = at(a, aOffset, i) - at(b, bOffset, i);
            if (difference > greatest) {
                greatest = difference;
                best = i;
            }
        }
        return greatest == Double.POSITIVE_INFINITY ? SCALAR.argMaxDifference(a, aOffset, b, bOffset, length) : best;
    }

    @Override
    default int indexOf(MemorySegment base, long offset, int length, double value) {
        DoubleVector values = DoubleVector.broadcast(WIDE, value);
        int i = 0;
        // One branch for four vectors: it is taken once.
        for (int end = whole(length, 4 * WIDTH); i < end; i += 4 * WIDTH) {
            long p = offset + 8L * i;
            DoubleVector v0 = fromMemorySegment(WIDE, base, p, ORDER);
            DoubleVector v1 = fromMemorySegment(WIDE, base, p + WIDE_BYTES, ORDER);
            DoubleVector v2 = fromMemorySegment(WIDE, base, p + 2 * WIDE_BYTES, ORDER);
            DoubleVector v3 = fromMemorySegment(WIDE, base, p + 3 * WIDE_BYTES, ORDER);
            VectorMask<Double> hits = v0.compare(VectorOperators.EQ, values).or(v1.compare(VectorOperators.EQ, values))
                    .or(v2.compare(VectorOperators.EQ, values).or(v3.compare(VectorOperators.EQ, values)));
            if (hits.anyTrue()) {
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
        for (int end = whole(length, 4 * WIDTH); i < end; i += 4 * WIDTH) {
            long p = offset + 8L * i;
            DoubleVector v0 = fromMemorySegment(WIDE, base, p, ORDER);
            DoubleVector v1 = fromMemorySegment(WIDE, base, p + WIDE_BYTES, ORDER);
            DoubleVector v2 = fromMemorySegment(WIDE, base, p + 2 * WIDE_BYTES, ORDER);
            DoubleVector v3 = fromMemorySegment(WIDE, base, p + 3 * WIDE_BYTES, ORDER);
            VectorMask<Double> hits = v0.compare(VectorOperators.LE, limits).or(v1.compare(VectorOperators.LE, limits))
                    .or(v2.compare(VectorOperators.LE, limits).or(v3.compare(VectorOperators.LE, limits)));
            if (hits.anyTrue()) {
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
        for (int end = whole(length, 4 * WIDTH); i < end; i += 4 * WIDTH) {
            long p = offset + 8L * i;
            DoubleVector v0 = fromMemorySegment(WIDE, base, p, ORDER);
            DoubleVector v1 = fromMemorySegment(WIDE, base, p + WIDE_BYTES, ORDER);
            DoubleVector v2 = fromMemorySegment(WIDE, base, p + 2 * WIDE_BYTES, ORDER);
            DoubleVector v3 = fromMemorySegment(WIDE, base, p + 3 * WIDE_BYTES, ORDER);
            VectorMask<Double> hits = v0.compare(VectorOperators.GE, limits).or(v1.compare(VectorOperators.GE, limits))
                    .or(v2.compare(VectorOperators.GE, limits).or(v3.compare(VectorOperators.GE, limits)));
            if (hits.anyTrue()) {
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
        for (int end = from + whole(length - from, 4 * WIDTH); i < end; i += 4 * WIDTH) {
            long p = offset + 8L * i;
            DoubleVector before0 = fromMemorySegment(WIDE, base, p - Double.BYTES, ORDER);
            DoubleVector after0 = fromMemorySegment(WIDE, base, p, ORDER);
            DoubleVector before1 = fromMemorySegment(WIDE, base, p - Double.BYTES + WIDE_BYTES, ORDER);
            DoubleVector after1 = fromMemorySegment(WIDE, base, p + WIDE_BYTES, ORDER);
            DoubleVector before2 = fromMemorySegment(WIDE, base, p - Double.BYTES + 2 * WIDE_BYTES, ORDER);
            DoubleVector after2 = fromMemorySegment(WIDE, base, p + 2 * WIDE_BYTES, ORDER);
            DoubleVector before3 = fromMemorySegment(WIDE, base, p - Double.BYTES + 3 * WIDE_BYTES, ORDER);
            DoubleVector after3 = fromMemorySegment(WIDE, base, p + 3 * WIDE_BYTES, ORDER);
            VectorMask<Double> up0 = after0.compare(VectorOperators.GE, before0.mul(ratios));
            VectorMask<Double> down0 = after0.mul(ratios).compare(VectorOperators.LE, before0);
            VectorMask<Double> up1 = after1.compare(VectorOperators.GE, before1.mul(ratios));
            VectorMask<Double> down1 = after1.mul(ratios).compare(VectorOperators.LE, before1);
            VectorMask<Double> up2 = after2.compare(VectorOperators.GE, before2.mul(ratios));
            VectorMask<Double> down2 = after2.mul(ratios).compare(VectorOperators.LE, before2);
            VectorMask<Double> up3 = after3.compare(VectorOperators.GE, before3.mul(ratios));
            VectorMask<Double> down3 = after3.mul(ratios).compare(VectorOperators.LE, before3);
            VectorMask<Double> jump = up0.or(down0).or(up1.or(down1)).or(up2.or(down2).or(up3.or(down3)));
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
}
