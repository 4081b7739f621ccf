package dev.onset.sql;

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
import dev.onset.plan.Table;
import dev.onset.plan.View;

/** A catalog as Calcite reads it; made once for each version of a catalog. */
final class CatalogSchema {

    private CatalogSchema() {}

    /** @param viewTypes finds the row type of a view, when it is first asked for */
    static CalciteCatalogReader reader(Catalog catalog, RelDataTypeFactory typeFactory,
            Function<View, RelDataType> viewTypes) {
        Map<String, org.apache.calcite.schema.Table> tables = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (Table table : catalog.tables()) {
            tables.put(table.name(), new CatalogTable(table, typeFactory));
        }
        for (View view : catalog.views()) {
            tables.put(view.name(), new CatalogView(view, viewTypes));
        }
        CalciteSchema root = CalciteSchema.createRootSchema(false, false, "", new TableMap(tables));
        Map<String, Map<String, org.apache.calcite.schema.Table>> schemas = new TreeMap<>();
        for (Table table : catalog.hidden()) {
            int dot = table.name().indexOf('.');
            schemas.computeIfAbsent(table.name().substring(0, dot),
                    name -> new TreeMap<>(String.CASE_INSENSITIVE_ORDER))
                    .put(table.name().substring(dot + 1), new CatalogTable(table, typeFactory));
        }
        schemas.forEach((name, content) -> {
            root.add(name, new TableMap(content));
            root.add(name.toUpperCase(Locale.ROOT), new TableMap(content));
        });
        Properties properties = new Properties();
        properties.setProperty(CalciteConnectionProperty.CASE_SENSITIVE.camelName(), "false");
        return new Reader(root, typeFactory, new CalciteConnectionConfigImpl(properties));
    }

    private static final class Reader extends CalciteCatalogReader {
        Reader(CalciteSchema root, RelDataTypeFactory typeFactory, CalciteConnectionConfigImpl config) {
            super(root, ColumnNameMatcher.INSTANCE, List.of(List.of()), typeFactory, config);
        }
    }

    private static final class TableMap extends AbstractSchema {

        private final Map<String, org.apache.calcite.schema.Table> tables;

        TableMap(Map<String, org.apache.calcite.schema.Table> tables) {
            this.tables = tables;
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
            return context.expandView(table.getRowType(), view.sql(), List.of(), List.of(view.name())).rel;
        }
    }

    /** A table of the catalog; the plan gets it back by {@code unwrap(CatalogTable.class)}. */
    static final class CatalogTable extends AbstractTable {

        private final Table table;
        private final RelDataType rowType;

        CatalogTable(Table table, RelDataTypeFactory typeFactory) {
            this.table = table;
            RelDataTypeFactory.Builder builder = typeFactory.builder();
            for (Field field : table.fields()) {
                builder.add(field.name(), SqlTypes.toCalcite(typeFactory, field));
            }
            this.rowType = builder.build();
        }

        Table table() {
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
