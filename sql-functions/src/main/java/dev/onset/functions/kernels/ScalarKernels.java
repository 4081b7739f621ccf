package dev.onset.functions.kernels;

/** Plain Java loops: right everywhere, and the reference for the vector kernels. Put together from one file for each kind of loop. */
final class ScalarKernels implements ScalarSums, ScalarCounts, ScalarSearches, ScalarArithmetic, ScalarSmoothing {

    @Override
    public String name() {
        return "scalar";
    }

    @Override
    public BatchKernels batches() {
        return new ScalarBatchKernels();
    }
}
