package dev.onset.api;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.onset.error.OnsetException;
import dev.onset.exec.MaterializedRows;
import dev.onset.exec.column.Batch;
import dev.onset.exec.column.Column;
import dev.onset.exec.column.RowBuffer;
import dev.onset.plan.Field;
import dev.onset.plan.Table;

/** A table that a session made. Who reads it sees the rows as they were when it began. Thread-safe. */
final class ScratchTable {

    private final String name;
    private final List<Field> fields;
    private final List<List<Integer>> keys;
    private RowBuffer rows;

    /** @param keys sets of columns whose values no two rows share; a row with a NULL in them is like no other */
    ScratchTable(String name, List<Field> fields, List<List<Integer>> keys) {
        this.name = name;
        this.fields = List.copyOf(fields);
        this.keys = List.copyOf(keys);
        this.rows = new RowBuffer(fields);
    }

    String name() {
        return name;
    }

    List<Field> fields() {
        return fields;
    }

    synchronized int size() {
        return rows.size();
    }

    synchronized Table table() {
        return new Table(name, fields, rows.size());
    }

    synchronized MaterializedRows contents() {
        return new MaterializedRows(rows.columns(), rows.size());
    }

    /** Adds rows with the columns of the table: all of them, or none and an error of category DATA. */
    synchronized void append(RowBuffer added) {
        Batch batch = new Batch(added.size(), added.columns());
        checkNulls(batch);
        for (List<Integer> key : keys) {
            Set<List<@Nullable Object>> known = new HashSet<>();
            addKeys(known, key, rows.columns(), rows.size());
            addKeys(known, key, batch.columns(), batch.size());
        }
        rows.append(added);
    }

    /** Has these rows from now on instead of those it had; as {@link #append}. */
    synchronized void replace(RowBuffer all) {
        checkNulls(new Batch(all.size(), all.columns()));
        for (List<Integer> key : keys) {
            addKeys(new HashSet<>(), key, all.columns(), all.size());
        }
        rows = all;
    }

    private void checkNulls(Batch batch) {
        for (int i = 0; i < fields.size(); i++) {
            Column column = batch.column(i);
            for (int row = 0; !fields.get(i).nullable() && row < batch.size(); row++) {
                if (column.isNull(row)) {
                    throw new OnsetException(OnsetException.Category.DATA, "The column " + fields.get(i).name()
                            + " of " + name + " is NOT NULL, and row " + (row + 1) + " has no value for it");
                }
            }
        }
    }

    private void addKeys(Set<List<@Nullable Object>> known, List<Integer> key, List<Column> columns, int size) {
        for (int row = 0; row < size; row++) {
            List<@Nullable Object> values = new ArrayList<>();
            for (int column : key) {
                values.add(columns.get(column).objectAt(row));
            }
            if (!values.contains(null) && !known.add(values)) {
                throw new OnsetException(OnsetException.Category.DATA, "Two rows of " + name + " would have the key "
                        + String.join(", ", key.stream().map(column -> fields.get(column).name()).toList()) + " = "
                        + String.join(", ", values.stream().map(String::valueOf).toList()));
            }
        }
    }
}
