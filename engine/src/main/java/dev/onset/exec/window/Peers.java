package dev.onset.exec.window;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.onset.exec.column.Column;
import dev.onset.exec.column.LongColumn;
import dev.onset.exec.sort.RowComparator;
import dev.onset.plan.SortKey;

/** For each row of a partition the rows that are equal to it in the order. Without an order all are. */
final class Peers {

    private final @Nullable RowComparator comparator;
    private final long @Nullable [] plainKey;
    private @Nullable Partition current;
    private int[] starts = {};
    private int[] ends = {};
    private int[] ordinals = {};

    Peers(List<Column> columns, List<SortKey> order) {
        comparator = order.isEmpty() ? null : new RowComparator(columns, order);
        plainKey = order.size() == 1 && columns.get(order.getFirst().column()) instanceof LongColumn flat
                && flat.validity() == null ? flat.values() : null;
    }

    /** Makes a partition the current one. */
    @SuppressWarnings("ReferenceEquality") // asks whether it was done already
    void of(Partition partition) {
        if (current == partition) {
            return;
        }
        current = partition;
        int size = partition.size();
        if (starts.length < size) {
            starts = new int[size];
            ends = new int[size];
            ordinals = new int[size];
        }
        int start = 0;
        int ordinal = 0;
        for (int at = 1; at <= size; at++) {
            if (at == size || differ(partition.row(at - 1), partition.row(at))) {
                for (int i = start; i < at; i++) {
                    starts[i] = start;
                    ends[i] = at;
                    ordinals[i] = ordinal;
                }
                start = at;
                ordinal++;
            }
        }
    }

    private boolean differ(int left, int right) {
        return plainKey != null
                ? plainKey[left] != plainKey[right]
                : comparator != null && comparator.compare(left, right) != 0;
    }

    /** The position of the first peer of the row at a position. */
    int start(int position) {
        return starts[position];
    }

    /** The position behind the last peer. */
    int end(int position) {
        return ends[position];
    }

    /** How many groups of peers come before. */
    int ordinal(int position) {
        return ordinals[position];
    }
}
