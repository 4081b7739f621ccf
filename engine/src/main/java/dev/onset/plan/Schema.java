package dev.onset.plan;

import java.util.Collection;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Tables and views that are named with their schema, as in {@code scott.emp}.
 *
 * @param name in whatever case it was given; it matches in any
 */
public record Schema(String name, List<Table> tables, List<View> views) {

    public Schema {
        tables = List.copyOf(tables);
        views = List.copyOf(views);
    }

    /** Whether a table or a view has this name, in any case. */
    public boolean has(String wanted) {
        return tables.stream().anyMatch(table -> table.name().equalsIgnoreCase(wanted))
                || views.stream().anyMatch(view -> view.name().equalsIgnoreCase(wanted));
    }

    /** The schema of a name, in any case; null: there is none. */
    public static @Nullable Schema find(Collection<Schema> schemas, String name) {
        return schemas.stream().filter(schema -> schema.name.equalsIgnoreCase(name)).findFirst().orElse(null);
    }

    /** How statements write the name of something in a schema; of the unnamed schema, '', the name alone. */
    public static String qualified(String schema, String name) {
        return schema.isEmpty() ? name : schema + "." + name;
    }
}
