package dev.onset.functions.kernels;

import static dev.onset.functions.kernels.Doubles.at;

import java.lang.foreign.MemorySegment;

/** Counts. */
interface ScalarCounts extends Kernels {

    @Override
    default int countNonFinite(MemorySegment base, long offset, int length) {
        int count = 0;
        for (int i = 0; i < length; i++) {
            if (!Double.isFinite(at(base, offset, i))) {
                count++;
            }
        }
        return count;
    }

    @Override
    default int countGreater(MemorySegment a, long aOffset, MemorySegment b, long bOffset, int length) {
        int count = 0;
        for (int i = 0; i < length; i++) {
            if (at(a, aOffset, i) > at(b, bOffset, i)) {
                count++;
            }
        }
        return count;
    }

    @Override
    default int countGreater(MemorySegment a, long aOffset, double factor, MemorySegment b, long bOffset, int length) {
        int count = 0;
        for (int i = 0; i < length; i++) {
            count += at(a, aOffset, i) > factor * at(b, bOffset, i) ? 1 : 0;
        }
        return count;
    }

    @Override
    default int countAtLeast(MemorySegment a, long aOffset, double factor, MemorySegment b, long bOffset, int length) {
        int count = 0;
        for (int i = 0; i < length; i++) {
            count += at(a, aOffset, i) >= factor * at(b, bOffset, i) ? 1 : 0;
        }
        return count;
    }

    @Override
    default int countAbove(MemorySegment base, long offset, int length, double threshold) {
        int count = 0;
        for (int i = 0; i < length; i++) {
            if (at(base, offset, i) > threshold) {
                count++;
            }
        }
        return count;
    }
}
