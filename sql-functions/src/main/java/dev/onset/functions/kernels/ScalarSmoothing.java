package dev.onset.functions.kernels;

import static dev.onset.functions.kernels.Doubles.at;
import static dev.onset.functions.kernels.Doubles.load;
import static dev.onset.functions.kernels.Doubles.put;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;

/** Moving averages. */
interface ScalarSmoothing extends Kernels {

    /** Values that are averaged in arrays, which is quick before it is compiled, too; more lie in memory outside the heap. */
    int MOST_IN_ARRAYS = 1 << 14;

    @Override
    default void movingAverage(MemorySegment base, long offset, int length, int window, MemorySegment work,
            MemorySegment target, long targetOffset) {
        if (length + window <= MOST_IN_ARRAYS) {
            double[] averages = movingAverage(base, offset, length, window);
            MemorySegment.copy(averages, 0, target, ValueLayout.JAVA_DOUBLE, targetOffset, length);
            return;
        }
        repeatEdges(base, offset, length, window, work);
        int padded = length + window - 1;
        int covered = 0;
        int valid = padded;
        long level = 0;
        for (int span = 1; span > 0 && span <= window; span *= 4) {
            for (int parts = window / span % 4; parts > 0; parts--) {
                for (int i = 0; i < length; i++) {
                    double value = at(work, level, i + covered);
                    put(target, targetOffset, i, covered == 0 ? value : at(target, targetOffset, i) + value);
                }
                covered += span;
            }
            valid -= 3 * span;
            if (window / span >= 4) {
                for (int i = 0; i < valid; i++) {
                    put(work, level + 8L * padded, i, (at(work, level, i) + at(work, level, i + span))
                            + (at(work, level, i + 2 * span) + at(work, level, i + 3 * span)));
                }
            }
            level += 8L * padded;
        }
        double share = 1.0 / window;
        for (int i = 0; i < length; i++) {
            put(target, targetOffset, i, at(target, targetOffset, i) * share);
        }
    }

    /** The same sums in the same order. */
    private static double[] movingAverage(MemorySegment base, long offset, int length, int window) {
        int half = window / 2;
        double[] level = new double[length + window - 1];
        load(base, offset, 0, level, length);
        System.arraycopy(level, 0, level, half, length);
        Arrays.fill(level, 0, half, level[half]);
        Arrays.fill(level, half + length, level.length, level[half + length - 1]);
        double[] sums = new double[length];
        int covered = 0;
        int valid = level.length;
        for (int span = 1; span > 0 && span <= window; span *= 4) {
            for (int parts = window / span % 4; parts > 0; parts--) {
                add(sums, level, covered, covered == 0);
                covered += span;
            }
            valid -= 3 * span;
            if (window / span >= 4) {
                level = sumsOfFour(level, span, valid);
            }
        }
        double share = 1.0 / window;
        for (int i = 0; i < length; i++) {
            sums[i] *= share;
        }
        return sums;
    }

    private static void add(double[] sums, double[] level, int from, boolean first) {
        if (first) {
            System.arraycopy(level, from, sums, 0, sums.length);
            return;
        }
        for (int i = 0; i < sums.length; i++) {
            sums[i] += level[i + from];
        }
    }

    private static double[] sumsOfFour(double[] level, int span, int valid) {
        double[] next = new double[valid];
        for (int i = 0; i < valid; i++) {
            next[i] = (level[i] + level[i + span]) + (level[i + 2 * span] + level[i + 3 * span]);
        }
        return next;
    }

    /** Copies a curve into {@code work} with half a window of its edge values on either side. */
    static void repeatEdges(MemorySegment base, long offset, int length, int window, MemorySegment work) {
        int half = window / 2;
        double first = at(base, offset, 0);
        double last = at(base, offset, length - 1);
        for (int i = 0; i < half; i++) {
            put(work, 0, i, first);
            put(work, 0, half + length + i, last);
        }
        MemorySegment.copy(base, offset, work, 8L * half, 8L * length);
    }
}
