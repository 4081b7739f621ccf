package dev.onset.functions.kernels;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Single values of a curve. */
final class Doubles {

    private Doubles() {}

    static double at(MemorySegment base, long offset, int index) {
        return base.get(ValueLayout.JAVA_DOUBLE, offset + 8L * index);
    }

    static void put(MemorySegment base, long offset, int index, double value) {
        base.set(ValueLayout.JAVA_DOUBLE, offset + 8L * index, value);
    }
}
