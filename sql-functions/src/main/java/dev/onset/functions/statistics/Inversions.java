package dev.onset.functions.statistics;

import dev.onset.functions.cancellation.Cancellation;

/** Counts by merge sort how many pairs of a sequence are out of order. */
final class Inversions {

    private Inversions() {}

    /**
     * The number of pairs i &lt; j with values[i] &gt; values[j]; sorts the values.
     *
     * @param work as long as the values, overwritten
     */
    static long count(double[] values, double[] work) {
        double[] from = values;
        double[] to = work;
        int n = values.length;
        long count = 0;
        boolean swapped = false;
        for (long width = 1; width < n; width *= 2) {
            for (long low = 0; low < n; low += 2 * width) {
                Cancellation.checkAt(low);
                count += merge(from, to, (int) low, (int) Math.min(low + width, n),
                        (int) Math.min(low + 2 * width, n));
            }
            double[] swap = from;
            from = to;
            to = swap;
            swapped = !swapped;
        }
        if (swapped) {
            System.arraycopy(from, 0, values, 0, n);
        }
        return count;
    }

    private static long merge(double[] from, double[] to, int low, int middle, int high) {
        int left = low;
        int right = middle;
        long count = 0;
        for (int i = low; i < high; i++) {
            if (right == high || (left < middle && from[left] <= from[right])) {
                to[i] = from[left++];
            } else {
                // All that is left of the left half is greater.
                count += middle - left;
                to[i] = from[right++];
            }
        }
        return count;
    }
}
