package dev.onset.functions.curve;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

import dev.onset.functions.kernels.Kernels;

/**
 * Train and validation on the evaluation grid: the steps at which validation is finite (R3).
 *
 * <p>Train at an evaluation is the mean of the finite train values since the previous one; if there is none, the last
 * finite train value before it; NaN if there is none at all, which can only be so at the first evaluations. Both are
 * dense doubles in native memory.
 */
public record AlignedCurves(Axis axis, MemorySegment train, long trainOffset, MemorySegment val, long valOffset) {

    private static final ValueLayout.OfDouble DOUBLE = ValueLayout.JAVA_DOUBLE;

    public int length() {
        return axis.length();
    }

    public double trainAt(int index) {
        return train.get(DOUBLE, trainOffset + 8L * index);
    }

    public double valAt(int index) {
        return val.get(DOUBLE, valOffset + 8L * index);
    }

    /** How many evaluations come before the first train value. */
    public int withoutTrain() {
        int count = 0;
        while (count < length() && Double.isNaN(trainAt(count))) {
            count++;
        }
        return count;
    }

    /** A range of the grid. */
    public AlignedCurves slice(int from, int to) {
        return from == 0 && to == length() ? this
                : new AlignedCurves(axis.slice(from, to), train, trainOffset + 8L * from, val, valOffset + 8L * from);
    }

    /**
     * Aligns two curves without non-finite points. Nothing is copied where they share their steps.
     *
     * @param train from {@link CurveGroup#finite}
     * @param val from {@link CurveGroup#finite}
     */
    static AlignedCurves align(Curve train, Curve val, Scratch scratch, Kernels kernels) {
        if (train.axis().hasSameSteps(val.axis())) {
            return new AlignedCurves(val.axis(), train.base(), train.offset(), val.base(), val.offset());
        }
        int evaluations = val.length();
        MemorySegment means = scratch.doubles(evaluations);
        int seen = 0;
        double last = Double.NaN;
        for (int i = 0; i < evaluations; i++) {
            int from = seen;
            while (seen < train.length() && train.axis().compare(seen, val.axis(), i) <= 0) {
                seen++;
            }
            double mean = last;
            if (seen > from) {
                mean = kernels.sum(train.base(), train.offset() + 8L * from, seen - from) / (seen - from);
                last = train.value(seen - 1);
            }
            means.set(DOUBLE, 8L * i, mean);
        }
        return new AlignedCurves(val.axis(), means, 0, val.base(), val.offset());
    }
}
