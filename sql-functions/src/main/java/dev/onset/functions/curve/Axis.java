package dev.onset.functions.curve;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * The steps of a curve, strictly increasing, in native memory.
 *
 * <p>Curves that were logged together share one axis; two axes are the same when they name the same memory.
 *
 * @param base native memory that outlives the axis
 * @param offset of the first step, in bytes, 8-byte aligned
 * @param length number of steps
 * @param integral true: 64-bit integers; false: doubles (fractional epochs)
 */
public record Axis(MemorySegment base, long offset, int length, boolean integral) {

    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;
    private static final ValueLayout.OfDouble DOUBLE = ValueLayout.JAVA_DOUBLE;

    /** The step at an index as a double; whole steps beyond 2^53 lose their last bits. */
    public double at(int index) {
        long position = offset + 8L * index;
        return integral ? base.get(LONG, position) : base.get(DOUBLE, position);
    }

    /** The step at an index, exactly; only for integral axes. */
    public long longAt(int index) {
        return base.get(LONG, offset + 8L * index);
    }

    /** Whether both name the same memory: then their steps are equal without a comparison. */
    public boolean isSame(Axis other) {
        return offset == other.offset && length == other.length && integral == other.integral
                && base.address() == other.base.address();
    }

    /** Whether both have the same steps, in the same memory or not. */
    public boolean hasSameSteps(Axis other) {
        return isSame(other) || (length == other.length && integral == other.integral
                && MemorySegment.mismatch(base, offset, offset + 8L * length, other.base, other.offset,
                        other.offset + 8L * length) < 0);
    }

    /** Compares a step of this axis with a step of another one: exactly where both are whole. */
    public int compare(int index, Axis other, int otherIndex) {
        return integral && other.integral
                ? Long.compare(longAt(index), other.longAt(otherIndex))
                : Double.compare(at(index), other.at(otherIndex));
    }

    /** How many steps are at or before a step of another axis: a binary search where the axes differ. */
    public int countUpTo(Axis other, int otherIndex) {
        if (isSame(other)) {
            return otherIndex + 1;
        }
        int low = 0;
        int high = length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (compare(middle, other, otherIndex) <= 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** How many steps are before a position of the axis: a binary search. */
    public int countBefore(double step) {
        int low = 0;
        int high = length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (at(middle) < step) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** A range of this axis. */
    public Axis slice(int from, int to) {
        return new Axis(base, offset + 8L * from, to - from, integral);
    }
}
