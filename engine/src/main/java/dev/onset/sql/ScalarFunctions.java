package dev.onset.sql;

import java.util.ArrayList;
import java.util.List;

import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlOperandCountRanges;
import org.apache.calcite.sql.type.SqlOperandTypeChecker;
import org.apache.calcite.sql.type.SqlReturnTypeInference;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeTransforms;

import dev.onset.plan.ScalarOperator;

/** The scalar functions besides those of the SQL standard, under the names that PostgreSQL and DuckDB give them. */
final class ScalarFunctions {

    private static final SqlReturnTypeInference COMMON_TYPE = ReturnTypes.LEAST_RESTRICTIVE
            .andThen(SqlTypeTransforms.TO_NULLABLE);
    private static final SqlReturnTypeInference FIRST_NOT_NULL = ReturnTypes.LEAST_RESTRICTIVE
            .andThen(SqlTypeTransforms.LEAST_NULLABLE);
    private static final SqlOperandTypeChecker NUMBER = OperandTypes.NUMERIC;
    private static final SqlOperandTypeChecker TEXT = OperandTypes.CHARACTER;
    private static final SqlOperandTypeChecker TEXT_TEXT = OperandTypes.CHARACTER_CHARACTER;
    private static final SqlOperandTypeChecker TEXT_INTEGER = family(SqlTypeFamily.CHARACTER, SqlTypeFamily.INTEGER);
    private static final SqlOperandTypeChecker UNIT_TIME = family(SqlTypeFamily.CHARACTER, SqlTypeFamily.DATETIME);

    private final List<ScalarFunction> functions = new ArrayList<>();

    private ScalarFunctions() {}

    static List<ScalarFunction> all() {
        ScalarFunctions all = new ScalarFunctions();
        all.numbers();
        all.texts();
        all.times();
        all.collections();
        return List.copyOf(all.functions);
    }

    private void numbers() {
        add(ScalarOperator.LOG10, ReturnTypes.DOUBLE_NULLABLE, NUMBER, "LOG");
        add(ScalarOperator.LOG2, ReturnTypes.DOUBLE_NULLABLE, NUMBER, "LOG2");
        add(ScalarOperator.POWER, ReturnTypes.DOUBLE_NULLABLE, OperandTypes.NUMERIC_NUMERIC, "POW");
        add(ScalarOperator.TRUNCATE, ReturnTypes.ARG0_NULLABLE, OperandTypes.NUMERIC_OPTIONAL_INTEGER, "TRUNC");
        add(ScalarOperator.MODULO, COMMON_TYPE, OperandTypes.NUMERIC_NUMERIC, "FMOD");
        add(ScalarOperator.RANDOM, ReturnTypes.DOUBLE, OperandTypes.NILADIC, "RANDOM");
        add(ScalarOperator.IS_NAN, ReturnTypes.BOOLEAN_NULLABLE, NUMBER, "IS_NAN", "ISNAN");
        add(ScalarOperator.IS_FINITE, ReturnTypes.BOOLEAN_NULLABLE, NUMBER, "IS_FINITE", "ISFINITE");
        add(ScalarOperator.IS_INFINITE, ReturnTypes.BOOLEAN_NULLABLE, NUMBER, "IS_INFINITE", "ISINF", "IS_INF");
        add(ScalarOperator.GREATEST, COMMON_TYPE, OperandTypes.SAME_VARIADIC, "GREATEST");
        add(ScalarOperator.LEAST, COMMON_TYPE, OperandTypes.SAME_VARIADIC, "LEAST");
        add(ScalarOperator.COALESCE, FIRST_NOT_NULL, OperandTypes.SAME_SAME, "IFNULL", "NVL");
    }

    private void texts() {
        add(ScalarOperator.CHAR_LENGTH, ReturnTypes.INTEGER_NULLABLE, TEXT, "LENGTH", "LEN");
        add(ScalarOperator.SUBSTRING, ReturnTypes.VARCHAR_NULLABLE,
                OperandTypes.or(TEXT_INTEGER,
                        family(SqlTypeFamily.CHARACTER, SqlTypeFamily.INTEGER, SqlTypeFamily.INTEGER)),
                "SUBSTR");
        functions.add(new ScalarFunction("STRPOS", ScalarOperator.POSITION, ReturnTypes.INTEGER_NULLABLE, TEXT_TEXT, 1,
                0));
        functions.add(new ScalarFunction("INSTR", ScalarOperator.POSITION, ReturnTypes.INTEGER_NULLABLE, TEXT_TEXT, 1,
                0));
        add(ScalarOperator.CONCAT, ReturnTypes.VARCHAR_NULLABLE, OperandTypes.repeat(
                SqlOperandCountRanges.from(1), OperandTypes.CHARACTER), "CONCAT");
        add(ScalarOperator.LEFT, ReturnTypes.VARCHAR_NULLABLE, TEXT_INTEGER, "LEFT");
        add(ScalarOperator.RIGHT, ReturnTypes.VARCHAR_NULLABLE, TEXT_INTEGER, "RIGHT");
        add(ScalarOperator.REPEAT, ReturnTypes.VARCHAR_NULLABLE, TEXT_INTEGER, "REPEAT");
        add(ScalarOperator.REVERSE, ReturnTypes.VARCHAR_NULLABLE, TEXT, "REVERSE");
        add(ScalarOperator.TRIM_LEADING, ReturnTypes.VARCHAR_NULLABLE, OperandTypes.STRING_OPTIONAL_STRING, "LTRIM");
        add(ScalarOperator.TRIM_TRAILING, ReturnTypes.VARCHAR_NULLABLE, OperandTypes.STRING_OPTIONAL_STRING, "RTRIM");
        add(ScalarOperator.LPAD, ReturnTypes.VARCHAR_NULLABLE, OperandTypes.STRING_NUMERIC_OPTIONAL_STRING, "LPAD");
        add(ScalarOperator.RPAD, ReturnTypes.VARCHAR_NULLABLE, OperandTypes.STRING_NUMERIC_OPTIONAL_STRING, "RPAD");
        add(ScalarOperator.STARTS_WITH, ReturnTypes.BOOLEAN_NULLABLE, TEXT_TEXT, "STARTS_WITH", "STARTSWITH");
        add(ScalarOperator.ENDS_WITH, ReturnTypes.BOOLEAN_NULLABLE, TEXT_TEXT, "ENDS_WITH", "ENDSWITH", "SUFFIX");
        add(ScalarOperator.CONTAINS, ReturnTypes.BOOLEAN_NULLABLE, TEXT_TEXT, "CONTAINS");
        add(ScalarOperator.SPLIT_PART, ReturnTypes.VARCHAR_NULLABLE,
                family(SqlTypeFamily.CHARACTER, SqlTypeFamily.CHARACTER, SqlTypeFamily.INTEGER), "SPLIT_PART");
        add(ScalarOperator.CHR, ReturnTypes.VARCHAR_NULLABLE, OperandTypes.INTEGER, "CHR");
        add(ScalarOperator.REGEXP_MATCHES, ReturnTypes.BOOLEAN_NULLABLE, TEXT_TEXT, "REGEXP_MATCHES", "REGEXP_LIKE",
                "REGEXP");
        add(ScalarOperator.REGEXP_REPLACE, ReturnTypes.VARCHAR_NULLABLE, OperandTypes.STRING_STRING_STRING,
                "REGEXP_REPLACE");
        add(ScalarOperator.REGEXP_EXTRACT, ReturnTypes.VARCHAR_NULLABLE.andThen(SqlTypeTransforms.FORCE_NULLABLE),
                OperandTypes.or(TEXT_TEXT,
                        family(SqlTypeFamily.CHARACTER, SqlTypeFamily.CHARACTER, SqlTypeFamily.INTEGER)),
                "REGEXP_EXTRACT");
    }

    private void times() {
        add(ScalarOperator.FLOOR_TO, ReturnTypes.ARG1_NULLABLE, UNIT_TIME, "DATE_TRUNC");
        add(ScalarOperator.EXTRACT, ReturnTypes.BIGINT_NULLABLE, UNIT_TIME, "DATE_PART");
        add(ScalarOperator.CURRENT_TIMESTAMP, ReturnTypes.explicit(SqlTypeName.TIMESTAMP,
                6), OperandTypes.NILADIC, "NOW");
    }

    private void collections() {
        add(ScalarOperator.MAP_KEYS, ReturnTypes.TO_MAP_KEYS_NULLABLE, OperandTypes.MAP, "MAP_KEYS");
        add(ScalarOperator.MAP_VALUES, ReturnTypes.TO_MAP_VALUES_NULLABLE, OperandTypes.MAP, "MAP_VALUES");
    }

    private void add(ScalarOperator operator, SqlReturnTypeInference result, SqlOperandTypeChecker operands,
            String... names) {
        for (String name : names) {
            functions.add(new ScalarFunction(name, operator, result, operands));
        }
    }

    private static SqlOperandTypeChecker family(SqlTypeFamily... families) {
        return OperandTypes.family(families);
    }

}
