package dev.onset.functions.kernels;

import static dev.onset.functions.kernels.Doubles.at;
import static dev.onset.functions.kernels.Doubles.put;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Arithmetic from curve to curve. */
interface ScalarArithmetic extends Kernels {

    @Override
    default void subtractConstant(MemorySegment base, long offset, double constant, MemorySegment target,
            long targetOffset, int length) {
        for (int i = 0; i < length; i++) {
            put(target, targetOffset, i, at(base, offset, i) - constant);
        }
    }

    @Override
    default void subtractMultiple(MemorySegment a, long aOffset, double factor, MemorySegment b, long bOffset,
            MemorySegment target, long targetOffset, int length) {
        for (int i = 0; i < length; i++) {
            put(target, targetOffset, i, at(a, aOffset, i) - factor * at(b, bOffset, i));
        }
    }

    @Override
    default void subtract(MemorySegment a, long aOffset, MemorySegment b, long bOffset, MemorySegment target,
            long targetOffset, int length) {
        for (int i = 0; i < length; i++) {
            put(target, targetOffset, i, at(a, aOffset, i) - at(b, bOffset, i));
        }
    }

    @Override
    default void toDoubles(MemorySegment longs, long offset, int length, MemorySegment target, long targetOffset) {
        for (int i = 0; i < length; i++) {
            put(target, targetOffset, i, (double) longs.get(ValueLayout.JAVA_LONG, offset + 8L * i));
        }
    }
}
