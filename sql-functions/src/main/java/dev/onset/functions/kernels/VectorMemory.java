package dev.onset.functions.kernels;

import java.nio.ByteOrder;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Vectors as they lie in memory.
 *
 * <p>The loops load them by {@code DoubleVector.fromMemorySegment} itself. A method of ours around it would now and then not be inlined,
 * depending on what the compiler has seen by then, and a loop whose vectors become objects is twenty times slower than a scalar one.
 * Loops have an end that is known before they begin, and load all vectors of a round before they compare any: a mask that
 * is alive where a load may fail its check of bounds is turned into an array of booleans.
 */
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

    /** How many of so many values are taken in whole steps. A loop that ends at it is one that the compiler can count. */
    static int whole(int length, int step) {
        return length - length % step;
    }
}
