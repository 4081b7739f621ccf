package dev.onset.exec.aggregate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

import dev.onset.error.OnsetException;
import dev.onset.exec.column.Batch;
import dev.onset.exec.column.Column;
import dev.onset.exec.column.LongColumn;
import dev.onset.plan.DataType;

/**
 * An aggregate over distinct arguments: keeps one row for each group and distinct arguments, and hands these on at the end.
 * Of rows that count as equal the first is kept. WITHIN DISTINCT also has keys among the arguments, each of which counts once.
 */
final class DistinctAccumulator implements Accumulator {

    private static final int GROUP = 0;

    private final int[] arguments;
    private final Accumulator inner;
    private final GroupTable distinct;
    private final int[] keyColumns;
    private final List<DataType> types;
    private final List<String> within;
    private long[] groupOfRow = {};
    private int[] ignored = {};

    /**
     * @param within the names of the last ones of the arguments, whose distinct values count once each
     * @param inner the aggregate over columns 1, 2 … of the distinct rows, in the order of the arguments
     */
    DistinctAccumulator(List<Integer> arguments, List<DataType> types, List<String> within, Accumulator inner) {
        this.arguments = arguments.stream().mapToInt(Integer::intValue).toArray();
        this.inner = inner;
        var keyTypes = new ArrayList<DataType>();
        keyTypes.add(DataType.BIGINT);
        keyTypes.addAll(types);
        this.types = keyTypes;
        this.within = within;
        this.distinct = new GroupTable(keyTypes);
        this.keyColumns = IntStream.range(0, keyTypes.size()).toArray();
    }

    @Override
    public void grow(int groups) {}

    @Override
    public void add(Batch batch, int[] groups, int from, int to) {
        reserve(to);
        Batch keyed = keyed(batch);
        int row = from;
        while (row < to) {
            while (row < to && groups[row] < 0) {
                row++;
            }
            int start = row;
            for (; row < to && groups[row] >= 0; row++) {
                groupOfRow[row] = groups[row];
            }
            if (row > start) {
                distinct.assign(keyed, keyColumns, start, row, ignored);
            }
        }
    }

    @Override
    public void addRange(Batch batch, int group, int from, int to) {
        reserve(to);
        Arrays.fill(groupOfRow, from, to, group);
        distinct.assign(keyed(batch), keyColumns, from, to, ignored);
    }

    private void reserve(int rows) {
        if (groupOfRow.length < rows) {
            groupOfRow = new long[rows];
            ignored = new int[rows];
        }
    }

    private Batch keyed(Batch batch) {
        var columns = new ArrayList<Column>();
        columns.add(new LongColumn(DataType.BIGINT, groupOfRow, null));
        for (int argument : arguments) {
            columns.add(batch.column(argument));
        }
        return new Batch(batch.size(), columns);
    }

    @Override
    public void merge(Accumulator later, int[] targets) {
        GroupTable other = ((DistinctAccumulator) later).distinct;
        int rows = other.size();
        if (rows == 0) {
            return;
        }
        var columns = new ArrayList<Column>();
        long[] groups = new long[rows];
        for (int row = 0; row < rows; row++) {
            groups[row] = targets[(int) other.key(GROUP).longAt(row)];
        }
        columns.add(new LongColumn(DataType.BIGINT, groups, null));
        for (int i = 1; i < keyColumns.length; i++) {
            columns.add(other.key(i).slice(0, rows));
        }
        distinct.assign(new Batch(rows, columns), keyColumns, 0, rows, new int[rows]);
    }

    @Override
    public void write(int groups, SlotColumn output) {
        inner.clear();
        inner.grow(groups);
        int rows = distinct.size();
        if (rows > 0) {
            var columns = new ArrayList<Column>();
            int[] groupOfDistinctRow = new int[rows];
            for (int row = 0; row < rows; row++) {
                groupOfDistinctRow[row] = (int) distinct.key(GROUP).longAt(row);
            }
            for (int i = 0; i < keyColumns.length; i++) {
                columns.add(distinct.key(i).slice(0, rows));
            }
            Batch batch = new Batch(rows, columns);
            if (!within.isEmpty()) {
                keepOneOfEachKey(batch, groupOfDistinctRow);
            }
            inner.add(batch, groupOfDistinctRow, 0, rows);
        }
        inner.write(groups, output);
    }

    /** Of the rows of a group with equal keys one remains, whose arguments are not NULL; the others get the group −1. */
    private void keepOneOfEachKey(Batch batch, int[] groups) {
        int firstKey = keyColumns.length - within.size();
        int[] columns = IntStream.range(0, keyColumns.length).filter(i -> i == GROUP || i >= firstKey).toArray();
        GroupTable keys = new GroupTable(Arrays.stream(columns).mapToObj(types::get).toList());
        int[] keyOfRow = new int[batch.size()];
        keys.assign(batch, columns, 0, batch.size(), keyOfRow);
        int[] kept = new int[keys.size()];
        Arrays.fill(kept, -1);
        for (int row = 0; row < batch.size(); row++) {
            int known = kept[keyOfRow[row]];
            if (known < 0 || anyNull(batch, known, firstKey)) {
                kept[keyOfRow[row]] = row;
            } else if (!anyNull(batch, row, firstKey)) {
                throw new OnsetException(OnsetException.Category.DATA,
                        "WITHIN DISTINCT (%s): rows that are equal there differ in what is aggregated"
                                .formatted(String.join(", ", within)));
            }
        }
        BitSet remaining = new BitSet();
        Arrays.stream(kept).forEach(remaining::set);
        for (int row = 0; row < groups.length; row++) {
            groups[row] = remaining.get(row) ? groups[row] : -1;
        }
    }

    private static boolean anyNull(Batch batch, int row, int firstKey) {
        return IntStream.range(1, firstKey).anyMatch(column -> batch.column(column).isNull(row));
    }

    @Override
    public long bytes() {
        return distinct.bytes();
    }

    @Override
    public void clear() {
        distinct.clear();
        inner.clear();
    }
}
