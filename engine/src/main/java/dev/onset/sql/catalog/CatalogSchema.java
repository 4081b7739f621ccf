package dev.onset.sql.catalog;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.Function;

import org.apache.calcite.config.CalciteConnectionConfigImpl;
import org.apache.calcite.config.CalciteConnectionProperty;
import org.apache.calcite.jdbc.CalciteSchema;
import org.apache.calcite.plan.RelOptTable;
import org.apache.calcite.prepare.CalciteCatalogReader;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.schema.Statistic;
import org.apache.calcite.schema.Statistics;
import org.apache.calcite.schema.TranslatableTable;
import org.apache.calcite.schema.impl.AbstractSchema;
import org.apache.calcite.schema.impl.AbstractTable;
import org.jspecify.annotations.Nullable;

import dev.onset.plan.Catalog;
import dev.onset.plan.Field;
import dev.onset.plan.FileTables;
import dev.onset.plan.Schema;
import dev.onset.plan.Table;
import dev.onset.plan.View;

/** A catalog as Calcite reads it; made once for each version of a catalog. */
public final class CatalogSchema {

    private CatalogSchema() {}

    /** @param viewTypes finds the row type of a view, when it is first asked for */
    public static CalciteCatalogReader reader(Catalog catalog, RelDataTypeFactory typeFactory,
            Function<View, RelDataType> viewTypes) {
        Map<String, org.apache.calcite.schema.Schema> schemas = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (Schema schema : catalog.schemas()) {
            schemas.put(schema.name(), new Content(tables(schema.tables(), schema.views(), typeFactory, viewTypes),
                    Map.of()));
        }
        CalciteSchema root = CalciteSchema.createRootSchema(false, false, "",
                new Content(tables(catalog.tables(), catalog.views(), typeFactory, viewTypes), schemas));
        Properties properties = new Properties();
        properties.setProperty(CalciteConnectionProperty.CASE_SENSITIVE.camelName(), "false");
        List<List<String>> paths = catalog.currentSchema().isEmpty()
                ? List.of(List.of())
                : List.of(List.of(catalog.currentSchema()), List.of());
        return new Reader(root, paths, typeFactory, new CalciteConnectionConfigImpl(properties));
    }

    private static final class Reader extends CalciteCatalogReader {
        Reader(CalciteSchema root, List<List<String>> paths, RelDataTypeFactory typeFactory,
                CalciteConnectionConfigImpl config) {
            super(root, ColumnNameMatcher.INSTANCE, paths, typeFactory, config);
        }
    }

    /** The content of a schema, by name in any case. */
    private static Map<String, org.apache.calcite.schema.Table> tables(Collection<Table> tables,
            Collection<View> views, RelDataTypeFactory typeFactory, Function<View, RelDataType> viewTypes) {
        Map<String, org.apache.calcite.schema.Table> content = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        tables.forEach(table -> content.put(table.name(), new CatalogTable(table, typeFactory)));
        views.forEach(view -> content.put(view.name(), new CatalogView(view, viewTypes)));
        return content;
    }

    private static final class Content extends AbstractSchema {

        private final Map<String, org.apache.calcite.schema.Table> tables;
        private final Map<String, org.apache.calcite.schema.Schema> schemas;

        Content(Map<String, org.apache.calcite.schema.Table> tables,
                Map<String, org.apache.calcite.schema.Schema> schemas) {
            this.tables = tables;
            this.schemas = schemas;
        }

        @Override
        protected Map<String, org.apache.calcite.schema.Schema> getSubSchemaMap() {
            return schemas;
        }

        @Override
        protected Map<String, org.apache.calcite.schema.Table> getTableMap() {
            return tables;
        }
    }

    /** A view of the catalog; in a plan its query stands instead. */
    private static final class CatalogView extends AbstractTable implements TranslatableTable {

        private final View view;
        private final Function<View, RelDataType> types;
        private volatile @Nullable RelDataType rowType;

        CatalogView(View view, Function<View, RelDataType> types) {
            this.view = view;
            this.types = types;
        }

        @Override
        public RelDataType getRowType(RelDataTypeFactory typeFactory) {
            RelDataType known = rowType;
            if (known == null) {
                known = types.apply(view);
                rowType = FileTables.FUNCTIONS.stream().anyMatch(view.sql().toLowerCase(Locale.ROOT)::contains)
                        ? null // what is in the files may be something else the next time
                        : known;
            }
            return known;
        }

        @Override
        public RelNode toRel(RelOptTable.ToRelContext context, RelOptTable table) {
            return context.expandView(table.getRowType(), view.sql(), List.of(view.currentSchema()),
                    List.of(view.name())).rel;
        }
    }

    /** A table of the catalog; the plan gets it back by {@code unwrap(CatalogTable.class)}. */
    public static final class CatalogTable extends AbstractTable {

        private final Table table;
        private final RelDataType rowType;

        public CatalogTable(Table table, RelDataTypeFactory typeFactory) {
            this.table = table;
            RelDataTypeFactory.Builder builder = typeFactory.builder();
            for (Field field : table.fields()) {
                builder.add(field.name(), SqlTypes.toCalcite(typeFactory, field));
            }
            this.rowType = builder.build();
        }

        public Table table() {
            return table;
        }

        @Override
        public RelDataType getRowType(RelDataTypeFactory typeFactory) {
            return rowType;
        }

        @Override
        public Statistic getStatistic() {
            return Statistics.of(table.rowCount(), List.of());
        }
    }
}
