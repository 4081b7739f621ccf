package dev.onset.api;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.onset.error.OnsetException;
import dev.onset.exec.MaterializedRows;
import dev.onset.exec.column.Batch;
import dev.onset.exec.column.Column;
import dev.onset.exec.column.RowBuffer;
import dev.onset.plan.Field;
import dev.onset.plan.Schema;
import dev.onset.plan.Table;

/** The rows of a table that is made and changed by statements. Who reads it sees the rows as they were when it began. Thread-safe. */
final class ScratchTable {

    private final String schema;
    private final String name;
    /** As messages have the name. */
    private final String qualifiedName;
    private final List<Field> fields;
    private final List<List<Integer>> declaredKeys;
    private final List<@Nullable String> defaults;
    private final List<UniqueKey> constraints;
    private final Map<String, Index> indexes = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private RowBuffer rows;

    /** @param key null: it is but a name */
    private record Index(String name, @Nullable UniqueKey key) {}

    /**
     * @param schema empty: it is named without one
     * @param keys sets of columns whose values no two rows share; a row with a NULL in them is like no other
     * @param defaults by column a query of the value where an INSERT gives none, null for NULL; empty: NULL for all
     */
    ScratchTable(String schema, String name, List<Field> fields, List<List<Integer>> keys,
            List<@Nullable String> defaults) {
        this.defaults = Collections.unmodifiableList(new ArrayList<>(defaults));
        this.schema = schema;
        this.name = name;
        this.qualifiedName = Schema.qualified(schema, name);
        this.fields = List.copyOf(fields);
        this.declaredKeys = List.copyOf(keys);
        this.constraints = keys.stream().map(key -> new UniqueKey(qualifiedName, this.fields, key)).toList();
        this.rows = new RowBuffer(fields);
    }

    String schema() {
        return schema;
    }

    /** Without the schema. */
    String name() {
        return name;
    }

    String qualifiedName() {
        return qualifiedName;
    }

    List<Field> fields() {
        return fields;
    }

    /** The columns of each key that it was made with. */
    List<List<Integer>> declaredKeys() {
        return declaredKeys;
    }

    /** A query of the value of a column where an INSERT gives none; null: NULL. */
    @Nullable
    String defaultOf(int column) {
        return defaults.isEmpty() ? null : defaults.get(column);
    }

    synchronized int size() {
        return rows.size();
    }

    synchronized Table table() {
        return new Table(schema, name, fields, rows.size(), null);
    }

    synchronized MaterializedRows contents() {
        return new MaterializedRows(rows.columns(), rows.size());
    }

    private RowBuffer fitted(RowBuffer added) {
        return ArrayColumns.fitted(qualifiedName, fields, DecimalColumns.fitted(qualifiedName, fields, added));
    }

    /** Adds rows with the columns of the table: all of them, or none and an error of category DATA. */
    synchronized void append(RowBuffer rowsToAdd) {
        RowBuffer added = fitted(rowsToAdd);
        Batch batch = new Batch(added.size(), added.columns());
        checkNulls(batch);
        List<UniqueKey> keys = keys();
        List<Set<Object>> values = keys.stream().map(key -> key.checkedWith(batch.columns(), batch.size())).toList();
        for (int i = 0; i < keys.size(); i++) {
            keys.get(i).add(values.get(i));
        }
        rows.append(added);
    }

    /** Has these rows from now on instead of those it had; as {@link #append}. */
    synchronized void replace(RowBuffer allRows) {
        RowBuffer all = fitted(allRows);
        Batch batch = new Batch(all.size(), all.columns());
        checkNulls(batch);
        List<UniqueKey> keys = keys();
        List<Set<Object>> values = keys.stream().map(key -> key.checked(batch.columns(), batch.size())).toList();
        for (int i = 0; i < keys.size(); i++) {
            keys.get(i).replace(values.get(i));
        }
        rows = all;
    }

    /** Adds rows one after the other; each first removes those that have one of its keys. */
    synchronized void put(RowBuffer rowsToPut) {
        RowBuffer added = fitted(rowsToPut);
        RowBuffer all = new RowBuffer(fields);
        all.append(rows);
        all.append(added);
        List<UniqueKey> keys = keys();
        List<Set<Object>> taken = keys.stream().map(key -> (Set<Object>) new HashSet<>()).toList();
        List<Column> columns = all.columns();
        boolean[] removed = new boolean[all.size()];
        for (int row = all.size() - 1; row >= 0; row--) {
            for (int i = 0; i < keys.size(); i++) {
                Object value = keys.get(i).value(columns, row);
                removed[row] |= value != null && taken.get(i).contains(value);
                if (value != null && row >= rows.size()) {
                    taken.get(i).add(value);
                }
            }
        }
        int[] kept = IntStream.range(0, all.size()).filter(row -> !removed[row]).toArray();
        RowBuffer remaining = new RowBuffer(fields);
        remaining.append(new Batch(all.size(), columns), kept, kept.length);
        replace(remaining);
    }

    private List<UniqueKey> keys() {
        return Stream.concat(constraints.stream(), indexes.values().stream().map(Index::key).filter(Objects::nonNull))
                .toList();
    }

    /** @throws OnsetException of category DATA if it is to be UNIQUE, and rows are alike already */
    synchronized void addIndex(String index, boolean unique, List<Integer> columns) {
        UniqueKey key = null;
        if (unique) {
            key = new UniqueKey(qualifiedName, fields, columns);
            key.replace(key.checked(rows.columns(), rows.size()));
        }
        indexes.put(index, new Index(index, key));
    }

    synchronized void dropIndex(String index) {
        indexes.remove(index);
    }

    /** Names of the indexes, in order. */
    synchronized List<String> indexes() {
        return indexes.values().stream().map(Index::name).toList();
    }

    private void checkNulls(Batch batch) {
        for (int i = 0; i < fields.size(); i++) {
            Column column = batch.column(i);
            for (int row = 0; !fields.get(i).nullable() && row < batch.size(); row++) {
                if (column.isNull(row)) {
                    throw new OnsetException(OnsetException.Category.DATA, "The column " + fields.get(i).name()
                            + " of " + qualifiedName + " is NOT NULL, and row " + (row + 1) + " has no value for it");
                }
            }
        }
    }
}
