package dev.onset.exec.window;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import dev.onset.exec.QueryContext;
import dev.onset.exec.aggregate.GroupTable;
import dev.onset.exec.column.Batch;
import dev.onset.exec.column.Column;
import dev.onset.exec.column.Gatherer;
import dev.onset.exec.column.LongColumn;
import dev.onset.plan.DataType;

/** Cuts rows into partitions, numbered as they come; within a partition rows keep their order. */
final class Partitioner {

    private static final int ROWS_A_BATCH = 2048;

    private Partitioner() {}

    /**
     * @param keys equal values make a partition; none: all rows are one
     * @param clusters a number for each row that ascends and cuts partitions as well; null: nothing else does
     */
    static List<Partition> partition(List<Column> columns, List<Integer> keys, long @Nullable [] clusters, int size,
            QueryContext context) {
        List<Partition> partitions = new ArrayList<>();
        if (size == 0) {
            return partitions;
        }
        if (!keys.isEmpty()) {
            return byKeys(columns, keys, clusters, size, context);
        }
        int[] rows = new int[size];
        for (int row = 0; row < size; row++) {
            rows[row] = row;
        }
        int start = 0;
        for (int row = 1; clusters != null && row < size; row++) {
            if (clusters[row] != clusters[row - 1]) {
                partitions.add(new Partition(rows, start, row, true));
                start = row;
            }
        }
        partitions.add(new Partition(rows, start, size, true));
        return partitions;
    }

    private static List<Partition> byKeys(List<Column> columns, List<Integer> keys, long @Nullable [] clusters,
            int size, QueryContext context) {
        List<Column> keyColumns = new ArrayList<>(keys.stream().map(columns::get).toList());
        if (clusters != null) {
            keyColumns.add(new LongColumn(DataType.BIGINT, clusters, null));
        }
        GroupTable table = new GroupTable(keyColumns.stream().map(Column::type).toList());
        int[] groups = groups(table, keyColumns, size, context);
        // a counting sort
        int[] starts = new int[table.size() + 1];
        for (int row = 0; row < size; row++) {
            starts[groups[row] + 1]++;
        }
        for (int group = 0; group < table.size(); group++) {
            starts[group + 1] += starts[group];
        }
        int[] next = starts.clone();
        int[] rows = new int[size];
        for (int row = 0; row < size; row++) {
            rows[next[groups[row]]++] = row;
        }
        List<Partition> partitions = new ArrayList<>(table.size());
        for (int group = 0; group < table.size(); group++) {
            partitions.add(new Partition(rows, starts[group], starts[group + 1]));
        }
        return partitions;
    }

    private static int[] groups(GroupTable table, List<Column> keyColumns, int size, QueryContext context) {
        int[] positions = IntStream.range(0, keyColumns.size()).toArray();
        List<Gatherer> gatherers = keyColumns.stream().map(column -> new Gatherer()).toList();
        int[] groups = new int[size];
        int[] batchGroups = new int[ROWS_A_BATCH];
        for (int start = 0; start < size; start += ROWS_A_BATCH) {
            context.checkCancelled();
            int count = Math.min(ROWS_A_BATCH, size - start);
            List<Column> batch = new ArrayList<>(positions.length);
            for (int key = 0; key < positions.length; key++) {
                batch.add(gatherers.get(key).slice(keyColumns.get(key), start, count));
            }
            table.assign(new Batch(count, batch), positions, 0, count, batchGroups);
            System.arraycopy(batchGroups, 0, groups, start, count);
        }
        return groups;
    }
}
