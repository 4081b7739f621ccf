package dev.onset.exec.aggregate;

import java.util.Arrays;
import java.util.List;

import dev.onset.error.OnsetException;
import dev.onset.exec.column.Batch;
import dev.onset.plan.DataType;

/**
 * Keeps the rows of all groups, for aggregates that need all values at once. Rows stay in the order they came in; {@link
 * #byGroup} lists them group by group.
 */
final class RowCollector {

    /** Rows by group: those of group g are {@code rows[starts[g] … starts[g + 1])}, in the order they came in. */
    record ByGroup(int[] starts, int[] rows) {}

    private final int[] arguments;
    private final SlotColumn[] columns;
    private int[] groups = {};
    private int size;

    /** @param types of the arguments, the columns of the input to keep */
    RowCollector(List<Integer> arguments, List<DataType> types) {
        this.arguments = arguments.stream().mapToInt(Integer::intValue).toArray();
        this.columns = types.stream().map(SlotColumn::new).toArray(SlotColumn[]::new);
    }

    SlotColumn column(int index) {
        return columns[index];
    }

    int size() {
        return size;
    }

    /** About how much memory the rows take. */
    long bytes() {
        long bytes = (long) Integer.BYTES * groups.length;
        for (SlotColumn column : columns) {
            bytes += column.bytes();
        }
        return bytes;
    }

    private void reserve(long rows) {
        if (rows > Integer.MAX_VALUE - 64) {
            throw new OnsetException(OnsetException.Category.OUT_OF_MEMORY,
                    "an aggregate that needs all values of its groups at once met more than " + Integer.MAX_VALUE
                            + " rows; group by run_id, or filter first");
        }
        if (rows > groups.length) {
            groups = Arrays.copyOf(groups, Capacity.of((int) rows, groups.length));
        }
    }

    void add(Batch batch, int[] groupOfRow, int from, int to) {
        int row = from;
        while (row < to) {
            while (row < to && groupOfRow[row] < 0) {
                row++;
            }
            int start = row;
            while (row < to && groupOfRow[row] >= 0) {
                row++;
            }
            if (row > start) {
                reserve((long) size + row - start);
                System.arraycopy(groupOfRow, start, groups, size, row - start);
                append(batch, start, row);
            }
        }
    }

    void addRange(Batch batch, int group, int from, int to) {
        reserve((long) size + to - from);
        Arrays.fill(groups, size, size + to - from, group);
        append(batch, from, to);
    }

    private void append(Batch batch, int from, int to) {
        for (int i = 0; i < columns.length; i++) {
            columns[i].append(batch.column(arguments[i]), from, to);
        }
        size += to - from;
    }

    void merge(RowCollector later, int[] targets) {
        reserve((long) size + later.size);
        for (int row = 0; row < later.size; row++) {
            groups[size + row] = targets[later.groups[row]];
        }
        for (int i = 0; i < columns.length; i++) {
            columns[i].appendAll(later.columns[i], later.size);
        }
        size += later.size;
    }

    /** Lists the rows by group; a stable counting sort. */
    ByGroup byGroup(int groupCount) {
        int[] starts = new int[groupCount + 1];
        for (int row = 0; row < size; row++) {
            starts[groups[row] + 1]++;
        }
        for (int group = 0; group < groupCount; group++) {
            starts[group + 1] += starts[group];
        }
        int[] next = Arrays.copyOf(starts, groupCount);
        int[] rows = new int[size];
        for (int row = 0; row < size; row++) {
            rows[next[groups[row]]++] = row;
        }
        return new ByGroup(starts, rows);
    }

    void clear() {
        for (SlotColumn column : columns) {
            column.clear();
        }
        size = 0;
    }
}
