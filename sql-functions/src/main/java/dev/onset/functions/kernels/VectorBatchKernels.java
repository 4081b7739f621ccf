package dev.onset.functions.kernels;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** SIMD loops over batches. Tails are scalar. */
final class VectorBatchKernels implements BatchKernels {

    private static final VectorSpecies<Double> WIDE = DoubleVector.SPECIES_PREFERRED;
    private static final int WIDTH = WIDE.length();
    /** As many truth values as fit the bits of a long at most. */
    private static final VectorSpecies<Byte> FLAGS = ByteVector.SPECIES_PREFERRED;
    private static final int FLAG_WIDTH = FLAGS.length();

    @Override
    public void greater(double[] left, double[] right, boolean[] result, int size) {
        int i = 0;
        for (; i + WIDTH <= size; i += WIDTH) {
            DoubleVector a = DoubleVector.fromArray(WIDE, left, i);
            DoubleVector b = DoubleVector.fromArray(WIDE, right, i);
            a.compare(VectorOperators.LE, b).not().andNot(b.test(VectorOperators.IS_NAN)).intoArray(result, i);
        }
        for (; i < size; i++) {
            result[i] = ScalarBatchKernels.isGreater(left[i], right[i]);
        }
    }

    @Override
    public void greaterOrEqual(double[] left, double[] right, boolean[] result, int size) {
        int i = 0;
        for (; i + WIDTH <= size; i += WIDTH) {
            DoubleVector a = DoubleVector.fromArray(WIDE, left, i);
            DoubleVector b = DoubleVector.fromArray(WIDE, right, i);
            a.compare(VectorOperators.GE, b).or(a.test(VectorOperators.IS_NAN)).intoArray(result, i);
        }
        for (; i < size; i++) {
            result[i] = ScalarBatchKernels.isGreaterOrEqual(left[i], right[i]);
        }
    }

    @Override
    public void equal(double[] left, double[] right, boolean[] result, int size) {
        int i = 0;
        for (; i + WIDTH <= size; i += WIDTH) {
            DoubleVector a = DoubleVector.fromArray(WIDE, left, i);
            DoubleVector b = DoubleVector.fromArray(WIDE, right, i);
            VectorMask<Double> bothNaN = a.test(VectorOperators.IS_NAN).and(b.test(VectorOperators.IS_NAN));
            a.compare(VectorOperators.EQ, b).or(bothNaN).intoArray(result, i);
        }
        for (; i < size; i++) {
            result[i] = ScalarBatchKernels.isEqual(left[i], right[i]);
        }
    }

    @Override
    public int selectTrue(boolean[] values, int size, int[] selection) {
        int count = 0;
        int i = 0;
        for (; i + FLAG_WIDTH <= size; i += FLAG_WIDTH) {
            // Conditions mostly keep few rows or nearly all: walking the set bits is fast for the first.
            long bits = VectorMask.fromArray(FLAGS, values, i).toLong();
            while (bits != 0) {
                selection[count++] = i + Long.numberOfTrailingZeros(bits);
                bits &= bits - 1;
            }
        }
        for (; i < size; i++) {
            if (values[i]) {
                selection[count++] = i;
            }
        }
        return count;
    }
}
