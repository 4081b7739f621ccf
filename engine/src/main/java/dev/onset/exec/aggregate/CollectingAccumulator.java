package dev.onset.exec.aggregate;

import java.util.List;

import dev.onset.exec.column.Batch;
import dev.onset.plan.DataType;

/** An accumulator that keeps the rows of its groups and computes at the end. */
abstract class CollectingAccumulator implements Accumulator {

    private final RowCollector rows;

    CollectingAccumulator(List<Integer> arguments, List<DataType> types) {
        this.rows = new RowCollector(arguments, types);
    }

    /** The argument as collected. */
    final SlotColumn column(int index) {
        return rows.column(index);
    }

    /** Writes the result of one group to a slot that is NULL; {@code rows[from … to)} are its rows, which it may reorder. */
    abstract void writeGroup(int[] rows, int from, int to, SlotColumn output, int slot);

    @Override
    public final void grow(int groups) {}

    @Override
    public final void add(Batch batch, int[] groups, int from, int to) {
        rows.add(batch, groups, from, to);
    }

    @Override
    public final void addRange(Batch batch, int group, int from, int to) {
        rows.addRange(batch, group, from, to);
    }

    @Override
    public final void merge(Accumulator later, int[] targets) {
        rows.merge(((CollectingAccumulator) later).rows, targets);
    }

    @Override
    public final void write(int groups, SlotColumn output) {
        int at = output.size();
        output.grow(at + groups);
        RowCollector.ByGroup byGroup = rows.byGroup(groups);
        for (int group = 0; group < groups; group++) {
            writeGroup(byGroup.rows(), byGroup.starts()[group], byGroup.starts()[group + 1], output, at + group);
        }
    }

    @Override
    public final long bytes() {
        return rows.bytes();
    }

    @Override
    public final void clear() {
        rows.clear();
    }
}
