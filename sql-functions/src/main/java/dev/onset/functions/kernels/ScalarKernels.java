package dev.onset.functions.kernels;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Plain Java loops: right everywhere, and the reference for the vector kernels. */
final class ScalarKernels implements Kernels {

    @Override
    public String name() {
        return "scalar";
    }

    @Override
    public double sum(MemorySegment base, long offset, int length) {
        double sum = 0;
        for (int i = 0; i < length; i++) {
            sum += base.get(ValueLayout.JAVA_DOUBLE, offset + 8L * i);
        }
        return sum;
    }
}
