package dev.onset.archive;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * How much goes into one record batch: its offsets are 32-bit, and a batch is held together in memory by readers that cannot
 * map.
 *
 * @param rows most rows of a batch
 * @param items most items (values, steps, characters) of a batch; a single row may have more
 */
record BatchLimits(int rows, long items) {

    static final BatchLimits STANDARD = new BatchLimits(1 << 17, 1L << 24);

    <T> List<List<T>> cut(List<T> all, ToLongFunction<T> size) {
        var batches = new ArrayList<List<T>>();
        int start = 0;
        long sum = 0;
        for (int i = 0; i < all.size(); i++) {
            long next = size.applyAsLong(all.get(i));
            if (i > start && (i - start == rows || sum + next > items)) {
                batches.add(all.subList(start, i));
                start = i;
                sum = 0;
            }
            sum += next;
        }
        if (start < all.size()) {
            batches.add(all.subList(start, all.size()));
        }
        return batches;
    }
}
