package dev.onset.functions.curve;

import java.lang.foreign.MemorySegment;

import dev.onset.functions.kernels.Kernels;

/**
 * Train and validation on the evaluation grid: the steps at which validation is finite (R3).
 *
 * <p>Train at an evaluation is the mean of the finite train values since the previous one; if there is none, the last
 * finite train value before it; NaN if there is none at all. Both are dense doubles in native memory.
 */
public record AlignedCurves(Axis axis, MemorySegment train, long trainOffset, MemorySegment val, long valOffset) {

    public int length() {
        return axis.length();
    }

    static AlignedCurves align(Curve train, Curve val, Scratch scratch, Kernels kernels) {
        if (!train.axis().isSame(val.axis())) {
            throw new IllegalStateException("different axes: " + kernels.name() + " " + scratch.mark());
        }
        return new AlignedCurves(val.axis(), train.base(), train.offset(), val.base(), val.offset());
    }
}
