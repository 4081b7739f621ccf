package dev.onset.plan;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

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

    /** The schema in which names without one are looked up first, as SET SCHEMA says; empty: none. */
    default String currentSchema() {
        return "";
    }

    /** The same tables and views with another current schema. */
    default Catalog at(String schema) {
        return this;
    }

    /** The schema that a name without one means: the current one if it has a table or view of the name, otherwise none, ''. */
    default String schemaOf(String name) {
        Schema current = Schema.find(schemas(), currentSchema());
        return current != null && current.has(name) ? current.name() : "";
    }

    /**
     * The table of a name, in any case; null: there is none, or a view.
     *
     * @param schema as it is written; empty: there is none
     */
    default @Nullable Table find(String schema, String name) {
        String owner = schema.isEmpty() ? schemaOf(name) : schema;
        return allTables().filter(table -> table.schema().equalsIgnoreCase(owner)
                && table.name().equalsIgnoreCase(name)).findFirst().orElse(null);
    }

    /** What tells of tables in files. */
    default FileTables files() {
        return FileTables.NONE;
    }

    /** Two catalogs of equal version have the same tables with the same fields; plans are cached by it. */
    long version();
}
