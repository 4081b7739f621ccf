package dev.onset.plan;

import java.util.Collection;

/** The tables that a statement can name, frozen at one snapshot of the archive. */
public interface Catalog {

    /** All tables, ordered by name. */
    Collection<Table> tables();

    /** Two catalogs of equal version have the same tables with the same fields; plans are cached by it. */
    long version();
}
