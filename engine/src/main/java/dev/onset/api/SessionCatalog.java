package dev.onset.api;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import dev.onset.plan.Catalog;
import dev.onset.plan.FileTables;
import dev.onset.plan.Table;
import dev.onset.plan.View;

/**
 * The tables that a session can name: the archive's and its own.
 *
 * @param version no two catalogs of a process that differ have the same; see {@link Catalog#version}
 * @param tables by name
 * @param hidden those of information_schema
 */
record SessionCatalog(long version, Collection<Table> tables, Collection<Table> hidden, Collection<View> views,
        FileTables files)
        implements
            Catalog {

    static SessionCatalog of(long version, Catalog archive, Collection<ScratchTable> scratch,
            Collection<View> ownViews, FileTables files) {
        List<Table> tables = new ArrayList<>(archive.tables());
        // One that another session made the archive keep meanwhile is hidden by one of the same name that is here.
        tables.removeIf(table -> scratch.stream().anyMatch(own -> own.name().equalsIgnoreCase(table.name())));
        scratch.forEach(table -> tables.add(table.table()));
        List<View> views = new ArrayList<>(archive.views());
        views.addAll(ownViews);
        views.sort(java.util.Comparator.comparing(View::name));
        tables.sort(java.util.Comparator.comparing(Table::name));
        return new SessionCatalog(version, tables, InformationSchema.TABLES, views, files);
    }
}
