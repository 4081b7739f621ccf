package dev.onset.exec.column;

import java.util.List;

import dev.onset.plan.Field;

/** Materialised rows: a growing buffer for each column. Not thread-safe. */
public final class RowBuffer {

    private final List<ColumnBuffer> buffers;
    private int size;

    public RowBuffer(List<Field> fields) {
        buffers = fields.stream().map(field -> new ColumnBuffer(field.type())).toList();
    }

    public int size() {
        return size;
    }

    /** About how much memory the rows take. */
    public long bytes() {
        long bytes = 0;
        for (ColumnBuffer buffer : buffers) {
            bytes += buffer.bytes();
        }
        return bytes;
    }

    /** Forgets all rows and keeps the arrays: columns that were handed out change with what is appended next. */
    public void clear() {
        buffers.forEach(ColumnBuffer::clear);
        size = 0;
    }

    public void append(Batch batch) {
        append(batch.columns(), batch.size());
    }

    /** Appends the rows {@code [from, to)} of a batch. */
    public void append(Batch batch, int from, int to) {
        for (int i = 0; i < buffers.size(); i++) {
            buffers.get(i).append(batch.column(i), from, to - from);
        }
        size += to - from;
    }

    /** Appends all rows of another buffer with the same columns. */
    public void append(RowBuffer other) {
        append(other.columns(), other.size);
    }

    /** Appends the rows {@code selection[0 … count)} of a batch. */
    public void append(Batch batch, int[] selection, int count) {
        for (int i = 0; i < buffers.size(); i++) {
            buffers.get(i).append(batch.column(i), selection, 0, count);
        }
        size += count;
    }

    /** Appends rows {@code selection[0 … count)} of some columns, beside the first rows of the others. */
    public void append(List<Column> selected, int[] selection, List<Column> others, int count) {
        for (int i = 0; i < selected.size(); i++) {
            buffers.get(i).append(selected.get(i), selection, 0, count);
        }
        for (int i = 0; i < others.size(); i++) {
            buffers.get(selected.size() + i).append(others.get(i), count);
        }
        size += count;
    }

    private void append(List<Column> columns, int rows) {
        for (int i = 0; i < buffers.size(); i++) {
            buffers.get(i).append(columns.get(i), rows);
        }
        size += rows;
    }

    /** The rows so far as flat columns, without a copy. */
    public List<Column> columns() {
        return buffers.stream().map(ColumnBuffer::column).toList();
    }
}
