package dev.onset.functions.curve;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

import dev.onset.functions.kernels.Kernels;

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
 * @param known what is known of the values without a look at them
 */
public record Curve(Axis axis, MemorySegment base, long offset, int nonfinite, Known known) {

    /**
     * What a host knows of a curve.
     *
     * @param least the least value of a curve that is finite throughout; NaN: not known
     * @param greatest the greatest value of a curve that is finite throughout; NaN: not known
     * @param leastAt the first index of the least finite value; negative: not known
     * @param greatestAt the first index of the greatest finite value; negative: not known
     * @param last the last value; NaN: not known
     */
    public record Known(double least, double greatest, int leastAt, int greatestAt, double last) {

        static final Known NOTHING = new Known(Double.NaN, Double.NaN, -1, -1, Double.NaN);
    }

    /** {@link #nonfinite} has not been counted. */
    public static final int UNKNOWN = -1;

    /** A curve of which no statistics are known. */
    public Curve(Axis axis, MemorySegment base, long offset, int nonfinite) {
        this(axis, base, offset, nonfinite, Known.NOTHING);
    }

    public int length() {
        return axis.length();
    }

    public double value(int index) {
        return base.get(ValueLayout.JAVA_DOUBLE, offset + 8L * index);
    }

    /** The last value of a curve of at least one, without a look at its memory if it is known. */
    public double lastValue() {
        return Double.isNaN(known.last) ? value(length() - 1) : known.last;
    }

    /** The least value of a curve that is finite throughout; NaN: not known. */
    public double least() {
        return known.least;
    }

    /** The greatest value of a curve that is finite throughout; NaN: not known. */
    public double greatest() {
        return known.greatest;
    }

    public double step(int index) {
        return axis.at(index);
    }

    /** The first index of the least finite value, or −1 if there is none. */
    public int argMin(Kernels kernels) {
        if (known.leastAt >= 0) {
            return known.leastAt;
        }
        int found = Double.isNaN(known.least) ? -1 : kernels.indexOf(base, offset, length(), known.least);
        return found >= 0 ? found : kernels.argMin(base, offset, length());
    }

    /** The first index of the greatest finite value, or −1 if there is none. */
    public int argMax(Kernels kernels) {
        if (known.greatestAt >= 0) {
            return known.greatestAt;
        }
        int found = Double.isNaN(known.greatest) ? -1 : kernels.indexOf(base, offset, length(), known.greatest);
        return found >= 0 ? found : kernels.argMax(base, offset, length());
    }

    /** A range of the curve; how many of its values are finite is known if all of the curve's are. */
    public Curve slice(int from, int to) {
        return from == 0 && to == length() ? this
                : new Curve(axis.slice(from, to), base, offset + 8L * from, nonfinite == 0 ? 0 : UNKNOWN);
    }
}
