package dev.onset.exec.aggregate;

import java.util.Arrays;

import dev.onset.error.OnsetException;
import dev.onset.exec.column.Batch;
import dev.onset.exec.column.Column;
import dev.onset.exec.column.ConstantColumn;
import dev.onset.plan.DataType;

/** SINGLE_VALUE: the value of the group's only row; what a scalar subquery means. Several rows are an error. */
final class SingleValueAccumulator extends RowwiseAccumulator {

    private final int argument;
    private final SlotColumn values;
    private boolean[] seen = {};
    private int size;
    private Column column = new ConstantColumn(DataType.NULL, null);

    SingleValueAccumulator(int argument, DataType type) {
        this.argument = argument;
        this.values = new SlotColumn(type);
    }

    @Override
    public void grow(int groups) {
        values.grow(groups);
        if (groups > seen.length) {
            seen = Arrays.copyOf(seen, Capacity.of(groups, seen.length));
        }
        size = groups;
    }

    @Override
    void begin(Batch batch) {
        column = batch.column(argument);
    }

    @Override
    void addRow(int group, int row) {
        takeOnce(group);
        values.set(group, column, row);
    }

    private void takeOnce(int group) {
        if (seen[group]) {
            throw new OnsetException(OnsetException.Category.DATA,
                    "a subquery that stands for one value returned several rows; add LIMIT 1, or an aggregate"
                            + " such as MAX");
        }
        seen[group] = true;
    }

    @Override
    public void merge(Accumulator later, int[] targets) {
        SingleValueAccumulator other = (SingleValueAccumulator) later;
        for (int group = 0; group < other.size; group++) {
            if (other.seen[group]) {
                takeOnce(targets[group]);
                values.set(targets[group], other.values, group);
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
        Arrays.fill(seen, 0, size, false);
        size = 0;
    }
}
