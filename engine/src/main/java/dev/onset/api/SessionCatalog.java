package dev.onset.api;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

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
 * @param others those with other current schemas, by its name in lower case
 */
record SessionCatalog(long version, Collection<Table> tables, Collection<Schema> schemas, Collection<View> views,
        FileTables files, String currentSchema, Map<String, Catalog> others)
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
        SessionCatalog catalog = new SessionCatalog(version, tables, schemas, views, files, "",
                new ConcurrentHashMap<>());
        catalog.others.put("", catalog);
        return catalog;
    }

    @Override
    public Catalog at(String schema) {
        return others.computeIfAbsent(schema.toLowerCase(Locale.ROOT), _ -> new SessionCatalog(
                SessionTables.newVersion(), tables, schemas, views, files, schema, others));
    }
}
