package dev.onset.functions.kernels;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** Vectors as they lie in memory. */
final class VectorMemory {

    /** For what depends on the order of additions: as wide on every CPU. */
    static final VectorSpecies<Double> SUM = DoubleVector.SPECIES_256;
    /** For everything else: as wide as the CPU has them. */
    static final VectorSpecies<Double> WIDE = DoubleVector.SPECIES_PREFERRED;
    static final ByteOrder ORDER = ByteOrder.nativeOrder();
    static final long BYTES = SUM.vectorByteSize();
    static final int WIDTH = WIDE.length();
    static final long WIDE_BYTES = WIDE.vectorByteSize();

    private VectorMemory() {}

    static DoubleVector load(MemorySegment base, long position) {
        return DoubleVector.fromMemorySegment(SUM, base, position, ORDER);
    }

    static DoubleVector wide(MemorySegment base, long position) {
        return DoubleVector.fromMemorySegment(WIDE, base, position, ORDER);
    }

    static DoubleVector wide(MemorySegment base, long offset, int index) {
        return wide(base, offset + 8L * index);
    }
}
