package dev.onset.functions.kernels;

import java.lang.foreign.MemorySegment;

/**
 * The primitive loops that curve functions are made of, over doubles in native memory.
 *
 * <p>There are two implementations with equal results: {@link ScalarKernels} and {@code VectorKernels}. {@link
 * KernelProvider} picks one at start. Offsets are in bytes, lengths in values.
 */
public interface Kernels {

    /** {@code scalar} or {@code vector}. */
    String name();

    /** The sum of all values. */
    double sum(MemorySegment base, long offset, int length);
}
