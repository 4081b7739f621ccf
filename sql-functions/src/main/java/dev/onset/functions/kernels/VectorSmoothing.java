package dev.onset.functions.kernels;

import static dev.onset.functions.kernels.Doubles.at;
import static dev.onset.functions.kernels.Doubles.put;
import static dev.onset.functions.kernels.VectorMemory.ORDER;
import static dev.onset.functions.kernels.VectorMemory.WIDE;
import static dev.onset.functions.kernels.VectorMemory.WIDTH;
import static dev.onset.functions.kernels.VectorMemory.whole;
import static jdk.incubator.vector.DoubleVector.fromMemorySegment;

import java.lang.foreign.MemorySegment;

import jdk.incubator.vector.DoubleVector;

/** Moving averages by SIMD. */
interface VectorSmoothing extends Kernels {

    @Override
    default void movingAverage(MemorySegment base, long offset, int length, int window, MemorySegment work,
            MemorySegment target, long targetOffset) {
        ScalarSmoothing.repeatEdges(base, offset, length, window, work);
        int padded = length + window - 1;
        int covered = 0;
        int valid = padded;
        long level = 0;
        for (int span = 1; span > 0 && span <= window; span *= 4) {
            int parts = window / span % 4;
            long from = level + 8L * covered;
            boolean last = window / span < 4;
            double factor = last ? 1.0 / window : 1;
            // A loop of its own for each number of parts: a condition inside would keep vectors out of registers.
            switch (parts) {
                case 1 -> {
                    if (span == 1) {
                        setOne(target, targetOffset, work, from, factor, length);
                    } else {
                        addOne(target, targetOffset, work, from, factor, length);
                    }
                }
                case 2 -> addTwo(target, targetOffset, work, from, 8L * span, factor, length);
                case 3 -> {
                    if (span == 1) {
                        setThree(target, targetOffset, work, from, factor, length);
                    } else {
                        addThree(target, targetOffset, work, from, 8L * span, factor, length);
                    }
                }
                default -> {
                }
            }
            covered += parts * span;
            valid -= 3 * span;
            if (!last) {
                addFour(work, level, 8L * span, level + 8L * padded, valid);
            }
            level += 8L * padded;
        }
    }

    private static void setOne(MemorySegment target, long to, MemorySegment a, long from, double factor, int length) {
        int i = 0;
        for (int end = whole(length, WIDTH); i < end; i += WIDTH) {
            fromMemorySegment(WIDE, a, from + 8L * i, ORDER).mul(factor).intoMemorySegment(target, to + 8L * i, ORDER);
        }
        for (; i < length; i++) {
            put(target, to, i, at(a, from, i) * factor);
        }
    }

    private static void setThree(MemorySegment target, long to, MemorySegment a, long from, double factor, int length) {
        int i = 0;
        for (int end = whole(length, WIDTH); i < end; i += WIDTH) {
            fromMemorySegment(WIDE, a, from + 8L * i, ORDER).add(fromMemorySegment(WIDE, a, from + 8 + 8L * i, ORDER))
                    .add(fromMemorySegment(WIDE, a, from + 16 + 8L * i, ORDER)).mul(factor)
                    .intoMemorySegment(target, to + 8L * i, ORDER);
        }
        for (; i < length; i++) {
            put(target, to, i, (at(a, from, i) + at(a, from + 8, i) + at(a, from + 16, i)) * factor);
        }
    }

    private static void addOne(MemorySegment target, long to, MemorySegment a, long from, double factor, int length) {
        int i = 0;
        for (int end = whole(length, WIDTH); i < end; i += WIDTH) {
            fromMemorySegment(WIDE, target, to + 8L * i, ORDER).add(fromMemorySegment(WIDE, a, from + 8L * i, ORDER))
                    .mul(factor).intoMemorySegment(target, to + 8L * i, ORDER);
        }
        for (; i < length; i++) {
            put(target, to, i, (at(target, to, i) + at(a, from, i)) * factor);
        }
    }

    private static void addTwo(MemorySegment target, long to, MemorySegment a, long from, long shift, double factor,
            int length) {
        int i = 0;
        for (int end = whole(length, WIDTH); i < end; i += WIDTH) {
            fromMemorySegment(WIDE, target, to + 8L * i, ORDER).add(fromMemorySegment(WIDE, a, from + 8L * i, ORDER))
                    .add(fromMemorySegment(WIDE, a, from + shift + 8L * i, ORDER)).mul(factor)
                    .intoMemorySegment(target, to + 8L * i, ORDER);
        }
        for (; i < length; i++) {
            put(target, to, i, (at(target, to, i) + at(a, from, i) + at(a, from + shift, i)) * factor);
        }
    }

    private static void addThree(MemorySegment target, long to, MemorySegment a, long from, long shift, double factor,
            int length) {
        int i = 0;
        for (int end = whole(length, WIDTH); i < end; i += WIDTH) {
            fromMemorySegment(WIDE, target, to + 8L * i, ORDER).add(fromMemorySegment(WIDE, a, from + 8L * i, ORDER))
                    .add(fromMemorySegment(WIDE, a, from + shift + 8L * i, ORDER))
                    .add(fromMemorySegment(WIDE, a, from + 2 * shift + 8L * i, ORDER))
                    .mul(factor).intoMemorySegment(target, to + 8L * i, ORDER);
        }
        for (; i < length; i++) {
            put(target, to, i, (at(target, to, i) + at(a, from, i) + at(a, from + shift, i)
                    + at(a, from + 2 * shift, i)) * factor);
        }
    }

    /** Writes the sums of four values a shift apart to the next level. */
    private static void addFour(MemorySegment work, long level, long shift, long next, int length) {
        int i = 0;
        for (int end = whole(length, WIDTH); i < end; i += WIDTH) {
            DoubleVector lower = fromMemorySegment(WIDE, work, level + 8L * i, ORDER)
                    .add(fromMemorySegment(WIDE, work, level + shift + 8L * i, ORDER));
            DoubleVector upper = fromMemorySegment(WIDE, work, level + 2 * shift + 8L * i, ORDER)
                    .add(fromMemorySegment(WIDE, work, level + 3 * shift + 8L * i, ORDER));
            lower.add(upper).intoMemorySegment(work, next + 8L * i, ORDER);
        }
        for (; i < length; i++) {
            put(work, next, i, (at(work, level, i) + at(work, level + shift, i))
                    + (at(work, level + 2 * shift, i) + at(work, level + 3 * shift, i)));
        }
    }
}
