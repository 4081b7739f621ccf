package dev.onset.api;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.onset.error.OnsetException;
import dev.onset.error.Suggestions;
import dev.onset.sql.command.Command;
import dev.onset.sql.command.Command.Name;

/** CREATE INDEX, DROP INDEX and REINDEX on scratch tables: the names are kept, so that a wrong one is an error, and scans need no more. */
final class Indexes {

    private final Session session;

    Indexes(Session session) {
        this.session = session;
    }

    Outcome create(Command.CreateIndex create) {
        String index = create.index().text();
        if (session.keeps(create.table())) {
            return ofStored(create);
        }
        ScratchTable table = session.tables().get(create.table(), session::catalog);
        List<Integer> columns = TableChanges.positions(create.columns(), table.fields(), table.qualifiedName());
        ScratchTable other = tableOf(index);
        if (other != null && create.ifNotExists()) {
            return new Outcome.Done("The index " + index + " is there already", 0);
        }
        if (other != null) {
            throw new OnsetException(OnsetException.Category.ARGUMENT, "There is an index " + index + " already, on "
                    + other.qualifiedName() + "; DROP it, or choose another name", create.index().position(), null);
        }
        table.addIndex(index, create.unique(), columns);
        return new Outcome.Done("Created index " + index + (create.unique() ? "" : "; scans do not need it"), 0);
    }

    private static Outcome ofStored(Command.CreateIndex create) {
        if (create.unique()) {
            throw new OnsetException(OnsetException.Category.NOT_SUPPORTED,
                    "The keys of a table that the archive keeps are those of its CREATE TABLE; write UNIQUE there",
                    create.table().position(), null);
        }
        return new Outcome.Done("Scans need no indexes; nothing done", 0);
    }

    Outcome drop(Command.DropIndex drop) {
        String index = drop.index().text();
        ScratchTable table = tableOf(index);
        if (table != null) {
            table.dropIndex(index);
            return new Outcome.Done("Dropped index " + index, 0);
        }
        if (drop.ifExists()) {
            return new Outcome.Done("There is no index " + index, 0);
        }
        throw unknown("index", drop.index(), names());
    }

    Outcome rebuild(Command.Reindex rebuild) {
        Name name = rebuild.name();
        if (name != null && tableOf(name.text()) == null && session.tables().find(name) == null) {
            List<String> known = new ArrayList<>(names());
            session.tables().all().forEach(table -> known.add(table.qualifiedName()));
            throw unknown("index or table of this session", name, known);
        }
        return new Outcome.Done("Indexes need no rebuilding; nothing done", 0);
    }

    private static OnsetException unknown(String what, Name name, List<String> known) {
        return new OnsetException(OnsetException.Category.UNKNOWN_NAME, "There is no " + what + " " + name.qualified()
                + Suggestions.didYouMean(name.qualified(), known), name.position(), null);
    }

    private @Nullable ScratchTable tableOf(String index) {
        return session.tables().all().stream()
                .filter(table -> table.indexes().stream().anyMatch(index::equalsIgnoreCase)).findFirst().orElse(null);
    }

    private List<String> names() {
        return session.tables().all().stream().flatMap(table -> table.indexes().stream()).toList();
    }
}
