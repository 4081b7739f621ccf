package dev.onset.functions.curve;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * One curve: doubles behind each other in native memory, with the steps they belong to.
 *
 * <p>There are no NULLs in it: a step at which the metric was not logged is not on its axis. NaN and infinities are what
 * the run produced.
 *
 * @param axis the steps, as many as values
 * @param base native memory that outlives the curve
 * @param offset of the first value, in bytes, 8-byte aligned
 * @param nonfinite how many values are NaN or infinite, or {@link #UNKNOWN}
 */
public record Curve(Axis axis, MemorySegment base, long offset, int nonfinite) {

    /** {@link #nonfinite} has not been counted. */
    public static final int UNKNOWN = -1;

    public int length() {
        return axis.length();
    }

    public double value(int index) {
        return base.get(ValueLayout.JAVA_DOUBLE, offset + 8L * index);
    }

    public double step(int index) {
        return axis.at(index);
    }

    /** A range of the curve; how many of its values are finite is known if all of the curve's are. */
    public Curve slice(int from, int to) {
        return from == 0 && to == length() ? this
                : new Curve(axis.slice(from, to), base, offset + 8L * from, nonfinite == 0 ? 0 : UNKNOWN);
    }
}
