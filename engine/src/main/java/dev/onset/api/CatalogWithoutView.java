package dev.onset.api;

import java.util.Collection;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.onset.plan.Catalog;
import dev.onset.plan.FileTables;
import dev.onset.plan.Schema;
import dev.onset.plan.Table;
import dev.onset.plan.View;

/**
 * What there is but for one view, which the query of another that is to replace it must not name.
 *
 * @param view of the catalog; null: there is none to be replaced
 * @param version no other catalog has it
 */
record CatalogWithoutView(Catalog catalog, @Nullable View view, long version) implements Catalog {

    @Override
    public Collection<Table> tables() {
        return catalog.tables();
    }

    @Override
    public Collection<Schema> schemas() {
        return catalog.schemas().stream()
                .map(schema -> new Schema(schema.name(), schema.tables(), others(schema.views()))).toList();
    }

    @Override
    public Collection<View> views() {
        return others(catalog.views());
    }

    @SuppressWarnings("ReferenceEquality") // it is the very one of the catalog
    private List<View> others(Collection<View> views) {
        return views.stream().filter(one -> one != view).toList();
    }

    @Override
    public String currentSchema() {
        return catalog.currentSchema();
    }

    @Override
    public Catalog at(String schema) {
        return schema.equalsIgnoreCase(currentSchema())
                ? this
                : new CatalogWithoutView(catalog.at(schema), view, SessionTables.newVersion());
    }

    @Override
    public FileTables files() {
        return catalog.files();
    }
}
