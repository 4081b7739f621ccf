package dev.onset.jdbc;

import java.sql.DatabaseMetaData;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import dev.onset.api.InstalledFunctions;
import dev.onset.functions.CurveFunction;
import dev.onset.functions.CurveTableFunction;
import dev.onset.functions.CurveWindowFunction;
import dev.onset.functions.Documentation;
import dev.onset.functions.Parameter;
import dev.onset.functions.ResultType;
import dev.onset.functions.Signature;
import dev.onset.functions.TableColumn;
import dev.onset.functions.TableSignature;
import dev.onset.functions.registry.FunctionRegistry;
import dev.onset.plan.DataType;

/**
 * The rows of {@code DatabaseMetaData.getFunctions} and {@code getFunctionColumns}: the curve functions, smoothing windows and
 * table functions over curves, by name.
 */
final class FunctionListing {

    private FunctionListing() {}

    static List<MetadataTable.Row> functions(LikePattern pattern) {
        FunctionRegistry registry = InstalledFunctions.registry();
        Map<String, MetadataTable.Row> rows = new TreeMap<>();
        for (CurveFunction function : registry.all()) {
            Signature signature = function.signature();
            rows.put(signature.name(),
                    function(signature.name(), signature, function.documentation(), DatabaseMetaData.functionNoTable));
        }
        for (CurveWindowFunction function : registry.windows()) {
            Signature signature = function.signature();
            rows.put(signature.name(),
                    function(signature.name(), signature, function.documentation(), DatabaseMetaData.functionNoTable));
        }
        for (CurveTableFunction function : registry.tables()) {
            TableSignature signature = function.signature();
            rows.put(signature.name(), function(signature.name(), signature, function.documentation(),
                    DatabaseMetaData.functionReturnsTable));
        }
        rows.keySet().removeIf(name -> !pattern.matches(name));
        return List.copyOf(rows.values());
    }

    private static MetadataTable.Row function(String name, Object signature, Documentation documentation, int type) {
        return MetadataTable.FUNCTIONS.row()
                .set("FUNCTION_NAME", name)
                .set("REMARKS", signature + ": " + documentation.summary())
                .set("FUNCTION_TYPE", type)
                .set("SPECIFIC_NAME", name);
    }

    /** Of each function its result first, then its parameters; of a table function the columns of its result. */
    static List<MetadataTable.Row> columns(LikePattern functions, LikePattern columns) {
        FunctionRegistry registry = InstalledFunctions.registry();
        Map<String, List<MetadataTable.Row>> byFunction = new TreeMap<>();
        registry.all().forEach(function -> byFunction.put(function.signature().name(),
                scalar(function.signature(), columns)));
        registry.windows().forEach(function -> byFunction.put(function.signature().name(),
                scalar(function.signature(), columns)));
        registry.tables().forEach(function -> byFunction.put(function.signature().name(),
                table(function.signature(), columns)));
        byFunction.keySet().removeIf(name -> !functions.matches(name));
        return byFunction.values().stream().flatMap(List::stream).toList();
    }

    private static List<MetadataTable.Row> scalar(Signature signature, LikePattern columns) {
        List<MetadataTable.Row> rows = new ArrayList<>();
        if (columns.matches("")) {
            rows.add(row(signature.name(), "", DatabaseMetaData.functionReturn, typeOf(signature.result()), 0, true));
        }
        addParameters(signature.name(), signature.parameters(), columns, rows);
        return rows;
    }

    private static List<MetadataTable.Row> table(TableSignature signature, LikePattern columns) {
        List<MetadataTable.Row> rows = new ArrayList<>();
        for (int i = 0; i < signature.columns().size(); i++) {
            TableColumn column = signature.columns().get(i);
            if (columns.matches(column.name())) {
                rows.add(row(signature.name(), column.name(), DatabaseMetaData.functionColumnResult,
                        typeOf(column.type()), i + 1, true));
            }
        }
        addParameters(signature.name(), signature.parameters(), columns, rows);
        return rows;
    }

    private static void addParameters(String function, List<Parameter> parameters, LikePattern columns,
            List<MetadataTable.Row> rows) {
        for (int i = 0; i < parameters.size(); i++) {
            Parameter parameter = parameters.get(i);
            if (columns.matches(parameter.name())) {
                rows.add(row(function, parameter.name(), DatabaseMetaData.functionColumnIn, typeOf(parameter), i + 1,
                        parameter.optional()).set("REMARKS", parameter.accepted()));
            }
        }
    }

    private static MetadataTable.Row row(String function, String name, int kind, DataType type, int position,
            boolean nullable) {
        JdbcType jdbc = JdbcType.of(type);
        return MetadataTable.FUNCTION_COLUMNS.row()
                .set("FUNCTION_NAME", function)
                .set("COLUMN_NAME", name)
                .set("COLUMN_TYPE", kind)
                .set("DATA_TYPE", jdbc.id())
                .set("TYPE_NAME", jdbc.name())
                .set("PRECISION", jdbc.columnSize())
                .set("LENGTH", jdbc.displaySize())
                .set("SCALE", jdbc.scale())
                .set("RADIX", 10)
                .set("NULLABLE", nullable ? DatabaseMetaData.functionNullable : DatabaseMetaData.functionNoNulls)
                .set("ORDINAL_POSITION", position)
                .set("IS_NULLABLE", nullable ? "YES" : "NO")
                .set("SPECIFIC_NAME", function);
    }

    private static DataType typeOf(ResultType result) {
        return switch (result) {
            case BIGINT, STEP -> DataType.BIGINT;
            case DOUBLE -> DataType.DOUBLE;
            case VARCHAR -> DataType.VARCHAR;
            case BOOLEAN -> DataType.BOOLEAN;
        };
    }

    private static DataType typeOf(Parameter parameter) {
        return switch (parameter.kind()) {
            case STEP, INTEGER_OPTION -> DataType.BIGINT;
            case CURVE, NUMBER_OPTION -> DataType.DOUBLE;
            case TEXT_OPTION -> DataType.VARCHAR;
        };
    }
}
