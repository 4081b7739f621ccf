package dev.onset.jdbc;

import java.sql.DatabaseMetaData;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import dev.onset.api.InstalledFunctions;
import dev.onset.functions.CurveFunction;
import dev.onset.functions.CurveTableFunction;
import dev.onset.functions.Parameter;
import dev.onset.functions.ResultType;
import dev.onset.functions.Signature;
import dev.onset.functions.TableColumn;
import dev.onset.functions.TableSignature;
import dev.onset.plan.DataType;

/**
 * The rows of {@code DatabaseMetaData.getFunctions} and {@code getFunctionColumns}: the curve functions, then the table
 * functions over curves.
 */
final class FunctionListing {

    private FunctionListing() {}

    static List<MetadataTable.Row> functions(LikePattern pattern) {
        Map<String, MetadataTable.Row> rows = new TreeMap<>();
        for (CurveFunction function : InstalledFunctions.registry().all()) {
            String name = function.signature().name();
            if (pattern.matches(name)) {
                rows.put(name, MetadataTable.FUNCTIONS.row()
                        .set("FUNCTION_NAME", name)
                        .set("REMARKS", function.signature() + ": " + function.documentation().summary())
                        .set("FUNCTION_TYPE", DatabaseMetaData.functionNoTable)
                        .set("SPECIFIC_NAME", name));
            }
        }
        for (CurveTableFunction function : InstalledFunctions.registry().tables()) {
            String name = function.signature().name();
            if (pattern.matches(name)) {
                rows.put(name, MetadataTable.FUNCTIONS.row()
                        .set("FUNCTION_NAME", name)
                        .set("REMARKS", function.signature() + ": " + function.documentation().summary())
                        .set("FUNCTION_TYPE", DatabaseMetaData.functionReturnsTable)
                        .set("SPECIFIC_NAME", name));
            }
        }
        return List.copyOf(rows.values());
    }

    /** Of each function its result first, then its parameters; of a table function the columns of its result. */
    static List<MetadataTable.Row> columns(LikePattern functions, LikePattern columns) {
        Map<String, List<MetadataTable.Row>> byFunction = new TreeMap<>();
        for (CurveFunction function : InstalledFunctions.registry().all()) {
            Signature signature = function.signature();
            if (!functions.matches(signature.name())) {
                continue;
            }
            List<MetadataTable.Row> rows = new ArrayList<>();
            byFunction.put(signature.name(), rows);
            if (columns.matches("")) {
                rows.add(row(signature.name(), "", DatabaseMetaData.functionReturn, typeOf(signature.result()), 0,
                        true));
            }
            addParameters(signature.name(), signature.parameters(), columns, rows);
        }
        for (CurveTableFunction function : InstalledFunctions.registry().tables()) {
            TableSignature signature = function.signature();
            if (!functions.matches(signature.name())) {
                continue;
            }
            List<MetadataTable.Row> rows = new ArrayList<>();
            byFunction.put(signature.name(), rows);
            for (int i = 0; i < signature.columns().size(); i++) {
                TableColumn column = signature.columns().get(i);
                if (columns.matches(column.name())) {
                    rows.add(row(signature.name(), column.name(), DatabaseMetaData.functionColumnResult,
                            typeOf(column.type()), i + 1, true));
                }
            }
            addParameters(signature.name(), signature.parameters(), columns, rows);
        }
        return byFunction.values().stream().flatMap(List::stream).toList();
    }

    private static void addParameters(String function, List<Parameter> parameters, LikePattern columns,
            List<MetadataTable.Row> rows) {
        for (int i = 0; i < parameters.size(); i++) {
            Parameter parameter = parameters.get(i);
            if (columns.matches(parameter.name())) {
                rows.add(row(function, parameter.name(), DatabaseMetaData.functionColumnIn, typeOf(parameter), i + 1,
                        parameter.optional()).set("REMARKS", parameter.toString()));
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
                .set("PRECISION", jdbc.precision())
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
