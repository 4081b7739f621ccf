package dev.onset.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

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

    private static final SqlOperandTypeChecker INTEGERS = family(SqlTypeFamily.INTEGER, SqlTypeFamily.INTEGER);
    private static final SqlReturnTypeInference TEXTS = binding -> binding.getTypeFactory().createTypeWithNullability(
            binding.getTypeFactory().createArrayType(binding.getTypeFactory().createSqlType(SqlTypeName.VARCHAR), -1),
            true);
    private static final SqlReturnTypeInference ELEMENT = binding -> binding.getTypeFactory()
            .createTypeWithNullability(Objects.requireNonNull(binding.getOperandType(0).getComponentType()), true);
    private static final SqlReturnTypeInference SUM_OF_ELEMENTS = ELEMENT.andThen(
            (binding, type) -> binding.getTypeFactory().getTypeSystem().deriveSumType(binding.getTypeFactory(), type));

    /** Not to be written in queries; what is rewritten calls them. */
    static final String TO_DECIMAL = "$TO_DECIMAL";
    static final String DATE_DIFF = "$DATE_DIFF";
    static final String ARRAY_RANGE = "$RANGE";

    private final List<ScalarFunction> functions = new ArrayList<>();

    private ScalarFunctions() {}

    static List<ScalarFunction> all() {
        ScalarFunctions all = new ScalarFunctions();
        all.numbers();
        all.texts();
        all.times();
        all.collections();
        all.arrays();
        return List.copyOf(all.functions);
    }

    private void numbers() {
        add(ScalarOperator.LOG10, ReturnTypes.DOUBLE_NULLABLE, NUMBER, "LOG");
        add(ScalarOperator.LOG_BASE, ReturnTypes.DOUBLE_NULLABLE, OperandTypes.NUMERIC_NUMERIC, "LOG");
        doubles(ScalarOperator.COT, "COT");
        doubles(ScalarOperator.SINH, "SINH");
        doubles(ScalarOperator.COSH, "COSH");
        doubles(ScalarOperator.TANH, "TANH");
        doubles(ScalarOperator.ASINH, "ASINH");
        doubles(ScalarOperator.ACOSH, "ACOSH");
        doubles(ScalarOperator.ATANH, "ATANH");
        doubles(ScalarOperator.GAMMA, "GAMMA");
        doubles(ScalarOperator.LOG_GAMMA, "LGAMMA");
        add(ScalarOperator.FACTORIAL, ReturnTypes.BIGINT_NULLABLE, OperandTypes.INTEGER, "FACTORIAL");
        add(ScalarOperator.GREATEST_COMMON_DIVISOR, COMMON_TYPE, INTEGERS, "GCD", "GREATEST_COMMON_DIVISOR");
        add(ScalarOperator.LEAST_COMMON_MULTIPLE, COMMON_TYPE, INTEGERS, "LCM", "LEAST_COMMON_MULTIPLE");
        add(ScalarOperator.BIT_COUNT, ReturnTypes.INTEGER_NULLABLE, OperandTypes.INTEGER, "BIT_COUNT");
        add(ScalarOperator.BITWISE_AND, COMMON_TYPE, INTEGERS, "BITAND");
        add(ScalarOperator.BITWISE_OR, COMMON_TYPE, INTEGERS, "BITOR");
        add(ScalarOperator.BITWISE_XOR, COMMON_TYPE, INTEGERS, "BITXOR", "XOR");
        add(ScalarOperator.BITWISE_NOT, ReturnTypes.ARG0_NULLABLE, OperandTypes.INTEGER, "BITNOT");
        add(ScalarOperator.SHIFT_LEFT, ReturnTypes.BIGINT_NULLABLE, INTEGERS, "LEFTSHIFT", "SHIFT_LEFT");
        add(ScalarOperator.SHIFT_RIGHT, ReturnTypes.BIGINT_NULLABLE, INTEGERS, "RIGHTSHIFT", "SHIFT_RIGHT");
        add(ScalarOperator.DIVIDE, COMMON_TYPE, INTEGERS, "DIV", "DIVIDE");
        add(ScalarOperator.WIDTH_BUCKET, ReturnTypes.INTEGER_NULLABLE, family(SqlTypeFamily.NUMERIC,
                SqlTypeFamily.NUMERIC, SqlTypeFamily.NUMERIC, SqlTypeFamily.INTEGER), "WIDTH_BUCKET");
        add(ScalarOperator.TO_DECIMAL, ReturnTypes.DOUBLE_FORCE_NULLABLE, family(SqlTypeFamily.NUMERIC,
                SqlTypeFamily.INTEGER, SqlTypeFamily.INTEGER, SqlTypeFamily.BOOLEAN), TO_DECIMAL);
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
        add(ScalarOperator.CHAR_LENGTH, ReturnTypes.INTEGER_NULLABLE, OperandTypes.or(TEXT, OperandTypes.ARRAY),
                "LENGTH",
                "LEN");
        add(ScalarOperator.SUBSTRING, ReturnTypes.VARCHAR_NULLABLE,
                OperandTypes.or(TEXT_INTEGER,
                        family(SqlTypeFamily.CHARACTER, SqlTypeFamily.INTEGER, SqlTypeFamily.INTEGER)),
                "SUBSTR");
        functions.add(new ScalarFunction("STRPOS", ScalarOperator.POSITION, ReturnTypes.INTEGER_NULLABLE, TEXT_TEXT, 1,
                0));
        functions.add(new ScalarFunction("INSTR", ScalarOperator.POSITION, ReturnTypes.INTEGER_NULLABLE, TEXT_TEXT, 1,
                0));
        add(ScalarOperator.CONCAT, ReturnTypes.VARCHAR, OperandTypes.repeat(
                SqlOperandCountRanges.from(1), OperandTypes.ANY), "CONCAT");
        add(ScalarOperator.OCTET_LENGTH, ReturnTypes.INTEGER_NULLABLE, TEXT, "OCTET_LENGTH", "STRLEN");
        add(ScalarOperator.BIT_LENGTH, ReturnTypes.INTEGER_NULLABLE, TEXT, "BIT_LENGTH");
        add(ScalarOperator.UPPER, ReturnTypes.VARCHAR_NULLABLE, TEXT, "UCASE");
        add(ScalarOperator.LOWER, ReturnTypes.VARCHAR_NULLABLE, TEXT, "LCASE");
        add(ScalarOperator.TRIM_BOTH, ReturnTypes.VARCHAR_NULLABLE, OperandTypes.STRING_OPTIONAL_STRING, "BTRIM");
        add(ScalarOperator.TRANSLATE, ReturnTypes.VARCHAR_NULLABLE, OperandTypes.STRING_STRING_STRING, "TRANSLATE",
                "TRANSLATE3");
        add(ScalarOperator.STRIP_ACCENTS, ReturnTypes.VARCHAR_NULLABLE, TEXT, "STRIP_ACCENTS", "UNACCENT");
        add(ScalarOperator.SOUNDEX, ReturnTypes.VARCHAR_NULLABLE, TEXT, "SOUNDEX");
        add(ScalarOperator.LEVENSHTEIN, ReturnTypes.INTEGER_NULLABLE, TEXT_TEXT, "LEVENSHTEIN", "EDITDIST3");
        add(ScalarOperator.HAMMING, ReturnTypes.INTEGER_NULLABLE, TEXT_TEXT, "HAMMING", "MISMATCHES");
        add(ScalarOperator.JACCARD, ReturnTypes.DOUBLE_NULLABLE, TEXT_TEXT, "JACCARD");
        add(ScalarOperator.MD5, ReturnTypes.VARCHAR_NULLABLE, TEXT, "MD5");
        add(ScalarOperator.SHA1, ReturnTypes.VARCHAR_NULLABLE, TEXT, "SHA1");
        add(ScalarOperator.SHA256, ReturnTypes.VARCHAR_NULLABLE, TEXT, "SHA256");
        add(ScalarOperator.TO_HEX, ReturnTypes.VARCHAR_NULLABLE, OperandTypes.or(TEXT, OperandTypes.INTEGER), "TO_HEX",
                "HEX");
        add(ScalarOperator.TO_BINARY, ReturnTypes.VARCHAR_NULLABLE, OperandTypes.INTEGER, "TO_BINARY", "BIN");
        add(ScalarOperator.TO_BASE64, ReturnTypes.VARCHAR_NULLABLE, TEXT, "TO_BASE64", "BASE64");
        add(ScalarOperator.FROM_BASE64, ReturnTypes.VARCHAR_NULLABLE, TEXT, "FROM_BASE64");
        SqlOperandTypeChecker patternAndValues = OperandTypes.variadic(SqlOperandCountRanges.from(1));
        add(ScalarOperator.FORMAT, ReturnTypes.VARCHAR_NULLABLE, patternAndValues, "FORMAT");
        add(ScalarOperator.PRINTF, ReturnTypes.VARCHAR_NULLABLE, patternAndValues, "PRINTF");
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
        add(ScalarOperator.STARTS_WITH, ReturnTypes.BOOLEAN_NULLABLE, TEXT_TEXT, "PREFIX");
        add(ScalarOperator.CONTAINS, ReturnTypes.BOOLEAN_NULLABLE, TEXT_TEXT, "CONTAINS");
        add(ScalarOperator.SPLIT_PART, ReturnTypes.VARCHAR_NULLABLE,
                family(SqlTypeFamily.CHARACTER, SqlTypeFamily.CHARACTER, SqlTypeFamily.INTEGER), "SPLIT_PART");
        add(ScalarOperator.CHR, ReturnTypes.VARCHAR_NULLABLE, OperandTypes.INTEGER, "CHR");
        add(ScalarOperator.REGEXP_MATCHES, ReturnTypes.BOOLEAN_NULLABLE, TEXT_TEXT, "REGEXP_MATCHES", "REGEXP_LIKE",
                "REGEXP");
        add(ScalarOperator.REGEXP_REPLACE, ReturnTypes.VARCHAR_NULLABLE,
                OperandTypes.or(OperandTypes.STRING_STRING_STRING, family(SqlTypeFamily.CHARACTER,
                        SqlTypeFamily.CHARACTER, SqlTypeFamily.CHARACTER, SqlTypeFamily.CHARACTER)),
                "REGEXP_REPLACE");
        add(ScalarOperator.REGEXP_FULL_MATCH, ReturnTypes.BOOLEAN_NULLABLE, TEXT_TEXT, "REGEXP_FULL_MATCH");
        add(ScalarOperator.REGEXP_COUNT, ReturnTypes.INTEGER_NULLABLE, TEXT_TEXT, "REGEXP_COUNT");
        add(ScalarOperator.REGEXP_INSTR, ReturnTypes.INTEGER_NULLABLE, TEXT_TEXT, "REGEXP_INSTR");
        add(ScalarOperator.REGEXP_EXTRACT_ALL, TEXTS, OperandTypes.or(TEXT_TEXT,
                family(SqlTypeFamily.CHARACTER, SqlTypeFamily.CHARACTER, SqlTypeFamily.INTEGER)),
                "REGEXP_EXTRACT_ALL");
        add(ScalarOperator.REGEXP_SPLIT, TEXTS, TEXT_TEXT, "REGEXP_SPLIT_TO_ARRAY", "STRING_SPLIT_REGEX");
        add(ScalarOperator.REGEXP_EXTRACT, ReturnTypes.VARCHAR_NULLABLE.andThen(SqlTypeTransforms.FORCE_NULLABLE),
                OperandTypes.or(TEXT_TEXT,
                        family(SqlTypeFamily.CHARACTER, SqlTypeFamily.CHARACTER, SqlTypeFamily.INTEGER)),
                "REGEXP_EXTRACT", "REGEXP_SUBSTR");
    }

    private void times() {
        add(ScalarOperator.FLOOR_TO, ReturnTypes.ARG1_NULLABLE, UNIT_TIME, "DATE_TRUNC");
        add(ScalarOperator.EXTRACT, ReturnTypes.BIGINT_NULLABLE, UNIT_TIME, "DATE_PART");
        SqlOperandTypeChecker time = OperandTypes.DATETIME;
        add(ScalarOperator.DATE_DIFF, ReturnTypes.BIGINT_NULLABLE, family(SqlTypeFamily.CHARACTER,
                SqlTypeFamily.DATETIME, SqlTypeFamily.DATETIME), DATE_DIFF);
        add(ScalarOperator.LAST_DAY, ReturnTypes.DATE_NULLABLE, time, "LAST_DAY");
        add(ScalarOperator.MAKE_DATE, ReturnTypes.DATE_NULLABLE,
                family(SqlTypeFamily.INTEGER, SqlTypeFamily.INTEGER, SqlTypeFamily.INTEGER), "MAKE_DATE");
        add(ScalarOperator.MAKE_TIME, nullable(SqlTypeName.TIME),
                family(SqlTypeFamily.INTEGER, SqlTypeFamily.INTEGER, SqlTypeFamily.NUMERIC), "MAKE_TIME");
        add(ScalarOperator.MAKE_TIMESTAMP, nullable(SqlTypeName.TIMESTAMP), OperandTypes.or(OperandTypes.INTEGER,
                family(SqlTypeFamily.INTEGER, SqlTypeFamily.INTEGER, SqlTypeFamily.INTEGER, SqlTypeFamily.INTEGER,
                        SqlTypeFamily.INTEGER, SqlTypeFamily.NUMERIC)),
                "MAKE_TIMESTAMP");
        add(ScalarOperator.EPOCH, ReturnTypes.DOUBLE_NULLABLE, OperandTypes.or(time, OperandTypes.INTERVAL), "EPOCH");
        add(ScalarOperator.TO_TIMESTAMP, nullable(SqlTypeName.TIMESTAMP), NUMBER, "TO_TIMESTAMP");
        add(ScalarOperator.PARSE_TIMESTAMP, nullable(SqlTypeName.TIMESTAMP), TEXT_TEXT, "TO_TIMESTAMP");
        add(ScalarOperator.PARSE_TIMESTAMP, ReturnTypes.DATE_NULLABLE, TEXT_TEXT, "TO_DATE");
        add(ScalarOperator.STRPTIME, nullable(SqlTypeName.TIMESTAMP), TEXT_TEXT, "STRPTIME");
        add(ScalarOperator.STRFTIME, ReturnTypes.VARCHAR_NULLABLE, OperandTypes.or(
                family(SqlTypeFamily.DATETIME, SqlTypeFamily.CHARACTER), UNIT_TIME), "STRFTIME");
        add(ScalarOperator.TO_CHAR, ReturnTypes.VARCHAR_NULLABLE, OperandTypes.or(
                family(SqlTypeFamily.DATETIME, SqlTypeFamily.CHARACTER),
                family(SqlTypeFamily.NUMERIC, SqlTypeFamily.CHARACTER)), "TO_CHAR");
        add(ScalarOperator.MONTH_NAME, ReturnTypes.VARCHAR_NULLABLE, time, "MONTHNAME");
        add(ScalarOperator.DAY_NAME, ReturnTypes.VARCHAR_NULLABLE, time, "DAYNAME");
        add(ScalarOperator.TIME_BUCKET, ReturnTypes.ARG1_NULLABLE, OperandTypes.or(
                family(SqlTypeFamily.DATETIME_INTERVAL, SqlTypeFamily.DATETIME),
                family(SqlTypeFamily.DATETIME_INTERVAL, SqlTypeFamily.DATETIME, SqlTypeFamily.DATETIME)),
                "TIME_BUCKET", "DATE_BIN");
        add(ScalarOperator.CURRENT_DATE, ReturnTypes.DATE, OperandTypes.NILADIC, "TODAY");
        add(ScalarOperator.CURRENT_TIMESTAMP, ReturnTypes.explicit(SqlTypeName.TIMESTAMP,
                6), OperandTypes.NILADIC, "NOW");
    }

    private void collections() {
        add(ScalarOperator.MAP_KEYS, ReturnTypes.TO_MAP_KEYS_NULLABLE, OperandTypes.MAP, "MAP_KEYS");
        add(ScalarOperator.MAP_VALUES, ReturnTypes.TO_MAP_VALUES_NULLABLE, OperandTypes.MAP, "MAP_VALUES");
    }

    private void arrays() {
        SqlOperandTypeChecker array = OperandTypes.ARRAY;
        SqlOperandTypeChecker arrayAndAny = family(SqlTypeFamily.ARRAY, SqlTypeFamily.ANY);
        SqlReturnTypeInference same = ReturnTypes.ARG0_NULLABLE;
        add(ScalarOperator.CARDINALITY, ReturnTypes.INTEGER_NULLABLE, array, "ARRAY_LENGTH", "ARRAY_SIZE");
        functions.add(new ScalarFunction("ARRAY_LENGTH", ScalarOperator.CARDINALITY, ReturnTypes.INTEGER_NULLABLE,
                family(SqlTypeFamily.ARRAY, SqlTypeFamily.INTEGER), 0));
        add(ScalarOperator.ARRAY_CONCAT, COMMON_TYPE, OperandTypes.SAME_VARIADIC, "ARRAY_CONCAT", "ARRAY_CAT",
                "LIST_CONCAT");
        add(ScalarOperator.ARRAY_APPEND, same, arrayAndAny, "ARRAY_APPEND", "LIST_APPEND");
        add(ScalarOperator.ARRAY_PREPEND, ReturnTypes.ARG1_NULLABLE, family(SqlTypeFamily.ANY, SqlTypeFamily.ARRAY),
                "ARRAY_PREPEND", "LIST_PREPEND");
        add(ScalarOperator.ARRAY_CONTAINS, ReturnTypes.BOOLEAN_NULLABLE, arrayAndAny, "ARRAY_CONTAINS",
                "LIST_CONTAINS", "ARRAY_HAS", "LIST_HAS");
        add(ScalarOperator.ARRAY_POSITION, ReturnTypes.INTEGER.andThen(SqlTypeTransforms.FORCE_NULLABLE), arrayAndAny,
                "ARRAY_POSITION",
                "LIST_POSITION", "ARRAY_INDEXOF");
        add(ScalarOperator.ARRAY_REMOVE, same, arrayAndAny, "ARRAY_REMOVE");
        add(ScalarOperator.ARRAY_SORT, same, OperandTypes.or(array, family(SqlTypeFamily.ARRAY,
                SqlTypeFamily.CHARACTER)), "ARRAY_SORT", "LIST_SORT");
        add(ScalarOperator.ARRAY_DISTINCT, same, array, "ARRAY_DISTINCT", "LIST_DISTINCT");
        add(ScalarOperator.ARRAY_REVERSE, same, array, "ARRAY_REVERSE", "LIST_REVERSE");
        add(ScalarOperator.ARRAY_MIN, ELEMENT, array, "ARRAY_MIN", "LIST_MIN");
        add(ScalarOperator.ARRAY_MAX, ELEMENT, array, "ARRAY_MAX", "LIST_MAX");
        add(ScalarOperator.ARRAY_SUM, SUM_OF_ELEMENTS, array, "ARRAY_SUM", "LIST_SUM");
        add(ScalarOperator.ARRAY_AVG, ReturnTypes.DOUBLE_FORCE_NULLABLE, array, "ARRAY_AVG", "LIST_AVG");
        add(ScalarOperator.ARRAY_SLICE, same, family(SqlTypeFamily.ARRAY, SqlTypeFamily.INTEGER,
                SqlTypeFamily.INTEGER), "ARRAY_SLICE", "LIST_SLICE");
        add(ScalarOperator.SPLIT, TEXTS, TEXT_TEXT, "STRING_SPLIT", "STR_SPLIT", "STRING_TO_ARRAY", "SPLIT");
        add(ScalarOperator.ARRAY_TO_TEXT, ReturnTypes.VARCHAR_NULLABLE, OperandTypes.or(
                family(SqlTypeFamily.ARRAY, SqlTypeFamily.CHARACTER),
                family(SqlTypeFamily.ARRAY, SqlTypeFamily.CHARACTER, SqlTypeFamily.CHARACTER)),
                "ARRAY_TO_STRING", "ARRAY_JOIN");
        add(ScalarOperator.ARRAY_RANGE, binding -> binding.getTypeFactory().createArrayType(
                binding.getTypeFactory().createSqlType(SqlTypeName.BIGINT), -1),
                family(SqlTypeFamily.INTEGER, SqlTypeFamily.INTEGER, SqlTypeFamily.INTEGER, SqlTypeFamily.BOOLEAN),
                ARRAY_RANGE);
        add(ScalarOperator.MAP_CONTAINS, ReturnTypes.BOOLEAN_NULLABLE, family(SqlTypeFamily.MAP, SqlTypeFamily.ANY),
                "MAP_CONTAINS", "MAP_CONTAINS_KEY");
    }

    private void doubles(ScalarOperator operator, String name) {
        add(operator, ReturnTypes.DOUBLE_NULLABLE, NUMBER, name);
    }

    private static SqlReturnTypeInference nullable(SqlTypeName type) {
        return ReturnTypes.explicit(type, 6).andThen(SqlTypeTransforms.TO_NULLABLE);
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
