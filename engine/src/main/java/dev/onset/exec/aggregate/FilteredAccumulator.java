package dev.onset.exec.aggregate;

import dev.onset.exec.QueryContext;
import dev.onset.exec.column.Batch;
import dev.onset.exec.column.Column;

/** An aggregate with a FILTER: only the rows for which a column is TRUE reach it. */
final class FilteredAccumulator implements Accumulator {

    private final int filter;
    private final Accumulator inner;
    private int[] kept = {};

    FilteredAccumulator(int filter, Accumulator inner) {
        this.filter = filter;
        this.inner = inner;
    }

    @Override
    public void grow(int groups) {
        inner.grow(groups);
    }

    @Override
    public void add(Batch batch, int[] groups, int from, int to) {
        reserve(to);
        Column condition = batch.column(filter);
        for (int row = from; row < to; row++) {
            kept[row] = !condition.isNull(row) && condition.booleanAt(row) ? groups[row] : -1;
        }
        inner.add(batch, kept, from, to);
    }

    @Override
    public void addRange(Batch batch, int group, int from, int to) {
        reserve(to);
        Column condition = batch.column(filter);
        for (int row = from; row < to; row++) {
            kept[row] = !condition.isNull(row) && condition.booleanAt(row) ? group : -1;
        }
        inner.add(batch, kept, from, to);
    }

    private void reserve(int rows) {
        if (kept.length < rows) {
            kept = new int[rows];
        }
    }

    @Override
    public void merge(Accumulator later, int[] targets) {
        inner.merge(((FilteredAccumulator) later).inner, targets);
    }

    @Override
    public void endPart() {
        inner.endPart();
    }

    @Override
    public void write(int groups, SlotColumn output) {
        inner.write(groups, output);
    }

    @Override
    public long bytes() {
        return inner.bytes();
    }

    @Override
    public void write(int groups, SlotColumn output, QueryContext context) {
        inner.write(groups, output, context);
    }

    @Override
    public void clear() {
        inner.clear();
    }
}
