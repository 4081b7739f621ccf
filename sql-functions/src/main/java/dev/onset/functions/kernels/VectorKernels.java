package dev.onset.functions.kernels;

/**
 * SIMD loops by the Vector API, put together from one file for each kind of loop. Loaded only where the incubator module is
 * present. Tails are scalar: masked loads cost more than they save at these lengths.
 */
final class VectorKernels implements VectorSums, VectorCounts, VectorSearches, VectorArithmetic, VectorSmoothing {

    /** Whether the CPU's vectors are wide enough for these kernels to pay. */
    static boolean supported() {
        return VectorMemory.WIDE.vectorBitSize() >= VectorMemory.SUM.vectorBitSize();
    }

    /** Width of the CPU's vectors in bits. */
    static int bits() {
        return VectorMemory.WIDE.vectorBitSize();
    }

    @Override
    public String name() {
        return "vector";
    }

    @Override
    public BatchKernels batches() {
        return new VectorBatchKernels();
    }
}
