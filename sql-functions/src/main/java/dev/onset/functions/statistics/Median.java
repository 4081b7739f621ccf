package dev.onset.functions.statistics;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Order statistics by quickselect, in place: no sorting and no allocation. */
public final class Median {

    private static final ValueLayout.OfDouble DOUBLE = ValueLayout.JAVA_DOUBLE;

    private Median() {}

    /**
     * The median; of an even number of values the mean of the middle two.
     *
     * @param values at least one, finite; their order is changed
     */
    public static double inPlace(MemorySegment values, int length) {
        double upper = select(values, length, length / 2);
        if (length % 2 == 1) {
            return upper;
        }
        double lower = at(values, 0);
        for (int i = 1; i < length / 2; i++) {
            lower = Math.max(lower, at(values, i));
        }
        return lower + (upper - lower) / 2;
    }

    /** The median absolute deviation from the median; the values are overwritten. */
    public static double absoluteDeviation(MemorySegment values, int length) {
        double median = inPlace(values, length);
        for (int i = 0; i < length; i++) {
            put(values, i, Math.abs(at(values, i) - median));
        }
        return inPlace(values, length);
    }

    /** The value that a sort would put at an index; the values before the index are no greater afterwards. */
    static double select(MemorySegment values, int length, int index) {
        int low = 0;
        int high = length - 1;
        while (low < high) {
            double pivot = medianOfThree(at(values, low), at(values, (low + high) >>> 1), at(values, high));
            int left = low;
            int right = high;
            while (left <= right) {
                while (at(values, left) < pivot) {
                    left++;
                }
                while (at(values, right) > pivot) {
                    right--;
                }
                if (left <= right) {
                    double swap = at(values, left);
                    put(values, left, at(values, right));
                    put(values, right, swap);
                    left++;
                    right--;
                }
            }
            if (index <= right) {
                high = right;
            } else if (index >= left) {
                low = left;
            } else {
                break;
            }
        }
        return at(values, index);
    }

    private static double medianOfThree(double a, double b, double c) {
        return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
    }

    private static double at(MemorySegment values, int index) {
        return values.get(DOUBLE, 8L * index);
    }

    private static void put(MemorySegment values, int index, double value) {
        values.set(DOUBLE, 8L * index, value);
    }
}
