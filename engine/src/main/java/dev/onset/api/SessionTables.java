package dev.onset.api;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.onset.error.OnsetException;
import dev.onset.plan.Catalog;
import dev.onset.plan.FileTables;
import dev.onset.plan.View;
import dev.onset.sql.command.Command.Name;
import dev.onset.sql.validate.MissingTables;

/** The scratch tables of a session, and the views over them, by schema and name in any case, and the catalog that has them beside those of the archive. */
final class SessionTables {

    /** Versions of catalogs with tables of a session; negative, so that none is a version of an archive. */
    private static final AtomicLong VERSIONS = new AtomicLong();

    private final ScratchSchema unnamed = new ScratchSchema("");
    /** Those that have names. */
    private final Map<String, ScratchSchema> schemas = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final FileTables files;
    private String current = "";
    private @Nullable SessionCatalog catalog;
    private @Nullable Catalog archive;
    private int rowsKnown;

    /** @param files what tells of tables in files */
    SessionTables(FileTables files) {
        this.files = files;
    }

    static long newVersion() {
        return VERSIONS.decrementAndGet();
    }

    /** The schema of a name; null: the session has none. */
    synchronized @Nullable ScratchSchema schema(String name) {
        return name.isEmpty() ? unnamed : schemas.get(name);
    }

    /** The names of those that have one. */
    synchronized List<String> schemas() {
        return schemas.values().stream().map(ScratchSchema::name).toList();
    }

    /** See {@link Catalog#currentSchema}. */
    synchronized String current() {
        return current;
    }

    /** @param schema that there is; empty: none */
    synchronized void setCurrent(String schema) {
        current = schema;
    }

    private ScratchSchema known(String name) {
        ScratchSchema schema = schema(name);
        if (schema == null) {
            throw new OnsetException(OnsetException.Category.UNKNOWN_NAME,
                    "The schema " + name + " is no longer there");
        }
        return schema;
    }

    synchronized void put(ScratchSchema schema) {
        // Of two that come at once, neither loses its tables.
        schemas.putIfAbsent(schema.name(), schema);
        catalog = null;
    }

    synchronized void removeSchema(String name) {
        schemas.remove(name);
        current = current.equalsIgnoreCase(name) ? "" : current;
        catalog = null;
    }

    synchronized @Nullable ScratchTable find(String schema, String table) {
        ScratchSchema owner = schema(schema);
        return owner == null ? null : owner.tables().get(table);
    }

    @Nullable
    ScratchTable find(Name name) {
        return find(name.schema(), name.text());
    }

    /**
     * @param known what a query can name; only asked where there is no such table
     * @throws OnsetException of category UNKNOWN_NAME that names the nearest table
     */
    synchronized ScratchTable get(Name name, Supplier<Catalog> known) {
        ScratchTable table = find(name);
        if (table == null) {
            throw missing(name, known.get());
        }
        return table;
    }

    private OnsetException missing(Name name, Catalog known) {
        boolean fixed = true;
        String message;
        if (Views.find(known, name) != null) {
            message = name.qualified() + " is a view; what can be changed are tables";
        } else if (known.allTables().noneMatch(one -> one.qualifiedName().equalsIgnoreCase(name.qualified()))) {
            fixed = false;
            message = noTable(name, known);
        } else {
            message = "The table " + name.qualified()
                    + (name.schema().isEmpty()
                            ? " is the archive's and cannot be changed; CREATE TABLE makes one that can"
                            : " tells what there is and cannot be changed");
        }
        return new OnsetException(
                fixed ? OnsetException.Category.NOT_SUPPORTED : OnsetException.Category.UNKNOWN_NAME, message,
                name.position(), null);
    }

    private String noTable(Name name, Catalog known) {
        List<String> own = all().stream().map(ScratchTable::qualifiedName).toList();
        if (!name.schema().isEmpty() || all().stream().anyMatch(table -> table.name().equalsIgnoreCase(name.text()))) {
            return MissingTables.message(known, name.schema(), name.text());
        }
        return "There is no table " + name.text() + (own.isEmpty()
                ? "; CREATE TABLE makes one"
                : "; the tables that can be changed are " + String.join(", ", own));
    }

    private Stream<ScratchSchema> allSchemas() {
        return Stream.concat(Stream.of(unnamed), schemas.values().stream());
    }

    synchronized List<ScratchTable> all() {
        return allSchemas().flatMap(schema -> schema.tables().values().stream()).toList();
    }

    synchronized void put(ScratchTable table) {
        known(table.schema()).tables().put(table.name(), table);
        catalog = null;
    }

    synchronized void remove(ScratchTable table) {
        known(table.schema()).tables().remove(table.name());
        catalog = null;
    }

    synchronized @Nullable View view(Name name) {
        ScratchSchema owner = schema(name.schema());
        return owner == null ? null : owner.views().get(name.text());
    }

    synchronized void put(String schema, View view) {
        known(schema).views().put(view.name(), view);
        catalog = null;
    }

    synchronized void removeView(Name name) {
        known(name.schema()).views().remove(name.text());
        catalog = null;
    }

    /** The same object as long as nothing has changed that plans depend on. */
    @SuppressWarnings("ReferenceEquality") // asks whether it is the one that the last call had
    synchronized Catalog catalog(Catalog ofArchive) {
        int rows = all().stream().mapToInt(ScratchTable::size).sum();
        SessionCatalog known = catalog;
        if (known == null || archive != ofArchive || rows > 2 * rowsKnown + 1000) {
            long version = unnamed.isEmpty() && schemas.isEmpty() ? ofArchive.version() : newVersion();
            known = SessionCatalog.of(version, ofArchive, unnamed,
                    schemas.values().stream().map(ScratchSchema::content).toList(), files);
            catalog = known;
            archive = ofArchive;
            rowsKnown = rows;
        }
        return known.at(current);
    }
}
