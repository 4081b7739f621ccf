package dev.onset.jdbc;

import java.sql.DatabaseMetaData;
import java.util.ArrayList;
import java.util.List;

import dev.onset.functions.CurveFunction;
import dev.onset.functions.Parameter;
import dev.onset.functions.ResultType;
import dev.onset.functions.Signature;
import dev.onset.functions.registry.FunctionRegistry;
import dev.onset.plan.DataType;

/** The rows of {@code DatabaseMetaData.getFunctions} and {@code getFunctionColumns}: the curve functions. */
final class FunctionListing {

    private FunctionListing() {}

    static List<MetadataTable.Row> functions(LikePattern pattern) {
        List<MetadataTable.Row> rows = new ArrayList<>();
        for (CurveFunction function : FunctionRegistry.builtIn().all()) {
            String name = function.signature().name();
            if (pattern.matches(name)) {
                rows.add(MetadataTable.FUNCTIONS.row()
                        .set("FUNCTION_NAME", name)
                        .set("REMARKS", function.signature() + ": " + function.documentation().summary())
                        .set("FUNCTION_TYPE", DatabaseMetaData.functionNoTable)
                        .set("SPECIFIC_NAME", name));
            }
        }
        return rows;
    }

    /** Of each function its result first, then its parameters. */
    static List<MetadataTable.Row> columns(LikePattern functions, LikePattern columns) {
        List<MetadataTable.Row> rows = new ArrayList<>();
        for (CurveFunction function : FunctionRegistry.builtIn().all()) {
            Signature signature = function.signature();
            if (!functions.matches(signature.name())) {
                continue;
            }
            if (columns.matches("")) {
                rows.add(row(signature, "", DatabaseMetaData.functionReturn, typeOf(signature.result()), 0, true));
            }
            for (int i = 0; i < signature.parameters().size(); i++) {
                Parameter parameter = signature.parameters().get(i);
                if (columns.matches(parameter.name())) {
                    rows.add(row(signature, parameter.name(), DatabaseMetaData.functionColumnIn, typeOf(parameter),
                            i + 1, parameter.optional()).set("REMARKS", parameter.toString()));
                }
            }
        }
        return rows;
    }

    private static MetadataTable.Row row(Signature signature, String name, int kind, DataType type, int position,
            boolean nullable) {
        JdbcType jdbc = JdbcType.of(type);
        return MetadataTable.FUNCTION_COLUMNS.row()
                .set("FUNCTION_NAME", signature.name())
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
                .set("SPECIFIC_NAME", signature.name());
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
