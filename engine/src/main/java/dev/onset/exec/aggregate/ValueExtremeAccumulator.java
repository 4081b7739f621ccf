package dev.onset.exec.aggregate;

import dev.onset.exec.column.Batch;
import dev.onset.exec.column.Column;
import dev.onset.exec.column.ConstantColumn;
import dev.onset.plan.DataType;

/** MIN and MAX of texts, truth values and all else that is not a number. */
final class ValueExtremeAccumulator extends RowwiseAccumulator {

    private final int argument;
    private final boolean largest;
    private final SlotColumn extremes;
    private Column column = new ConstantColumn(DataType.NULL, null);

    ValueExtremeAccumulator(int argument, DataType type, boolean largest) {
        this.argument = argument;
        this.largest = largest;
        this.extremes = new SlotColumn(type);
    }

    @Override
    public void grow(int groups) {
        extremes.grow(groups);
    }

    @Override
    void begin(Batch batch) {
        column = batch.column(argument);
    }

    @Override
    void addRow(int group, int row) {
        if (!column.isNull(row) && (extremes.isNull(group) || isBetter(extremes.compareTo(group, column, row)))) {
            extremes.set(group, column, row);
        }
    }

    private boolean isBetter(int bestToCandidate) {
        return largest ? bestToCandidate < 0 : bestToCandidate > 0;
    }

    @Override
    public void merge(Accumulator later, int[] targets) {
        SlotColumn other = ((ValueExtremeAccumulator) later).extremes;
        for (int group = 0; group < other.size(); group++) {
            int target = targets[group];
            if (!other.isNull(group) && (extremes.isNull(target)
                    || isBetter(SlotColumn.compare(extremes, target, other, group)))) {
                extremes.set(target, other, group);
            }
        }
    }

    @Override
    public void write(int groups, SlotColumn output) {
        output.appendAll(extremes, groups);
    }

    @Override
    public void clear() {
        extremes.clear();
    }
}
