package dev.onset.api;

import java.lang.ref.SoftReference;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import dev.onset.archive.ArchiveWriter;
import dev.onset.archive.Snapshot;
import dev.onset.archive.TableFile;
import dev.onset.error.OnsetException;
import dev.onset.exec.MaterializedRows;
import dev.onset.exec.column.RowBuffer;
import dev.onset.exec.files.StoredRows;
import dev.onset.plan.Field;

/**
 * The tables of the user's own that the archive keeps. Whoever changes one holds the writer lock from reading it to the commit,
 * so that of two changes at once none is lost. Thread-safe.
 */
final class StoredTables {

    private final Onset onset;
    /** What was read, by the name of the file, which no other content ever has. */
    private final Map<String, SoftReference<MaterializedRows>> read = new HashMap<>();

    StoredTables(Onset onset) {
        this.onset = onset;
    }

    /** The rows of a table; null: the snapshot has none of the name. */
    @Nullable
    MaterializedRows rows(Snapshot snapshot, String name) {
        TableFile file = snapshot.table(name);
        if (file == null) {
            return null;
        }
        synchronized (read) {
            SoftReference<MaterializedRows> known = read.get(file.table().fileName());
            MaterializedRows rows = known == null ? null : known.get();
            if (rows == null) {
                RowBuffer buffer = StoredRows.read(file);
                rows = new MaterializedRows(buffer.columns(), buffer.size());
                read.values().removeIf(one -> one.get() == null);
                read.put(file.table().fileName(), new SoftReference<>(rows));
            }
            return rows;
        }
    }

    boolean has(String name) {
        try (Snapshot snapshot = onset.archive().snapshot()) {
            return snapshot.table(name) != null;
        }
    }

    /** The columns of a table; null: there is none of the name. */
    @Nullable
    List<Field> fields(String name) {
        try (Snapshot snapshot = onset.archive().snapshot()) {
            TableFile file = snapshot.table(name);
            return file == null ? null : StoredRows.fields(file.table());
        }
    }

    /** Keeps a table from now on, instead of one of the same name. */
    void put(ScratchTable table) {
        for (Field field : table.fields()) {
            if (!StoredRows.canKeep(field.type())) {
                throw new OnsetException(OnsetException.Category.NOT_SUPPORTED,
                        "The archive cannot keep a column of type "
                                + field.type() + ", as " + field.name() + " of " + table.name() + " is");
            }
        }
        try (ArchiveWriter writer = onset.archive().writer()) {
            write(writer, table);
            writer.commit();
        }
    }

    private static void write(ArchiveWriter writer, ScratchTable table) {
        MaterializedRows rows = table.contents();
        writer.putTable(table.name(), StoredRows.columns(table.fields()), table.declaredKeys(), rows.size(),
                file -> StoredRows.write(file, table.fields(), rows.columns(), rows.size()));
    }

    void remove(String name) {
        try (ArchiveWriter writer = onset.archive().writer()) {
            writer.removeTable(name);
            writer.commit();
        }
    }

    /**
     * Changes a table: all that the change does is kept, or nothing if it fails.
     *
     * @param change gets the table as it is now; the queries that it runs see it so, too
     */
    <T> T change(String name, Function<ScratchTable, T> change) {
        try (ArchiveWriter writer = onset.archive().writer()) {
            TableFile file = writer.table(name);
            if (file == null) {
                throw new OnsetException(OnsetException.Category.UNKNOWN_NAME,
                        "The table " + name + " is no longer there");
            }
            ScratchTable table = new ScratchTable("", file.table().name(), StoredRows.fields(file.table()),
                    file.table().keys(), List.of());
            table.replace(StoredRows.read(file));
            T result = change.apply(table);
            write(writer, table);
            writer.commit();
            return result;
        }
    }
}
