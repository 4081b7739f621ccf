package dev.onset.functions.kernels;

import static dev.onset.functions.kernels.VectorMemory.whole;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** SIMD loops over batches. Tails are scalar. */
final class VectorBatchKernels implements BatchKernels {

    private static final VectorSpecies<Double> WIDE = DoubleVector.SPECIES_PREFERRED;
    private static final int WIDTH = WIDE.length();
    /** Eight truth values, whose bits are an index of {@link #CHOSEN}. */
    private static final VectorSpecies<Byte> FLAGS = ByteVector.SPECIES_64;
    private static final VectorSpecies<Integer> INDEXES = IntVector.SPECIES_256;
    private static final int FLAG_WIDTH = FLAGS.length();
    /** For every set of eight rows, their numbers, one after the other. */
    private static final int[] CHOSEN = chosen();

    // Not a number is what is not equal to itself.

    @Override
    public void greater(double[] left, double[] right, boolean[] result, int size) {
        int i = 0;
        for (int end = whole(size, WIDTH); i < end; i += WIDTH) {
            DoubleVector a = DoubleVector.fromArray(WIDE, left, i);
            DoubleVector b = DoubleVector.fromArray(WIDE, right, i);
            a.compare(VectorOperators.LE, b).or(b.compare(VectorOperators.NE, b)).not().intoArray(result, i);
        }
        for (; i < size; i++) {
            result[i] = ScalarBatchKernels.isGreater(left[i], right[i]);
        }
    }

    @Override
    public void greaterOrEqual(double[] left, double[] right, boolean[] result, int size) {
        int i = 0;
        for (int end = whole(size, WIDTH); i < end; i += WIDTH) {
            DoubleVector a = DoubleVector.fromArray(WIDE, left, i);
            DoubleVector b = DoubleVector.fromArray(WIDE, right, i);
            a.compare(VectorOperators.GE, b).or(a.compare(VectorOperators.NE, a)).intoArray(result, i);
        }
        for (; i < size; i++) {
            result[i] = ScalarBatchKernels.isGreaterOrEqual(left[i], right[i]);
        }
    }

    @Override
    public void equal(double[] left, double[] right, boolean[] result, int size) {
        int i = 0;
        for (int end = whole(size, WIDTH); i < end; i += WIDTH) {
            DoubleVector a = DoubleVector.fromArray(WIDE, left, i);
            DoubleVector b = DoubleVector.fromArray(WIDE, right, i);
            VectorMask<Double> bothNaN = a.compare(VectorOperators.NE, a).and(b.compare(VectorOperators.NE, b));
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
        for (int end = whole(size, FLAG_WIDTH); i < end; i += FLAG_WIDTH) {
            // Always writes eight numbers, the superfluous of which the next ones write over: no branch depends on the data.
            int bits = (int) VectorMask.fromArray(FLAGS, values, i).toLong();
            IntVector.fromArray(INDEXES, CHOSEN, bits * FLAG_WIDTH).add(i).intoArray(selection, count);
            count += Integer.bitCount(bits);
        }
        for (; i < size; i++) {
            if (values[i]) {
                selection[count++] = i;
            }
        }
        return count;
    }

    private static int[] chosen() {
        int[] rows = new int[(1 << FLAG_WIDTH) * FLAG_WIDTH];
        for (int bits = 0; bits < 1 << FLAG_WIDTH; bits++) {
            int count = 0;
            for (int row = 0; row < FLAG_WIDTH; row++) {
                if ((bits >> row & 1) != 0) {
                    rows[bits * FLAG_WIDTH + count++] = row;
                }
            }
        }
        return rows;
    }
}
