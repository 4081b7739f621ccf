package dev.onset.exec.column;

import java.util.List;

/**
 * Rows as columns. A batch that an operator returns is valid until its next call: arrays are reused.
 *
 * @param size number of rows; at least 1, at most the query's batch size
 */
public record Batch(int size, List<Column> columns) {

    public Batch {
        columns = List.copyOf(columns);
    }

    public Column column(int index) {
        return columns.get(index);
    }
}
