package dev.onset.api;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.onset.error.OnsetException;
import dev.onset.error.OnsetException.Category;
import dev.onset.plan.Catalog;
import dev.onset.plan.Schema;
import dev.onset.sql.command.Command;
import dev.onset.sql.command.Command.Name;
import dev.onset.sql.validate.MissingTables;

/** Makes and drops the schemas of a session. */
final class Schemas {

    private final Session session;

    Schemas(Session session) {
        this.session = session;
    }

    Outcome create(Command.CreateSchema create) {
        String name = create.schema().text();
        if (name.isBlank()) {
            throw failure(Category.ARGUMENT, "A schema needs a name", create.schema());
        }
        if (isInformationSchema(name)) {
            throw failure(Category.ARGUMENT, "The schema " + InformationSchema.SCHEMA
                    + " is always there, and nothing can be created in it; choose another name", create.schema());
        }
        ScratchSchema old = session.tables().schema(name);
        if (old != null && !create.ifNotExists()) {
            throw failure(Category.ARGUMENT, "There is a schema " + old.name()
                    + " already; DROP it, or write CREATE SCHEMA IF NOT EXISTS", create.schema());
        }
        if (old != null) {
            return new Outcome.Done("The schema " + old.name() + " is there already", 0);
        }
        session.tables().put(new ScratchSchema(name));
        return new Outcome.Done("Created schema " + name, 0);
    }

    Outcome drop(Command.DropSchema drop) {
        String name = drop.schema().text();
        if (isInformationSchema(name)) {
            throw failure(Category.NOT_SUPPORTED, "The schema " + InformationSchema.SCHEMA + " cannot be dropped",
                    drop.schema());
        }
        ScratchSchema schema = session.tables().schema(name);
        if (schema == null && drop.ifExists()) {
            return new Outcome.Done("There is no schema " + name, 0);
        }
        if (schema == null) {
            throw failure(Category.UNKNOWN_NAME, MissingTables.schema(session.catalog(), name), drop.schema());
        }
        List<String> content = new ArrayList<>(schema.tables().keySet());
        content.addAll(schema.views().keySet());
        if (!content.isEmpty() && !drop.cascade()) {
            throw failure(Category.ARGUMENT, "The schema " + schema.name() + " has " + String.join(", ", content)
                    + "; DROP SCHEMA " + schema.name() + " CASCADE drops that, too", drop.schema());
        }
        session.tables().removeSchema(name);
        return new Outcome.Done("Dropped schema " + schema.name(), 0);
    }

    Outcome set(Command.SetSchema set) {
        Name name = set.schema();
        if (name == null || name.text().isEmpty()) {
            session.tables().setCurrent("");
            return new Outcome.Done("Names without a schema are looked up without one", 0);
        }
        try {
            session.setCurrentSchema(name.text());
        } catch (OnsetException e) {
            throw failure(e.category(), String.valueOf(e.getMessage()), name);
        }
        return new Outcome.Done("Names without a schema are looked up in " + session.currentSchema() + " first", 0);
    }

    /** The name of a schema as it was written when it was made; an empty one stays so. */
    static String known(String name, Catalog catalog) {
        Schema schema = Schema.find(catalog.schemas(), name);
        if (schema == null && !name.isEmpty()) {
            throw new OnsetException(Category.UNKNOWN_NAME, MissingTables.schema(catalog, name));
        }
        return schema == null ? "" : schema.name();
    }

    /**
     * The schema that something is to be created in, as it was written when it was made itself.
     *
     * @throws OnsetException if there is none of this name, or nothing can be created in it
     */
    String of(Name created, boolean persist) {
        if (created.schema().isEmpty()) {
            return "";
        }
        if (isInformationSchema(created.schema())) {
            throw failure(Category.ARGUMENT, "Nothing can be created in " + InformationSchema.SCHEMA, created);
        }
        if (persist) {
            throw failure(Category.NOT_SUPPORTED,
                    "The tables of a schema are the session's, as it is itself; the archive"
                            + " keeps a table under a name without a schema",
                    created);
        }
        ScratchSchema schema = session.tables().schema(created.schema());
        if (schema == null) {
            throw failure(Category.UNKNOWN_NAME, MissingTables.schema(session.catalog(), created.schema()), created);
        }
        return schema.name();
    }

    static boolean isInformationSchema(@Nullable String schema) {
        return InformationSchema.SCHEMA.equalsIgnoreCase(schema);
    }

    private static OnsetException failure(Category category, String message, Name place) {
        return new OnsetException(category, message, place.position(), null);
    }
}
