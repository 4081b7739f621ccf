package dev.onset.exec.window;

import org.jspecify.annotations.Nullable;

import dev.onset.exec.column.Column;

/** The positions of a partition that functions with IGNORE NULLS see; without it, all. */
final class NonNulls {

    private final @Nullable Column values;
    private int[] positions = {};
    private int[] before = {};

    /** @param values where NULLs are passed over; null: nothing is passed over */
    NonNulls(@Nullable Column values) {
        this.values = values;
    }

    void of(Partition partition) {
        if (values == null) {
            return;
        }
        int size = partition.size();
        if (positions.length < size) {
            positions = new int[size];
            before = new int[size + 1];
        }
        int count = 0;
        for (int i = 0; i < size; i++) {
            before[i] = count;
            positions[count] = i;
            count += values.isNull(partition.row(i)) ? 0 : 1;
        }
        before[size] = count;
    }

    boolean seesAll() {
        return values == null;
    }

    /** How many of the positions that are seen lie before a position. */
    int before(int position) {
        return values == null ? position : before[position];
    }

    /** The position that is seen as the n-th, from 0. */
    int position(int n) {
        return values == null ? n : positions[n];
    }
}
