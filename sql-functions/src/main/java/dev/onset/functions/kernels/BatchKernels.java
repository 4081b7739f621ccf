package dev.onset.functions.kernels;

/**
 * The loops that decide which rows of a batch a condition keeps, over arrays. NaN equals NaN and is greater than every other
 * number; −0 equals 0.
 */
public interface BatchKernels {

    /** {@code result[i] = left[i] > right[i]} for i in [0, size). */
    void greater(double[] left, double[] right, boolean[] result, int size);

    /** {@code result[i] = left[i] ≥ right[i]} for i in [0, size). */
    void greaterOrEqual(double[] left, double[] right, boolean[] result, int size);

    /** {@code result[i] = (left[i] = right[i])} for i in [0, size). */
    void equal(double[] left, double[] right, boolean[] result, int size);

    /**
     * Writes the indexes in [0, size) at which the value is true, in ascending order.
     *
     * @param selection at least as long as size
     * @return how many there are
     */
    int selectTrue(boolean[] values, int size, int[] selection);
}
