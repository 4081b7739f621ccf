package dev.onset.functions.kernels;

/** Plain Java loops: right everywhere, and what the vector kernels do with their tails. */
@SuppressWarnings("ShortCircuitBoolean") // a branch in these loops would often be predicted wrong
final class ScalarBatchKernels implements BatchKernels {

    @Override
    public void greater(double[] left, double[] right, boolean[] result, int size) {
        for (int i = 0; i < size; i++) {
            result[i] = isGreater(left[i], right[i]);
        }
    }

    @Override
    public void greaterOrEqual(double[] left, double[] right, boolean[] result, int size) {
        for (int i = 0; i < size; i++) {
            result[i] = isGreaterOrEqual(left[i], right[i]);
        }
    }

    @Override
    public void equal(double[] left, double[] right, boolean[] result, int size) {
        for (int i = 0; i < size; i++) {
            result[i] = isEqual(left[i], right[i]);
        }
    }

    @Override
    public int selectTrue(boolean[] values, int size, int[] selection) {
        int count = 0;
        for (int i = 0; i < size; i++) {
            selection[count] = i;
            count += values[i] ? 1 : 0;
        }
        return count;
    }

    static boolean isGreater(double a, double b) {
        return !(a <= b) & !Double.isNaN(b);
    }

    static boolean isGreaterOrEqual(double a, double b) {
        return a >= b | Double.isNaN(a);
    }

    static boolean isEqual(double a, double b) {
        return a == b | (Double.isNaN(a) & Double.isNaN(b));
    }
}
