package dev.onset.functions.kernels;

import static dev.onset.functions.kernels.Doubles.at;
import static dev.onset.functions.kernels.Doubles.put;

import java.lang.foreign.MemorySegment;

/** Moving averages. */
interface ScalarSmoothing extends Kernels {

    @Override
    default void movingAverage(MemorySegment base, long offset, int length, int window, MemorySegment work,
            MemorySegment target, long targetOffset) {
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
