package dev.onset.functions.kernels;

import java.lang.foreign.MemorySegment;

/**
 * The primitive loops that curve functions are made of, over doubles in native memory.
 *
 * <p>There are two implementations with equal results, bit for bit: {@link ScalarKernels} and {@code VectorKernels}, each in a
 * file for sums, counts, searches, arithmetic and smoothing. {@link
 * KernelProvider} picks one at start. Offsets are in bytes, lengths in values.
 *
 * <p>A sum depends on the order of its additions, so the order is part of the contract, and does not depend on the
 * machine: value i of the longest prefix that is a multiple of {@link #LANES} goes to lane i modulo {@code LANES}; the
 * lanes are then added pairwise, the upper half to the lower half, until one is left; the remaining values follow one by
 * one. Products are rounded before they are added (no fused multiply-add).
 */
public interface Kernels {

    /** How many partial sums a reduction keeps: enough to hide the latency of an addition on every current CPU. */
    int LANES = 16;

    /** {@code scalar} or {@code vector}. */
    String name();

    /** The loops over batches of rows that belong to these. */
    BatchKernels batches();

    /** The sum of all values. */
    double sum(MemorySegment base, long offset, int length);

    /** The sum of |a − b|. */
    double sumAbsoluteDifferences(MemorySegment a, long aOffset, MemorySegment b, long bOffset, int length);

    /**
     * The sums of (a − b) − shift and of x·((a − b) − shift), in one pass.
     *
     * @param sums takes both
     */
    void sumShiftedDifferences(MemorySegment x, long xOffset, MemorySegment a, long aOffset, MemorySegment b,
            long bOffset, double shift, int length, double[] sums);

    /** The first index at which a − b is largest, or −1 if no difference is finite. */
    int argMaxDifference(MemorySegment a, long aOffset, MemorySegment b, long bOffset, int length);

    /** The sum of (x[i + 1] − x[i])·(y[i]/2 + y[i + 1]/2) for i in [0, length − 1). */
    double sumTrapezoids(MemorySegment x, long xOffset, MemorySegment y, long yOffset, int length);

    /** The sum of (a − aCentre)·(b − bCentre). */
    double sumProducts(MemorySegment a, long aOffset, double aCentre, MemorySegment b, long bOffset, double bCentre,
            int length);

    /** The sum of (i − (length − 1)/2)·(value − centre): the numerator of a regression on the index. */
    double sumIndexProducts(MemorySegment base, long offset, int length, double centre);

    /** How many values are NaN or infinite. */
    int countNonFinite(MemorySegment base, long offset, int length);

    /** At how many positions a is greater than b; false where either is NaN. */
    int countGreater(MemorySegment a, long aOffset, MemorySegment b, long bOffset, int length);

    /** At how many positions a is greater than factor · b; false where either is NaN. */
    int countGreater(MemorySegment a, long aOffset, double factor, MemorySegment b, long bOffset, int length);

    /** At how many positions a is greater than factor · b, or equal to it; false where either is NaN. */
    int countAtLeast(MemorySegment a, long aOffset, double factor, MemorySegment b, long bOffset, int length);

    /** How many values are above a threshold; NaN is not. */
    int countAbove(MemorySegment base, long offset, int length, double threshold);

    /** The first index of the least finite value, or −1 if no value is finite. */
    int argMin(MemorySegment base, long offset, int length);

    /** The first index of the greatest finite value, or −1 if no value is finite. */
    int argMax(MemorySegment base, long offset, int length);

    /** The first index of a value, or −1 if it does not occur; −0 equals 0, NaN nothing. */
    int indexOf(MemorySegment base, long offset, int length, double value);

    /** The first index of a value that is at most a limit, or −1; NaN never is. */
    int firstAtMost(MemorySegment base, long offset, int length, double limit);

    /** The first index of a value that is at least a limit, or −1; NaN never is. */
    int firstAtLeast(MemorySegment base, long offset, int length, double limit);

    /** Writes a − b; the target may be a or b itself. */
    void subtract(MemorySegment a, long aOffset, MemorySegment b, long bOffset, MemorySegment target,
            long targetOffset, int length);

    /** Writes value − constant; the target may be the values themselves. */
    void subtractConstant(MemorySegment base, long offset, double constant, MemorySegment target, long targetOffset,
            int length);

    /** Writes a − factor·b; the target may be a or b itself. */
    void subtractMultiple(MemorySegment a, long aOffset, double factor, MemorySegment b, long bOffset,
            MemorySegment target, long targetOffset, int length);

    /**
     * Writes the centred moving averages, the first and the last value repeated beyond the edges.
     *
     * <p>A window is put together from sums over 1, 4, 16 and so on neighbours, at most three of each, the short ones first;
     * never by adding what enters and subtracting what leaves, since a spike of 10^20 would then wipe out the digits of
     * everything behind it. Its sum is multiplied by 1/window: dividing would take longer than all the rest.
     *
     * @param window odd number of values
     * @param work memory for {@link #movingAverageWork} doubles, overwritten
     */
    void movingAverage(MemorySegment base, long offset, int length, int window, MemorySegment work,
            MemorySegment target, long targetOffset);

    /** How many doubles of working memory a moving average takes: the padded curve at each of its levels. */
    static int movingAverageWork(int length, int window) {
        int levels = 1;
        for (long span = 4; span <= window; span *= 4) {
            levels++;
        }
        return Math.multiplyExact(levels, length + window - 1);
    }

    /** Writes increasing whole numbers as doubles; those beyond 2^53 are rounded. */
    void toDoubles(MemorySegment longs, long offset, int length, MemorySegment target, long targetOffset);

    /**
     * The first index i in [from, length) at which the value is at least {@code ratio} times its predecessor or at most
     * its {@code ratio}th part; {@code length} if there is none.
     *
     * @param from at least 1
     * @param ratio above 1; the values are positive
     */
    int nextJump(MemorySegment base, long offset, int length, int from, double ratio);
}
