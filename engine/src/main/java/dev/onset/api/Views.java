package dev.onset.api;

import java.util.Collection;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.onset.archive.ArchiveWriter;
import dev.onset.archive.StoredView;
import dev.onset.error.OnsetException;
import dev.onset.plan.Catalog;
import dev.onset.plan.Schema;
import dev.onset.plan.View;
import dev.onset.sql.command.Command;
import dev.onset.sql.command.Command.Name;

/** Makes and drops the views of an archive, each in a commit of its own. */
final class Views {

    private final Session session;

    Views(Session session) {
        this.session = session;
    }

    static @Nullable View find(Catalog catalog, Name name) {
        Schema schema = Schema.find(catalog.schemas(), name.schema());
        Collection<View> views = name.schema().isEmpty() ? catalog.views()
                : schema == null ? List.of() : schema.views();
        return views.stream().filter(view -> view.name().equalsIgnoreCase(name.text())).findFirst().orElse(null);
    }

    /**
     * The query is planned first, over what there is without the view that is replaced. What cannot be planned over the
     * archive alone is a view over scratch tables, and belongs to the session as they do.
     */
    Outcome create(Command.CreateView create) {
        Name name = create.view();
        String schema = new Schemas(session).of(name, false);
        Catalog catalog = session.catalog();
        View old = find(catalog, name);
        if (old != null && create.ifNotExists()) {
            return new Outcome.Done("The view " + Schema.qualified(schema, old.name()) + " is there already", 0);
        }
        if (old != null && !create.replace()) {
            throw new OnsetException(OnsetException.Category.ARGUMENT,
                    "There is a view " + Schema.qualified(schema, old.name())
                            + " already; DROP it, or write CREATE OR REPLACE VIEW",
                    name.position(), null);
        }
        if (catalog.find(name.schema(), name.text()) != null) {
            throw new OnsetException(OnsetException.Category.ARGUMENT,
                    "There is a table " + name.qualified() + "; choose another name for the view", name.position(),
                    null);
        }
        String sql = create.query().strip();
        List<String> columns = create.columns().stream().map(Name::text).toList();
        check(create, catalog);
        boolean own = session.tables().view(name) != null;
        if (own || !name.schema().isEmpty() || !isOfArchive(create)) {
            if (old != null && !own) {
                throw new OnsetException(OnsetException.Category.ARGUMENT, "The archive has a view " + old.name()
                        + ", and this one is over scratch tables; choose another name", name.position(), null);
            }
            session.tables().put(schema, new View(name.text(), sql, columns, catalog.currentSchema()));
            return new Outcome.Done((old == null ? "Created view " : "Replaced view ") + name.qualified()
                    + " for this session, as its tables", 0);
        }
        session.checkArchiveMayChange("create a view", name.position());
        try (ArchiveWriter writer = session.onset().archive().writer()) {
            writer.putView(new StoredView(name.text(), sql, columns));
            writer.commit();
        }
        return new Outcome.Done((old == null ? "Created view " : "Replaced view ") + name.text(), 0);
    }

    private boolean isOfArchive(Command.CreateView create) {
        try {
            check(create, session.onset().archiveCatalog());
            return true;
        } catch (OnsetException e) {
            // It was planned over the session's tables before, so that this is about one of them.
            return false;
        }
    }

    private void check(Command.CreateView create, Catalog catalog) {
        Catalog without = new CatalogWithoutView(catalog, find(catalog, create.view()), SessionTables.newVersion());
        var statement = session.plan(create.query(), without);
        if (!statement.parameters().isEmpty()) {
            throw new OnsetException(OnsetException.Category.NOT_SUPPORTED, "A view cannot have parameters",
                    create.view().position(), null);
        }
        int found = statement.plan().fields().size();
        if (!create.columns().isEmpty() && create.columns().size() != found) {
            throw new OnsetException(OnsetException.Category.ARGUMENT, create.columns().size()
                    + " names are given for " + found + " columns", create.columns().getFirst().position(), null);
        }
    }

    Outcome drop(Command.DropView drop) {
        Name name = drop.view();
        if (session.tables().view(name) != null) {
            session.tables().removeView(name);
            return new Outcome.Done("Dropped view " + name.qualified(), 0);
        }
        View view = find(session.onset().archiveCatalog(), name);
        if (view == null && drop.ifExists()) {
            return new Outcome.Done("There is no view " + name.qualified(), 0);
        }
        if (view == null) {
            List<String> names = session.relations().stream()
                    .filter(relation -> relation.kind() == Relation.Kind.VIEW)
                    .map(relation -> Schema.qualified(relation.schema(), relation.name())).toList();
            throw new OnsetException(OnsetException.Category.UNKNOWN_NAME, "There is no view " + name.qualified()
                    + (names.isEmpty() ? "" : "; the views are " + String.join(", ", names)),
                    drop.view().position(), null);
        }
        if (view.isBuiltIn()) {
            throw new OnsetException(OnsetException.Category.NOT_SUPPORTED, "The view " + view.name()
                    + " comes with Onset and cannot be dropped; CREATE OR REPLACE VIEW puts another in its place",
                    drop.view().position(), null);
        }
        session.checkArchiveMayChange("drop a view", drop.view().position());
        try (ArchiveWriter writer = session.onset().archive().writer()) {
            writer.removeView(view.name());
            writer.commit();
        }
        return new Outcome.Done("Dropped view " + view.name(), 0);
    }
}
