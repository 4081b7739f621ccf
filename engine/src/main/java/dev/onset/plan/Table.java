package dev.onset.plan;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A table as SQL sees it.
 *
 * @param schema whose name stands before its own; empty: it is named without one
 * @param name in the schema
 * @param fields in order
 * @param rowCount an estimate for the planner
 * @param files what it is read from; null: it is the archive's, or in memory
 */
public record Table(String schema, String name, List<Field> fields, double rowCount, @Nullable FileRead files) {

    public Table {
        fields = List.copyOf(fields);
    }

    public Table(String name, List<Field> fields, double rowCount, @Nullable FileRead files) {
        this("", name, fields, rowCount, files);
    }

    public Table(String name, List<Field> fields, double rowCount) {
        this("", name, fields, rowCount, null);
    }

    /** As statements write it, with its schema. */
    public String qualifiedName() {
        return Schema.qualified(schema, name);
    }

    /** The position of the field with exactly this name, or −1. */
    public int indexOf(String field) {
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).name().equals(field)) {
                return i;
            }
        }
        return -1;
    }
}
