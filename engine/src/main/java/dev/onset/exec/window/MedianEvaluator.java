package dev.onset.exec.window;

import java.util.Arrays;

import dev.onset.exec.QueryContext;
import dev.onset.exec.column.Column;
import dev.onset.functions.statistics.OrderStatistics;
import dev.onset.plan.DataType;

/**
 * MEDIAN of numbers over frames that move. The values of a partition are ranked once; how many of each rank are in the frame
 * stands in a Fenwick tree, so that a row costs the logarithm of the partition, however long the frames are.
 */
final class MedianEvaluator extends SlidingEvaluator {

    private static final int NULL = -1;

    private final Column argument;
    private final WindowResult result;
    private long[] keys = {};
    private int distinct;
    /** For each position the rank of its value, from 0. */
    private int[] ranks = {};
    private int[] tree = {};
    private int count;

    MedianEvaluator(Column argument, Frames frames, WindowResult result, QueryContext context) {
        super(frames, context);
        this.argument = argument;
        this.result = result;
    }

    @Override
    void begin(Partition partition) {
        int size = partition.size();
        if (ranks.length < size) {
            ranks = new int[size];
            keys = new long[size];
            tree = new int[size + 1];
        }
        int given = 0;
        for (int i = 0; i < size; i++) {
            int row = partition.row(i);
            if (!argument.isNull(row)) {
                keys[given++] = OrderStatistics.key(argument.doubleAt(row));
            }
        }
        Arrays.sort(keys, 0, given);
        distinct = 0;
        for (int i = 0; i < given; i++) {
            if (i == 0 || keys[i] != keys[i - 1]) {
                keys[distinct++] = keys[i];
            }
        }
        for (int i = 0; i < size; i++) {
            int row = partition.row(i);
            ranks[i] = argument.isNull(row)
                    ? NULL
                    : Arrays.binarySearch(keys, 0, distinct, OrderStatistics.key(argument.doubleAt(row)));
        }
        Arrays.fill(tree, 0, distinct + 1, 0);
        count = 0;
    }

    @Override
    void add(int position) {
        change(ranks[position], 1);
    }

    @Override
    void remove(int position) {
        change(ranks[position], -1);
    }

    private void change(int rank, int by) {
        if (rank == NULL) {
            return;
        }
        count += by;
        for (int node = rank + 1; node <= distinct; node += node & -node) {
            tree[node] += by;
        }
    }

    @Override
    void write(Partition partition, int position) {
        if (count == 0) {
            return;
        }
        double low = value((count - 1) / 2);
        double high = count % 2 == 1 ? low : value(count / 2);
        double median = low == high || count % 2 == 1 ? low : low + (high - low) * 0.5;
        int row = partition.row(position);
        if (result.type().layout() == DataType.Layout.LONG) {
            result.setLong(row, Math.round(median));
        } else {
            result.setDouble(row, median);
        }
    }

    /** The value in the frame that has so many before it. */
    private double value(int before) {
        int node = 0;
        int left = before;
        for (int step = Integer.highestOneBit(distinct); step > 0; step >>= 1) {
            if (node + step <= distinct && tree[node + step] <= left) {
                node += step;
                left -= tree[node];
            }
        }
        return OrderStatistics.value(keys[node]);
    }
}
