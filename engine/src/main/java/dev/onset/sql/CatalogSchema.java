package dev.onset.sql;

import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

import org.apache.calcite.config.CalciteConnectionConfigImpl;
import org.apache.calcite.config.CalciteConnectionProperty;
import org.apache.calcite.jdbc.CalciteSchema;
import org.apache.calcite.prepare.CalciteCatalogReader;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.schema.Statistic;
import org.apache.calcite.schema.Statistics;
import org.apache.calcite.schema.impl.AbstractSchema;
import org.apache.calcite.schema.impl.AbstractTable;

import dev.onset.plan.Catalog;
import dev.onset.plan.Field;
import dev.onset.plan.Table;

/** A catalog as Calcite reads it; made once for each version of a catalog. */
final class CatalogSchema {

    private CatalogSchema() {}

    static CalciteCatalogReader reader(Catalog catalog, RelDataTypeFactory typeFactory) {
        Map<String, org.apache.calcite.schema.Table> tables = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (Table table : catalog.tables()) {
            tables.put(table.name(), new CatalogTable(table));
        }
        AbstractSchema schema = new AbstractSchema() {
            @Override
            protected Map<String, org.apache.calcite.schema.Table> getTableMap() {
                return tables;
            }
        };
        CalciteSchema root = CalciteSchema.createRootSchema(false, false, "", schema);
        Properties properties = new Properties();
        properties.setProperty(CalciteConnectionProperty.CASE_SENSITIVE.camelName(), "false");
        return new Reader(root, typeFactory, new CalciteConnectionConfigImpl(properties));
    }

    private static final class Reader extends CalciteCatalogReader {
        Reader(CalciteSchema root, RelDataTypeFactory typeFactory, CalciteConnectionConfigImpl config) {
            super(root, ColumnNameMatcher.INSTANCE, List.of(List.of()), typeFactory, config);
        }
    }

    /** A table of the catalog; the plan gets it back by {@code unwrap(CatalogTable.class)}. */
    static final class CatalogTable extends AbstractTable {

        private final Table table;

        CatalogTable(Table table) {
            this.table = table;
        }

        Table table() {
            return table;
        }

        @Override
        public RelDataType getRowType(RelDataTypeFactory typeFactory) {
            RelDataTypeFactory.Builder builder = typeFactory.builder();
            for (Field field : table.fields()) {
                builder.add(field.name(), SqlTypes.toCalcite(typeFactory, field.type(), field.nullable()));
            }
            return builder.build();
        }

        @Override
        public Statistic getStatistic() {
            return Statistics.of(table.rowCount(), List.of());
        }
    }
}
