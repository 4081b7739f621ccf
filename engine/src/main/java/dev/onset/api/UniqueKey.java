package dev.onset.api;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.onset.error.OnsetException;
import dev.onset.exec.column.Column;
import dev.onset.plan.Field;

/** Columns whose values no two rows of a table share, and the values that its rows have; a row with a NULL in them is like no other. */
final class UniqueKey {

    private final String table;
    private final List<Field> fields;
    private final List<Integer> columns;
    private Set<Object> known = new HashSet<>();

    /**
     * @param fields of the table
     * @param columns of the key
     */
    UniqueKey(String table, List<Field> fields, List<Integer> columns) {
        this.table = table;
        this.fields = fields;
        this.columns = List.copyOf(columns);
    }

    /**
     * The values of rows that are to be added; nothing is changed.
     *
     * @throws OnsetException of category DATA if two rows, of these and those that are there, have the same
     */
    Set<Object> checkedWith(List<Column> rows, int size) {
        return checked(rows, size, known);
    }

    /** The values of rows that are to be all of the table; as {@link #checkedWith}. */
    Set<Object> checked(List<Column> rows, int size) {
        return checked(rows, size, Set.of());
    }

    private Set<Object> checked(List<Column> rows, int size, Set<Object> others) {
        Set<Object> added = new HashSet<>();
        for (int row = 0; row < size; row++) {
            Object value = value(rows, row);
            if (value != null && (others.contains(value) || !added.add(value))) {
                throw new OnsetException(OnsetException.Category.DATA, "Two rows of " + table + " would have the key "
                        + String.join(", ", columns.stream().map(column -> fields.get(column).name()).toList()) + " = "
                        + String.join(", ", value instanceof List<?> values
                                ? values.stream().map(String::valueOf).toList()
                                : List.of(value.toString())));
            }
        }
        return added;
    }

    void add(Set<Object> checked) {
        known.addAll(checked);
    }

    void replace(Set<Object> checked) {
        known = checked;
    }

    /** The value of a row, to be compared with that of others; null: it is like no other. */
    @Nullable
    Object value(List<Column> rows, int row) {
        if (columns.size() == 1) {
            return rows.get(columns.getFirst()).objectAt(row);
        }
        @Nullable
        Object[] values = new @Nullable Object[columns.size()];
        for (int i = 0; i < values.length; i++) {
            Object value = rows.get(columns.get(i)).objectAt(row);
            if (value == null) {
                return null;
            }
            values[i] = value;
        }
        return Arrays.asList(values);
    }
}
