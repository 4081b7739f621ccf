package dev.onset.plan;

import java.util.Collection;
import java.util.List;

/** The tables that a statement can name, frozen at one snapshot of the archive. */
public interface Catalog {

    /** All tables, ordered by name. */
    Collection<Table> tables();

    /** Tables that can be named but are not listed; their names begin with their schema and a dot. */
    default Collection<Table> hidden() {
        return List.of();
    }

    /** All views; none has the name of a table. */
    default Collection<View> views() {
        return List.of();
    }

    /** What tells of tables in files. */
    default FileTables files() {
        return FileTables.NONE;
    }

    /** Two catalogs of equal version have the same tables with the same fields; plans are cached by it. */
    long version();
}
