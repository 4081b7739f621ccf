package dev.onset.functions.statistics;

/**
 * Order statistics of doubles without sorting them: by quickselect over keys, whole numbers in the order of the doubles.
 *
 * <p>Keys make the partitioning loop free of branches: a branch that is taken at random would cost more than all the rest. All NaN
 * are one key, the largest; −0 comes before 0.
 */
public final class OrderStatistics {

    /** Below so many keys an insertion sort is faster. */
    private static final int FEW = 24;

    private OrderStatistics() {}

    /** The key of a value. */
    public static long key(double value) {
        long bits = Double.doubleToLongBits(value);
        return bits ^ ((bits >> 63) & Long.MAX_VALUE);
    }

    /** The value of a key. */
    public static double value(long key) {
        return Double.longBitsToDouble(key ^ ((key >> 63) & Long.MAX_VALUE));
    }

    /**
     * The key that sorting {@code keys[from … to)} would put at an index. Their order is changed: those before the index are no
     * greater afterwards, those behind it no less.
     */
    public static long select(long[] keys, int from, int to, int index) {
        int low = from;
        int high = to;
        while (high - low > FEW) {
            int middle = (low + high) >>> 1;
            long pivot = median(median(keys[low], keys[low + 1], keys[low + 2]),
                    median(keys[middle - 1], keys[middle], keys[middle + 1]),
                    median(keys[high - 3], keys[high - 2], keys[high - 1]));
            int equal = partition(keys, low, high, pivot);
            if (index < equal) {
                high = equal;
            } else {
                // The keys equal to the pivot come next; many of them would make the other partition no smaller.
                int greater = pivot == Long.MAX_VALUE ? high : partition(keys, equal, high, pivot + 1);
                if (index < greater) {
                    return pivot;
                }
                low = greater;
            }
        }
        sort(keys, low, high);
        return keys[index];
    }

    /** Moves the keys less than the limit to the front; returns the index of the first other one. */
    private static int partition(long[] keys, int low, int high, long limit) {
        int store = low;
        for (int i = low; i < high; i++) {
            long key = keys[i];
            keys[i] = keys[store];
            keys[store] = key;
            store += key < limit ? 1 : 0;
        }
        return store;
    }

    /** The least of {@code keys[from … to)}; at least one. */
    public static long least(long[] keys, int from, int to) {
        long least = keys[from];
        for (int i = from + 1; i < to; i++) {
            least = Math.min(least, keys[i]);
        }
        return least;
    }

    private static void sort(long[] keys, int from, int to) {
        for (int i = from + 1; i < to; i++) {
            long key = keys[i];
            int at = i;
            while (at > from && keys[at - 1] > key) {
                keys[at] = keys[at - 1];
                at--;
            }
            keys[at] = key;
        }
    }

    private static long median(long a, long b, long c) {
        return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
    }
}
