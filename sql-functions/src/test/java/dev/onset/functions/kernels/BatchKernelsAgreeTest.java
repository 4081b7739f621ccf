package dev.onset.functions.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Every provider's batch kernels against the definition, at all lengths and with the values that comparisons trip over. */
class BatchKernelsAgreeTest {

    /** NaN above all, −0 equal to 0: the order of doubles in SQL. */
    private static int compare(double a, double b) {
        return Double.compare(a + 0.0, b + 0.0);
    }

    @Property(tries = 300)
    void comparisonsFollowTheOrderOfSql(@ForAll("values") double[] left, @ForAll("values") double[] right) {
        int size = Math.min(left.length, right.length);
        for (Kernels kernels : KernelProvider.available()) {
            boolean[] greater = new boolean[size];
            boolean[] greaterOrEqual = new boolean[size];
            boolean[] equal = new boolean[size];
            kernels.batches().greater(left, right, greater, size);
            kernels.batches().greaterOrEqual(left, right, greaterOrEqual, size);
            kernels.batches().equal(left, right, equal, size);
            for (int i = 0; i < size; i++) {
                int order = compare(left[i], right[i]);
                assertThat(greater[i]).as("%s: %s > %s", kernels.name(), left[i], right[i]).isEqualTo(order > 0);
                assertThat(greaterOrEqual[i]).as("%s: %s >= %s", kernels.name(), left[i], right[i])
                        .isEqualTo(order >= 0);
                assertThat(equal[i]).as("%s: %s = %s", kernels.name(), left[i], right[i]).isEqualTo(order == 0);
            }
        }
    }

    @Property(tries = 300)
    void selectionNamesTheTrueRowsInOrder(@ForAll boolean[] values) {
        for (Kernels kernels : KernelProvider.available()) {
            int[] selection = new int[values.length];
            int count = kernels.batches().selectTrue(values, values.length, selection);
            int[] expected = java.util.stream.IntStream.range(0, values.length).filter(i -> values[i]).toArray();
            assertThat(Arrays.copyOf(selection, count)).as(kernels.name()).isEqualTo(expected);
        }
    }

    @Provide
    Arbitrary<double[]> values() {
        Arbitrary<Double> value = Arbitraries.of(Double.NaN, -0.0, 0.0, 1.0, -1.0, Double.POSITIVE_INFINITY,
                Double.NEGATIVE_INFINITY, Double.MIN_VALUE, 1.5);
        return value.array(double[].class).ofMinSize(0).ofMaxSize(70);
    }
}
