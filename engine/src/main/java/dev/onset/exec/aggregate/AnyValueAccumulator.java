package dev.onset.exec.aggregate;

import dev.onset.exec.column.Batch;
import dev.onset.exec.column.Column;
import dev.onset.exec.column.ConstantColumn;
import dev.onset.plan.DataType;

/** ANY_VALUE: the first value of the group that is not NULL. */
final class AnyValueAccumulator extends RowwiseAccumulator {

    private final int argument;
    private final SlotColumn values;
    private Column column = new ConstantColumn(DataType.NULL, null);

    AnyValueAccumulator(int argument, DataType type) {
        this.argument = argument;
        this.values = new SlotColumn(type);
    }

    @Override
    public void grow(int groups) {
        values.grow(groups);
    }

    @Override
    void begin(Batch batch) {
        column = batch.column(argument);
    }

    @Override
    void addRow(int group, int row) {
        if (values.isNull(group)) {
            values.set(group, column, row);
        }
    }

    @Override
    public void merge(Accumulator later, int[] targets) {
        SlotColumn other = ((AnyValueAccumulator) later).values;
        for (int group = 0; group < other.size(); group++) {
            if (values.isNull(targets[group])) {
                values.set(targets[group], other, group);
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
    }
}
