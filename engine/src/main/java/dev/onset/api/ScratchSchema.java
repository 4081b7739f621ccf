package dev.onset.api;

import java.util.Map;
import java.util.TreeMap;

import dev.onset.plan.Schema;
import dev.onset.plan.View;

/**
 * Scratch tables of a session, and views over them, that are named with the same schema. Not thread-safe.
 *
 * @param name empty: that of what is named without a schema
 * @param tables by name in any case
 * @param views by name in any case
 */
record ScratchSchema(String name, Map<String, ScratchTable> tables, Map<String, View> views) {

    ScratchSchema(String name) {
        this(name, new TreeMap<>(String.CASE_INSENSITIVE_ORDER), new TreeMap<>(String.CASE_INSENSITIVE_ORDER));
    }

    boolean isEmpty() {
        return tables.isEmpty() && views.isEmpty();
    }

    /** As a query sees it now. */
    Schema content() {
        return new Schema(name, tables.values().stream().map(ScratchTable::table).toList(),
                views.values().stream().toList());
    }
}
