package dev.onset.exec.expression;

import java.util.Arrays;

/** A set of constants that is searched without boxing. */
record LongSet(long[] sorted) {

    static LongSet of(long[] values) {
        long[] copy = values.clone();
        Arrays.sort(copy);
        return new LongSet(copy);
    }

    boolean contains(long value) {
        return Arrays.binarySearch(sorted, value) >= 0;
    }
}
