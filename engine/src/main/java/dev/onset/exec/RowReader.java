package dev.onset.exec;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.onset.exec.column.Batch;
import dev.onset.exec.column.Column;
import dev.onset.exec.column.Gatherer;

/** Reads materialised rows batch by batch, in their order or in a given one. */
public final class RowReader implements Operator {

    private final List<Column> columns;
    private final int @Nullable [] order;
    private final int end;
    private final int batchSize;
    private final List<Gatherer> gatherers;
    private int position;

    /** The rows from {@code start} up to {@code end}. */
    public RowReader(List<Column> columns, int start, int end, int batchSize) {
        this(columns, null, start, end, batchSize);
    }

    /** The rows {@code order[start … end)}; a null order is that of the columns. */
    public RowReader(List<Column> columns, int @Nullable [] order, int start, int end, int batchSize) {
        this.columns = columns;
        this.order = order;
        this.position = start;
        this.end = end;
        this.batchSize = batchSize;
        this.gatherers = columns.stream().map(column -> new Gatherer()).toList();
    }

    @Override
    public @Nullable Batch next() {
        if (position >= end) {
            return null;
        }
        int count = Math.min(batchSize, end - position);
        List<Column> gathered = new ArrayList<>(columns.size());
        for (int i = 0; i < columns.size(); i++) {
            Gatherer gatherer = gatherers.get(i);
            gathered.add(order == null
                    ? gatherer.slice(columns.get(i), position, count)
                    : gatherer.gather(columns.get(i), order, position, count));
        }
        position += count;
        return new Batch(count, gathered);
    }

    @Override
    public void close() {
        position = end;
    }
}
