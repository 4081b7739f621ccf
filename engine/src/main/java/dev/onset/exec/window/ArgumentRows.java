package dev.onset.exec.window;

import java.util.ArrayList;
import java.util.List;

import dev.onset.exec.column.Batch;
import dev.onset.exec.column.Column;
import dev.onset.exec.column.ConstantColumn;
import dev.onset.exec.column.Gatherer;

/** Brings rows in the order in which an aggregate shall see them. Each batch is valid until the next one. */
final class ArgumentRows {

    private final List<Column> columns;
    private final List<Gatherer> gatherers = new ArrayList<>();
    private final int[] needed;

    /** @param needed the columns that will be read, the others are NULL */
    ArgumentRows(List<Column> columns, int[] needed) {
        this.columns = columns;
        this.needed = needed;
        for (int i = 0; i < needed.length; i++) {
            gatherers.add(new Gatherer());
        }
    }

    /** The rows {@code rows[from … from + count)}. */
    Batch gather(int[] rows, int from, int count) {
        List<Column> gathered = new ArrayList<>(columns.size());
        for (Column column : columns) {
            gathered.add(new ConstantColumn(column.type(), null));
        }
        for (int i = 0; i < needed.length; i++) {
            gathered.set(needed[i], gatherers.get(i).gather(columns.get(needed[i]), rows, from, count));
        }
        return new Batch(count, gathered);
    }
}
