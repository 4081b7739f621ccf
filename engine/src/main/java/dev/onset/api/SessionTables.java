package dev.onset.api;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.onset.error.OnsetException;
import dev.onset.plan.Catalog;
import dev.onset.plan.FileTables;
import dev.onset.plan.View;
import dev.onset.sql.command.Command.Name;

/** The scratch tables of a session, and the views over them, by name in any case, and the catalog that has them beside those of the archive. */
final class SessionTables {

    /** Versions of catalogs with tables of a session; negative, so that none is a version of an archive. */
    private static final AtomicLong VERSIONS = new AtomicLong();

    private final Map<String, ScratchTable> tables = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Map<String, View> views = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final FileTables files;
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

    synchronized @Nullable ScratchTable find(String name) {
        return tables.get(name);
    }

    /**
     * @param known what a query can name; only asked where there is no such table
     * @throws OnsetException of category UNKNOWN_NAME that names the nearest table
     */
    synchronized ScratchTable get(Name name, Supplier<Catalog> known) {
        ScratchTable table = tables.get(name.text());
        if (table != null) {
            return table;
        }
        boolean archives = known.get().tables().stream().anyMatch(one -> one.name().equalsIgnoreCase(name.text()));
        String message = archives
                ? "The table " + name.text()
                        + " is the archive's and cannot be changed; CREATE TABLE makes one that can"
                : "There is no table " + name.text() + (tables.isEmpty()
                        ? "; CREATE TABLE makes one"
                        : "; the tables that can be changed are " + String.join(", ", tables.keySet()));
        throw new OnsetException(
                archives ? OnsetException.Category.NOT_SUPPORTED : OnsetException.Category.UNKNOWN_NAME, message,
                name.position(), null);
    }

    synchronized List<ScratchTable> all() {
        return List.copyOf(tables.values());
    }

    synchronized void put(ScratchTable table) {
        tables.put(table.name(), table);
        catalog = null;
    }

    synchronized void remove(String name) {
        tables.remove(name);
        catalog = null;
    }

    synchronized @Nullable View view(String name) {
        return views.get(name);
    }

    synchronized void put(View view) {
        views.put(view.name(), view);
        catalog = null;
    }

    synchronized void removeView(String name) {
        views.remove(name);
        catalog = null;
    }

    /** The same object as long as nothing has changed that plans depend on. */
    @SuppressWarnings("ReferenceEquality") // asks whether it is the one that the last call had
    synchronized Catalog catalog(Catalog ofArchive) {
        int rows = tables.values().stream().mapToInt(ScratchTable::size).sum();
        SessionCatalog known = catalog;
        if (known == null || archive != ofArchive || rows > 2 * rowsKnown + 1000) {
            long version = tables.isEmpty() && views.isEmpty() ? ofArchive.version() : newVersion();
            known = SessionCatalog.of(version, ofArchive, tables.values(), views.values(), files);
            catalog = known;
            archive = ofArchive;
            rowsKnown = rows;
        }
        return known;
    }
}
