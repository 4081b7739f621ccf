package dev.onset.functions.kernels;

import static dev.onset.functions.kernels.Doubles.at;

import java.lang.foreign.MemorySegment;

/** Searches: the least, the greatest, an equal value, a jump. */
interface ScalarSearches extends Kernels {

    @Override
    default int argMin(MemorySegment base, long offset, int length) {
        double least = Double.POSITIVE_INFINITY;
        int index = -1;
        for (int i = 0; i < length; i++) {
            double value = at(base, offset, i);
            if (value < least && value != Double.NEGATIVE_INFINITY) {
                least = value;
                index = i;
            }
        }
        return index;
    }

    @Override
    default int argMax(MemorySegment base, long offset, int length) {
        double greatest = Double.NEGATIVE_INFINITY;
        int index = -1;
        for (int i = 0; i < length; i++) {
            double value = at(base, offset, i);
            if (value > greatest && value != Double.POSITIVE_INFINITY) {
                greatest = value;
                index = i;
            }
        }
        return index;
    }

    @Override
    default int argMaxDifference(MemorySegment a, long aOffset, MemorySegment b, long bOffset, int length) {
        double greatest = Double.NEGATIVE_INFINITY;
        int index = -1;
        for (int i = 0; i < length; i++) {
            double difference = at(a, aOffset, i) - at(b, bOffset, i);
            if (difference > greatest && difference != Double.POSITIVE_INFINITY) {
                greatest = difference;
                index = i;
            }
        }
        return index;
    }

    @Override
    default int indexOf(MemorySegment base, long offset, int length, double value) {
        for (int i = 0; i < length; i++) {
            if (at(base, offset, i) == value) {
                return i;
            }
        }
        return -1;
    }

    @Override
    default int firstAtMost(MemorySegment base, long offset, int length, double limit) {
        for (int i = 0; i < length; i++) {
            if (at(base, offset, i) <= limit) {
                return i;
            }
        }
        return -1;
    }

    @Override
    default int firstAtLeast(MemorySegment base, long offset, int length, double limit) {
        for (int i = 0; i < length; i++) {
            if (at(base, offset, i) >= limit) {
                return i;
            }
        }
        return -1;
    }

    @Override
    default int nextJump(MemorySegment base, long offset, int length, int from, double ratio) {
        for (int i = from; i < length; i++) {
            double before = at(base, offset, i - 1);
            double after = at(base, offset, i);
            if (after >= before * ratio || after * ratio <= before) {
                return i;
            }
        }
        return length;
    }
}
