package dev.onset.exec;

import org.jspecify.annotations.Nullable;

import dev.onset.plan.Table;

/** The tables of a query that are not the archive's, frozen at its start. */
@FunctionalInterface
public interface MemoryTables {

    MemoryTables NONE = table -> null;

    /**
     * The rows of a table.
     *
     * @param table of the catalog
     * @return null if there is no such table
     */
    @Nullable
    MaterializedRows rows(Table table);
}
