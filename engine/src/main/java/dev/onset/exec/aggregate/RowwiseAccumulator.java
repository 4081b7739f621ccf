package dev.onset.exec.aggregate;

import dev.onset.exec.column.Batch;

/** An accumulator whose work a row is worth a call: it looks at the rows one by one. */
abstract class RowwiseAccumulator implements Accumulator {

    /** Called once a batch, before its rows. */
    abstract void begin(Batch batch);

    /** Adds one row of the batch. */
    abstract void addRow(int group, int row);

    @Override
    public final void add(Batch batch, int[] groups, int from, int to) {
        begin(batch);
        for (int row = from; row < to; row++) {
            int group = groups[row];
            if (group >= 0) {
                addRow(group, row);
            }
        }
    }

    @Override
    public final void addRange(Batch batch, int group, int from, int to) {
        begin(batch);
        for (int row = from; row < to; row++) {
            addRow(group, row);
        }
    }
}
