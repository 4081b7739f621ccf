package dev.onset.exec.aggregate;

import dev.onset.exec.column.Batch;
import dev.onset.exec.column.Column;
import dev.onset.exec.column.ConstantColumn;
import dev.onset.exec.column.DoubleColumn;
import dev.onset.plan.DataType;

/**
 * ARG_MIN and ARG_MAX: the value of one argument in the row where the other is smallest or largest, the first such row of
 * several. Rows in which either is NULL do not count; NaN is the largest number.
 */
final class ArgumentOfExtremeAccumulator extends RowwiseAccumulator {

    private final int valueArgument;
    private final int keyArgument;
    private final boolean largest;
    private final SlotColumn values;
    private final SlotColumn keys;
    private Column valueColumn = new ConstantColumn(DataType.NULL, null);
    private Column keyColumn = new ConstantColumn(DataType.NULL, null);
    private double[] doubleKeys = {};
    private boolean doubles;

    ArgumentOfExtremeAccumulator(int valueArgument, int keyArgument, DataType valueType, DataType keyType,
            boolean largest) {
        this.valueArgument = valueArgument;
        this.keyArgument = keyArgument;
        this.largest = largest;
        this.values = new SlotColumn(valueType);
        this.keys = new SlotColumn(keyType);
    }

    @Override
    public void grow(int groups) {
        values.grow(groups);
        keys.grow(groups);
    }

    @Override
    void begin(Batch batch) {
        valueColumn = batch.column(valueArgument);
        keyColumn = batch.column(keyArgument);
        doubles = keyColumn instanceof DoubleColumn;
        if (keyColumn instanceof DoubleColumn flat) {
            doubleKeys = flat.values();
        }
    }

    @Override
    void addRow(int group, int row) {
        if (keyColumn.isNull(row) || (!keys.isNull(group) && !isBetter(compareToKey(group, row)))
                || valueColumn.isNull(row)) {
            return;
        }
        keys.set(group, keyColumn, row);
        values.set(group, valueColumn, row);
    }

    private int compareToKey(int group, int row) {
        return doubles ? SlotColumn.compareDoubles(keys.doubleAt(group), doubleKeys[row])
                : keys.compareTo(group, keyColumn, row);
    }

    private boolean isBetter(int bestToCandidate) {
        return largest ? bestToCandidate < 0 : bestToCandidate > 0;
    }

    @Override
    public void merge(Accumulator later, int[] targets) {
        ArgumentOfExtremeAccumulator other = (ArgumentOfExtremeAccumulator) later;
        for (int group = 0; group < other.keys.size(); group++) {
            int target = targets[group];
            if (!other.keys.isNull(group)
                    && (keys.isNull(target) || isBetter(SlotColumn.compare(keys, target, other.keys, group)))) {
                keys.set(target, other.keys, group);
                values.set(target, other.values, group);
            }
        }
    }

    @Override
    public void write(int groups, SlotColumn output) {
        output.appendAll(values, groups);
    }

    @Override
    public void clear() {
        values.clear();
        keys.clear();
    }
}
