package dev.onset.api;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

import dev.onset.plan.Catalog;
import dev.onset.plan.Field;
import dev.onset.plan.Schema;
import dev.onset.plan.Table;
import dev.onset.plan.View;

/** Lists what a session can name after FROM. */
final class Relations {

    private Relations() {}

    /**
     * By schema and name, without information_schema.
     *
     * @param own the tables of the session in the catalog
     * @param viewFields the columns of a view
     */
    static List<Relation> of(Catalog catalog, SessionTables own, Function<View, List<Field>> viewFields) {
        List<Relation> relations = new ArrayList<>();
        for (Table table : catalog.tables()) {
            boolean scratch = own.find("", table.name()) != null;
            relations.add(new Relation("", table.name(),
                    scratch ? Relation.Kind.SCRATCH_TABLE : Relation.Kind.TABLE,
                    scratch ? "" : TableRemarks.of(table.name()), table.fields()));
        }
        for (View view : catalog.views()) {
            relations.add(new Relation("", view.name(), Relation.Kind.VIEW,
                    view.isBuiltIn() ? TableRemarks.of(view.name()) : "", viewFields.apply(view)));
        }
        for (Schema schema : catalog.schemas()) {
            if (!Schemas.isInformationSchema(schema.name())) {
                schema.tables().forEach(table -> relations.add(new Relation(schema.name(), table.name(),
                        Relation.Kind.SCRATCH_TABLE, "", table.fields())));
                schema.views().forEach(view -> relations.add(new Relation(schema.name(), view.name(),
                        Relation.Kind.VIEW, "", viewFields.apply(view))));
            }
        }
        relations.sort(Comparator.comparing(Relation::schema).thenComparing(Relation::name));
        return relations;
    }
}
