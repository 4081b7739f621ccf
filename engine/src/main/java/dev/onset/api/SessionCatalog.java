package dev.onset.api;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

import dev.onset.plan.Catalog;
import dev.onset.plan.FileTables;
import dev.onset.plan.Schema;
import dev.onset.plan.Table;
import dev.onset.plan.View;

/**
 * The tables that a session can name: the archive's and its own.
 *
 * @param version no two catalogs of a process that differ have the same; see {@link Catalog#version}
 * @param tables by name, those named without a schema
 * @param schemas information_schema, and the session's own
 */
record SessionCatalog(long version, Collection<Table> tables, Collection<Schema> schemas, Collection<View> views,
        FileTables files)
        implements
            Catalog {

    /** @param own what the session has beside the archive without a schema */
    static SessionCatalog of(long version, Catalog archive, ScratchSchema own, List<Schema> ownSchemas,
            FileTables files) {
        List<Table> tables = new ArrayList<>(archive.tables());
        // One that another session made the archive keep meanwhile is hidden by one of the same name that is here.
        tables.removeIf(table -> own.tables().containsKey(table.name()));
        Schema content = own.content();
        tables.addAll(content.tables());
        List<View> views = new ArrayList<>(archive.views());
        views.addAll(content.views());
        List<Schema> schemas = new ArrayList<>(ownSchemas);
        schemas.add(new Schema(InformationSchema.SCHEMA, InformationSchema.TABLES, List.of()));
        views.sort(Comparator.comparing(View::name));
        tables.sort(Comparator.comparing(Table::name));
        schemas.sort(Comparator.comparing(Schema::name));
        return new SessionCatalog(version, tables, schemas, views, files);
    }
}
