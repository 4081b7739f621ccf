package dev.onset.exec;

import org.jspecify.annotations.Nullable;

/** The tables of a query that are not the archive's, frozen at its start. */
@FunctionalInterface
public interface MemoryTables {

    MemoryTables NONE = name -> null;

    /**
     * The rows of a table.
     *
     * @param name as in the catalog
     * @return null if there is no such table
     */
    @Nullable
    MaterializedRows rows(String name);
}
