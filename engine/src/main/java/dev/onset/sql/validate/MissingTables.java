package dev.onset.sql.validate;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import dev.onset.error.Suggestions;
import dev.onset.plan.Catalog;
import dev.onset.plan.Schema;
import dev.onset.plan.Table;
import dev.onset.plan.View;

/** What to say of tables and schemas that are not there, with what was meant most probably. */
public final class MissingTables {

    private MissingTables() {}

    /**
     * Why nothing is called so.
     *
     * @param schema as it was written; empty: there was none
     */
    public static String message(Catalog catalog, String schema, String table) {
        return schema.isEmpty() ? unqualified(catalog, table) : qualified(catalog, schema, table);
    }

    private static String unqualified(Catalog catalog, String table) {
        List<String> names = names(catalog.tables().stream(), catalog.views().stream());
        Schema current = Schema.find(catalog.schemas(), catalog.currentSchema());
        if (current != null) {
            names.addAll(0, contents(current));
        }
        String near = catalog.schemas().stream().map(schema -> inSchema(schema, table))
                .filter(hint -> !hint.isEmpty()).findFirst().orElse(Suggestions.didYouMean(table, names));
        return "There is no table " + table
                + (near.isEmpty() ? "; the tables are " + String.join(", ", names) : near);
    }

    /** A hint where a schema has a table of this name, or the name is that of the schema and of one of its tables. */
    private static String inSchema(Schema schema, String table) {
        for (String name : contents(schema)) {
            String qualified = Schema.qualified(schema.name(), name);
            if (name.equalsIgnoreCase(table)) {
                return "; did you mean " + qualified + "?";
            }
            if (qualified.equalsIgnoreCase(table)) {
                return "; schema and table stand in quotes of their own: \"" + schema.name() + "\".\"" + name + "\"";
            }
        }
        return "";
    }

    private static String qualified(Catalog catalog, String schemaName, String table) {
        Schema schema = Schema.find(catalog.schemas(), schemaName);
        if (schema == null) {
            return schema(catalog, schemaName);
        }
        String message = "There is no table " + Schema.qualified(schema.name(), table);
        List<String> names = contents(schema);
        String near = Suggestions.nearest(table, names);
        if (near != null) {
            return message + "; did you mean " + Schema.qualified(schema.name(), near) + "?";
        }
        return message + (names.isEmpty() ? "; the schema is empty" : "; the schema has " + String.join(", ", names));
    }

    /** Why there is no schema of a name. */
    public static String schema(Catalog catalog, String name) {
        List<String> schemas = catalog.schemas().stream().map(Schema::name).toList();
        String near = Suggestions.didYouMean(name, schemas);
        return "There is no schema " + name + (near.isEmpty()
                ? "; CREATE SCHEMA makes one, and tables such as runs are named without"
                : near);
    }

    private static List<String> contents(Schema schema) {
        return names(schema.tables().stream(), schema.views().stream());
    }

    private static List<String> names(Stream<Table> tables, Stream<View> views) {
        List<String> names = new ArrayList<>(tables.map(Table::name).toList());
        views.map(View::name).forEach(names::add);
        names.sort(null);
        return names;
    }
}
