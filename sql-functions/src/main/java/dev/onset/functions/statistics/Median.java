package dev.onset.functions.statistics;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Order statistics by quickselect, in place: no sorting and no allocation. */
public final class Median {

    private static final ValueLayout.OfDouble DOUBLE = ValueLayout.JAVA_DOUBLE;
    /** Below so many values an insertion sort is faster. */
    private static final int FEW = 24;

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
            lower = at(values, i) > lower ? at(values, i) : lower;
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
        int high = length;
        while (high - low > FEW) {
            int middle = (low + high) >>> 1;
            double pivot = medianOfThree(medianAt(values, low), medianAt(values, middle), medianAt(values, high - 3));
            int equal = partition(values, low, high, pivot);
            if (index < equal) {
                high = equal;
            } else {
                // The values equal to the pivot come next; many of them would make the other partition no smaller.
                int greater = partition(values, equal, high, Math.nextUp(pivot));
                if (index < greater) {
                    return pivot;
                }
                low = greater;
            }
        }
        sort(values, low, high);
        return at(values, index);
    }

    /**
     * Moves the values less than the limit to the front; returns the index of the first other one. Without a branch, which would be
     * taken at random and cost more than all the rest.
     */
    private static int partition(MemorySegment values, int low, int high, double limit) {
        int store = low;
        for (int i = low; i < high; i++) {
            double value = at(values, i);
            put(values, i, at(values, store));
            put(values, store, value);
            store += value < limit ? 1 : 0;
        }
        return store;
    }

    private static void sort(MemorySegment values, int from, int to) {
        for (int i = from + 1; i < to; i++) {
            double value = at(values, i);
            int place = i;
            while (place > from && at(values, place - 1) > value) {
                put(values, place, at(values, place - 1));
                place--;
            }
            put(values, place, value);
        }
    }

    private static double medianAt(MemorySegment values, int first) {
        return medianOfThree(at(values, first), at(values, first + 1), at(values, first + 2));
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
