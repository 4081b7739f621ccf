package dev.onset.sql.operators;

import java.util.ArrayList;
import java.util.List;

import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlOperandTypeChecker;
import org.apache.calcite.sql.type.SqlReturnTypeInference;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeTransforms;

import dev.onset.plan.ScalarOperator;

/** Functions of arrays and maps. */
final class CollectionFunctions {

    private CollectionFunctions() {}

    static List<ScalarFunction> all() {
        List<ScalarFunction> functions = new ArrayList<>();
        SqlOperandTypeChecker array = OperandTypes.ARRAY;
        SqlOperandTypeChecker arrayAndAny = FunctionTypes.family(SqlTypeFamily.ARRAY, SqlTypeFamily.ANY);
        SqlReturnTypeInference same = ReturnTypes.ARG0_NULLABLE;
        FunctionTypes.add(functions, ScalarOperator.CARDINALITY, ReturnTypes.INTEGER_NULLABLE, array, "ARRAY_LENGTH",
                "ARRAY_SIZE");
        functions.add(new ScalarFunction("ARRAY_LENGTH", ScalarOperator.CARDINALITY, ReturnTypes.INTEGER_NULLABLE,
                FunctionTypes.family(SqlTypeFamily.ARRAY, SqlTypeFamily.INTEGER), 0));
        FunctionTypes.add(functions, ScalarOperator.ARRAY_CONCAT, FunctionTypes.COMMON_TYPE, OperandTypes.SAME_VARIADIC,
                "ARRAY_CONCAT", "ARRAY_CAT",
                "LIST_CONCAT");
        FunctionTypes.add(functions, ScalarOperator.ARRAY_APPEND, same, arrayAndAny, "ARRAY_APPEND", "LIST_APPEND");
        FunctionTypes.add(functions, ScalarOperator.ARRAY_PREPEND, ReturnTypes.ARG1_NULLABLE,
                FunctionTypes.family(SqlTypeFamily.ANY, SqlTypeFamily.ARRAY),
                "ARRAY_PREPEND", "LIST_PREPEND");
        FunctionTypes.add(functions, ScalarOperator.ARRAY_CONTAINS, ReturnTypes.BOOLEAN_NULLABLE, arrayAndAny,
                "ARRAY_CONTAINS",
                "LIST_CONTAINS", "ARRAY_HAS", "LIST_HAS");
        FunctionTypes.add(functions, ScalarOperator.ARRAY_POSITION,
                ReturnTypes.INTEGER.andThen(SqlTypeTransforms.FORCE_NULLABLE), arrayAndAny,
                "ARRAY_POSITION",
                "LIST_POSITION", "ARRAY_INDEXOF");
        FunctionTypes.add(functions, ScalarOperator.ARRAY_REMOVE, same, arrayAndAny, "ARRAY_REMOVE");
        FunctionTypes.add(functions, ScalarOperator.ARRAY_SORT, same,
                OperandTypes.or(array, FunctionTypes.family(SqlTypeFamily.ARRAY,
                        SqlTypeFamily.CHARACTER)),
                "ARRAY_SORT", "LIST_SORT");
        FunctionTypes.add(functions, ScalarOperator.ARRAY_DISTINCT, same, array, "ARRAY_DISTINCT", "LIST_DISTINCT");
        FunctionTypes.add(functions, ScalarOperator.ARRAY_INTERSECT, same,
                FunctionTypes.family(SqlTypeFamily.ARRAY, SqlTypeFamily.ARRAY), "ARRAY_INTERSECT",
                "LIST_INTERSECT");
        FunctionTypes.add(functions, ScalarOperator.ARRAY_EXCEPT, same,
                FunctionTypes.family(SqlTypeFamily.ARRAY, SqlTypeFamily.ARRAY), "ARRAY_EXCEPT");
        FunctionTypes.add(functions, ScalarOperator.ARRAY_REVERSE, same, array, "ARRAY_REVERSE", "LIST_REVERSE");
        FunctionTypes.add(functions, ScalarOperator.ARRAY_MIN, FunctionTypes.ELEMENT, array, "ARRAY_MIN", "LIST_MIN");
        FunctionTypes.add(functions, ScalarOperator.ARRAY_MAX, FunctionTypes.ELEMENT, array, "ARRAY_MAX", "LIST_MAX");
        FunctionTypes.add(functions, ScalarOperator.ARRAY_SUM, FunctionTypes.SUM_OF_ELEMENTS, array, "ARRAY_SUM",
                "LIST_SUM");
        FunctionTypes.add(functions, ScalarOperator.ARRAY_AVG, ReturnTypes.DOUBLE_FORCE_NULLABLE, array, "ARRAY_AVG",
                "LIST_AVG");
        FunctionTypes.add(functions, ScalarOperator.ARRAY_SLICE, same,
                FunctionTypes.family(SqlTypeFamily.ARRAY, SqlTypeFamily.INTEGER,
                        SqlTypeFamily.INTEGER),
                "ARRAY_SLICE", "LIST_SLICE");
        FunctionTypes.add(functions, ScalarOperator.SPLIT, FunctionTypes.TEXTS, FunctionTypes.TEXT_TEXT, "STRING_SPLIT",
                "STR_SPLIT", "STRING_TO_ARRAY", "SPLIT");
        FunctionTypes.add(functions, ScalarOperator.ARRAY_TO_TEXT, ReturnTypes.VARCHAR_NULLABLE, OperandTypes.or(
                FunctionTypes.family(SqlTypeFamily.ARRAY, SqlTypeFamily.CHARACTER),
                FunctionTypes.family(SqlTypeFamily.ARRAY, SqlTypeFamily.CHARACTER, SqlTypeFamily.CHARACTER)),
                "ARRAY_TO_STRING", "ARRAY_JOIN");
        FunctionTypes.add(functions, ScalarOperator.ARRAY_RANGE, binding -> binding.getTypeFactory().createArrayType(
                binding.getTypeFactory().createSqlType(SqlTypeName.BIGINT), -1),
                FunctionTypes.family(SqlTypeFamily.INTEGER, SqlTypeFamily.INTEGER, SqlTypeFamily.INTEGER,
                        SqlTypeFamily.BOOLEAN),
                ScalarFunctions.ARRAY_RANGE);
        FunctionTypes.add(functions, ScalarOperator.MAP_CONTAINS, ReturnTypes.BOOLEAN_NULLABLE,
                FunctionTypes.family(SqlTypeFamily.MAP, SqlTypeFamily.ANY),
                "MAP_CONTAINS", "MAP_CONTAINS_KEY");
        FunctionTypes.add(functions, ScalarOperator.MAP_KEYS, ReturnTypes.TO_MAP_KEYS_NULLABLE, OperandTypes.MAP,
                "MAP_KEYS");
        FunctionTypes.add(functions, ScalarOperator.MAP_VALUES, ReturnTypes.TO_MAP_VALUES_NULLABLE, OperandTypes.MAP,
                "MAP_VALUES");
        return List.copyOf(functions);
    }
}
