package dev.onset.exec.aggregate;

import dev.onset.exec.column.Batch;
import dev.onset.exec.column.Column;
import dev.onset.exec.column.ConstantColumn;
import dev.onset.plan.DataType;

/** EVERY and SOME: whether all or any of the values that are not NULL are true; NULL over no values. */
final class BooleanAccumulator extends RowwiseAccumulator {

    private final int argument;
    private final boolean every;
    private final SlotColumn values = new SlotColumn(DataType.BOOLEAN);
    private Column column = new ConstantColumn(DataType.NULL, null);

    BooleanAccumulator(int argument, boolean every) {
        this.argument = argument;
        this.every = every;
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
        if (!column.isNull(row)) {
            addValue(group, column.booleanAt(row));
        }
    }

    private void addValue(int group, boolean value) {
        if (values.isNull(group) || value != every) {
            values.setBoolean(group, value);
        }
    }

    @Override
    public void merge(Accumulator later, int[] targets) {
        SlotColumn other = ((BooleanAccumulator) later).values;
        for (int group = 0; group < other.size(); group++) {
            if (!other.isNull(group)) {
                addValue(targets[group], other.booleanAt(group));
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
