package dev.onset.plan;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** The tables that a statement can name, frozen at one snapshot of the archive. */
public interface Catalog {

    /** The tables that are named without a schema, ordered by name. */
    Collection<Table> tables();

    /** The schemas that have names, ordered by name. */
    default Collection<Schema> schemas() {
        return List.of();
    }

    /** All tables, those of the schemas behind the others. */
    default Stream<Table> allTables() {
        return Stream.concat(tables().stream(), schemas().stream().flatMap(schema -> schema.tables().stream()));
    }

    /** The views that are named without a schema; none has the name of a table. */
    default Collection<View> views() {
        return List.of();
    }

    /** All views, those of the schemas behind the others. */
    default Stream<View> allViews() {
        return Stream.concat(views().stream(), schemas().stream().flatMap(schema -> schema.views().stream()));
    }

    /** What tells of tables in files. */
    default FileTables files() {
        return FileTables.NONE;
    }

    /** Two catalogs of equal version have the same tables with the same fields; plans are cached by it. */
    long version();
}
