package dev.onset.exec.aggregate;

import dev.onset.exec.column.Batch;
import dev.onset.exec.column.Column;
import dev.onset.exec.column.ConstantColumn;
import dev.onset.plan.AggregateCall.Standard;
import dev.onset.plan.DataType;

/** BIT_AND, BIT_OR and BIT_XOR of whole numbers; NULL over no values. */
final class BitAccumulator extends RowwiseAccumulator {

    private final int argument;
    private final Standard operation;
    private final SlotColumn values = new SlotColumn(DataType.BIGINT);
    private Column column = new ConstantColumn(DataType.NULL, null);

    /** @param operation one of the three */
    BitAccumulator(int argument, Standard operation) {
        this.argument = argument;
        this.operation = operation;
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
            addValue(group, column.longAt(row));
        }
    }

    private void addValue(int group, long value) {
        if (values.isNull(group)) {
            values.setLong(group, value);
        } else {
            long known = values.longAt(group);
            values.setLong(group, switch (operation) {
                case BIT_AND -> known & value;
                case BIT_OR -> known | value;
                default -> known ^ value;
            });
        }
    }

    @Override
    public void merge(Accumulator later, int[] targets) {
        SlotColumn other = ((BitAccumulator) later).values;
        for (int group = 0; group < other.size(); group++) {
            if (!other.isNull(group)) {
                addValue(targets[group], other.longAt(group));
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
