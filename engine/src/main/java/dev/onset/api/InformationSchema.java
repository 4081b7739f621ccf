package dev.onset.api;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import dev.onset.exec.MaterializedRows;
import dev.onset.exec.column.Batch;
import dev.onset.exec.column.Column;
import dev.onset.exec.column.ConstantColumn;
import dev.onset.exec.column.RowBuffer;
import dev.onset.functions.Documentation;
import dev.onset.functions.Parameter;
import dev.onset.functions.registry.FunctionRegistry;
import dev.onset.plan.Catalog;
import dev.onset.plan.DataType;
import dev.onset.plan.Field;
import dev.onset.plan.Schema;
import dev.onset.plan.Table;
import dev.onset.plan.View;

/** The tables of {@code information_schema}, made of the catalog when they are read. The schema of what is named without one is ''. */
final class InformationSchema {

    static final String SCHEMA = "information_schema";

    private static final Table SCHEMATA = table("schemata", "schema_name");
    private static final Table ALL_TABLES = table("tables", "table_schema", "table_name", "table_type", "#columns",
            "#rows_estimated");
    private static final Table COLUMNS = table("columns", "table_schema", "table_name", "column_name",
            "#ordinal_position", "data_type", "is_nullable");
    private static final Table VIEWS = table("views", "table_schema", "table_name", "view_definition",
            "is_built_in");
    private static final Table ROUTINES = table("routines", "routine_name", "routine_kind", "signature", "remarks",
            "category", "formula", "source", "caution", "example");
    private static final Table PARAMETERS = table("parameters", "routine_name", "parameter_name", "#ordinal_position",
            "kind", "is_optional", "accepted");
    private static final Table SETTINGS = table("settings", "name", "value", "usual", "description");

    static final List<Table> TABLES = List.of(SCHEMATA, ALL_TABLES, COLUMNS, VIEWS, ROUTINES, PARAMETERS,
            SETTINGS);

    private final Catalog catalog;
    private final SessionSettings settings;
    private final Function<View, List<Field>> viewFields;

    /** @param viewFields the columns of a view; none if it cannot be planned any more */
    InformationSchema(Catalog catalog, SessionSettings settings, Function<View, List<Field>> viewFields) {
        this.catalog = catalog;
        this.settings = settings;
        this.viewFields = viewFields;
    }

    /** Columns are texts, those with a # whole numbers. */
    private static Table table(String name, String... columns) {
        List<Field> fields = new ArrayList<>();
        for (String column : columns) {
            boolean whole = column.startsWith("#");
            fields.add(new Field(whole ? column.substring(1) : column, whole ? DataType.BIGINT : DataType.VARCHAR,
                    false));
        }
        return new Table(SCHEMA, name, fields, 100, null);
    }

    /** Null for a table that is not of this schema. */
    @Nullable
    MaterializedRows rows(Table table) {
        if (!TABLES.contains(table)) {
            return null;
        }
        RowBuffer rows = new RowBuffer(table.fields());
        for (List<Object> row : content(table)) {
            List<Column> values = new ArrayList<>();
            for (int i = 0; i < row.size(); i++) {
                values.add(new ConstantColumn(table.fields().get(i).type(), row.get(i)));
            }
            rows.append(new Batch(1, values));
        }
        return new MaterializedRows(rows.columns(), rows.size());
    }

    private List<List<Object>> content(Table table) {
        List<List<Object>> rows = new ArrayList<>();
        if (table.equals(SCHEMATA)) {
            rows.add(List.of(""));
            catalog.schemas().forEach(schema -> rows.add(List.of(schema.name())));
        } else if (table.equals(ALL_TABLES)) {
            schemas().forEach(schema -> tables(rows, schema));
        } else if (table.equals(COLUMNS)) {
            schemas().forEach(schema -> columns(rows, schema));
        } else if (table.equals(VIEWS)) {
            schemas().forEach(schema -> schema.views().forEach(view -> rows.add(List.of(schema.name(), view.name(),
                    view.sql().strip(), view.isBuiltIn() ? "YES" : "NO"))));
        } else if (table.equals(ROUTINES)) {
            FunctionRegistry registry = InstalledFunctions.registry();
            registry.all().forEach(function -> rows.add(routine(function.signature().name(), "curve aggregate",
                    function.signature().toString(), function.documentation())));
            registry.tables().forEach(function -> rows.add(routine(function.signature().name(), "curve table",
                    function.signature().toString(), function.documentation())));
            registry.windows().forEach(function -> rows.add(routine(function.signature().name(), "curve window",
                    function.signature() + " OVER (PARTITION BY run_id ORDER BY step)", function.documentation())));
        } else if (table.equals(PARAMETERS)) {
            FunctionRegistry registry = InstalledFunctions.registry();
            registry.all().forEach(function -> parameters(rows, function.signature().name(),
                    function.signature().parameters()));
            registry.tables().forEach(function -> parameters(rows, function.signature().name(),
                    function.signature().parameters()));
            registry.windows().forEach(function -> parameters(rows, function.signature().name(),
                    function.signature().parameters()));
        } else {
            for (SessionSettings.Setting setting : SessionSettings.ALL) {
                rows.add(List.of(setting.name(), settings.value(setting), setting.usual(), setting.description()));
            }
        }
        return rows;
    }

    private static List<Object> routine(String name, String kind, String signature, Documentation documentation) {
        return List.of(name, kind, signature, documentation.summary(), documentation.category(),
                documentation.formula(),
                documentation.source(), documentation.caution(), String.join(";\n", documentation.examples()));
    }

    private static void parameters(List<List<Object>> rows, String routine, List<Parameter> parameters) {
        for (int i = 0; i < parameters.size(); i++) {
            Parameter parameter = parameters.get(i);
            rows.add(List.of(routine, parameter.name(), i + 1L, switch (parameter.kind()) {
                case STEP -> "step";
                case CURVE -> "curve";
                case INTEGER_OPTION, NUMBER_OPTION, TEXT_OPTION -> "option";
            }, parameter.optional() ? "YES" : "NO", parameter.accepted()));
        }
    }

    /** First what is named without a schema. */
    private List<Schema> schemas() {
        List<Schema> schemas = new ArrayList<>();
        schemas.add(new Schema("", List.copyOf(catalog.tables()), List.copyOf(catalog.views())));
        schemas.addAll(catalog.schemas());
        return schemas;
    }

    private void tables(List<List<Object>> rows, Schema schema) {
        boolean system = schema.name().equals(SCHEMA);
        schema.tables().forEach(one -> rows.add(describe(schema.name(), one.name(), system ? "SYSTEM TABLE" : "TABLE",
                one.fields(), system ? 0 : one.rowCount())));
        schema.views().forEach(one -> rows.add(describe(schema.name(), one.name(), "VIEW", viewFields.apply(one), 0)));
    }

    private void columns(List<List<Object>> rows, Schema schema) {
        schema.tables().forEach(one -> columns(rows, schema.name(), one.name(), one.fields()));
        schema.views().forEach(one -> columns(rows, schema.name(), one.name(), viewFields.apply(one)));
    }

    private static List<Object> describe(String schema, String name, String kind, List<Field> fields, double rows) {
        return List.of(schema, name, kind, (long) fields.size(), (long) rows);
    }

    private static void columns(List<List<Object>> rows, String schema, String table, List<Field> fields) {
        for (int i = 0; i < fields.size(); i++) {
            Field field = fields.get(i);
            rows.add(
                    List.of(schema, table, field.name(), i + 1L, field.typeName(), field.nullable() ? "YES" : "NO"));
        }
    }
}
