package dev.onset.plan;

import java.util.List;

/**
 * A table as SQL sees it.
 *
 * @param name in the catalog
 * @param fields in order
 * @param rowCount an estimate for the planner
 */
public record Table(String name, List<Field> fields, double rowCount) {

    public Table {
        fields = List.copyOf(fields);
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
