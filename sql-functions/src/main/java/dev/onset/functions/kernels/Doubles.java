package dev.onset.functions.kernels;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * Values of a curve, one by one, or some hundred at once in an array. Reading memory one value after the other is fast only
 * once the optimizing compiler is through with a loop, which takes it seconds for all loops of a query; an array is read
 * quickly before, and its loops are compiled in a fraction of the time.
 */
final class Doubles {

    /** Values in an array at most: a multiple of the lanes that fits the processor's first cache several times. */
    static final int CHUNK = 512;

    private Doubles() {}

    static double at(MemorySegment base, long offset, int index) {
        return base.get(ValueLayout.JAVA_DOUBLE, offset + 8L * index);
    }

    static void put(MemorySegment base, long offset, int index, double value) {
        base.set(ValueLayout.JAVA_DOUBLE, offset + 8L * index, value);
    }

    /** Room for the chunks of a curve of a length. */
    static double[] chunk(int length) {
        return new double[Math.min(length, CHUNK)];
    }

    /** Copies values from an index on to the start of an array. */
    static void load(MemorySegment base, long offset, int from, double[] target, int count) {
        MemorySegment.copy(base, ValueLayout.JAVA_DOUBLE, offset + 8L * from, target, 0, count);
    }
}
