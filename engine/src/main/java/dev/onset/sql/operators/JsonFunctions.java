package dev.onset.sql.operators;

import java.util.ArrayList;
import java.util.List;

import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlOperandCountRanges;
import org.apache.calcite.sql.type.SqlOperandTypeChecker;
import org.apache.calcite.sql.type.SqlReturnTypeInference;
import org.apache.calcite.sql.type.SqlTypeFamily;

import dev.onset.plan.ScalarOperator;

/** Functions of JSON, which is text. */
final class JsonFunctions {

    private JsonFunctions() {}

    static List<ScalarFunction> all() {
        List<ScalarFunction> functions = new ArrayList<>();
        SqlReturnTypeInference text = ReturnTypes.VARCHAR_FORCE_NULLABLE;
        SqlOperandTypeChecker document = OperandTypes.or(FunctionTypes.TEXT, FunctionTypes.TEXT_TEXT);
        FunctionTypes.add(functions, ScalarOperator.JSON_VALUE, text, FunctionTypes.texts(6),
                ScalarFunctions.JSON_VALUE);
        FunctionTypes.add(functions, ScalarOperator.JSON_QUERY, text, FunctionTypes.texts(5),
                ScalarFunctions.JSON_QUERY);
        FunctionTypes.add(functions, ScalarOperator.JSON_EXISTS, ReturnTypes.BOOLEAN_FORCE_NULLABLE,
                FunctionTypes.texts(3), ScalarFunctions.JSON_EXISTS);
        FunctionTypes.add(functions, ScalarOperator.JSON_EXTRACT, text,
                FunctionTypes.family(SqlTypeFamily.CHARACTER, SqlTypeFamily.CHARACTER, SqlTypeFamily.BOOLEAN),
                ScalarFunctions.JSON_EXTRACT);
        FunctionTypes.add(functions, ScalarOperator.JSON_LENGTH, ReturnTypes.BIGINT_FORCE_NULLABLE, document,
                "JSON_LENGTH", "JSON_ARRAY_LENGTH");
        FunctionTypes.add(functions, ScalarOperator.JSON_TYPE, text, document, "JSON_TYPE");
        FunctionTypes.add(functions, ScalarOperator.JSON_KEYS, FunctionTypes.TEXTS, document, "JSON_KEYS");
        FunctionTypes.add(functions, ScalarOperator.IS_JSON, ReturnTypes.BOOLEAN_NULLABLE, FunctionTypes.TEXT_TEXT,
                ScalarFunctions.IS_JSON);
        FunctionTypes.add(functions, ScalarOperator.JSON_TEXT, ReturnTypes.VARCHAR_NULLABLE, OperandTypes.ANY,
                "TO_JSON", "JSON_QUOTE");
        SqlOperandTypeChecker any = OperandTypes.variadic(SqlOperandCountRanges.from(1));
        FunctionTypes.add(functions, ScalarOperator.JSON_OBJECT, ReturnTypes.VARCHAR, any, ScalarFunctions.JSON_OBJECT);
        FunctionTypes.add(functions, ScalarOperator.JSON_ARRAY, ReturnTypes.VARCHAR, any, ScalarFunctions.JSON_ARRAY);
        return List.copyOf(functions);
    }
}
