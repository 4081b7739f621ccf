package dev.onset.sql.operators;

import java.util.ArrayList;
import java.util.List;

import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlOperandCountRanges;
import org.apache.calcite.sql.type.SqlOperandTypeChecker;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.sql.type.SqlTypeTransforms;

import dev.onset.plan.ScalarOperator;

/** Functions of texts. */
final class TextFunctions {

    private TextFunctions() {}

    static List<ScalarFunction> all() {
        List<ScalarFunction> functions = new ArrayList<>();
        FunctionTypes.add(functions, ScalarOperator.CHAR_LENGTH, ReturnTypes.INTEGER_NULLABLE,
                OperandTypes.or(FunctionTypes.TEXT, OperandTypes.ARRAY),
                "LENGTH",
                "LEN");
        FunctionTypes.add(functions, ScalarOperator.SUBSTRING, ReturnTypes.VARCHAR_NULLABLE,
                OperandTypes.or(FunctionTypes.TEXT_INTEGER,
                        FunctionTypes.family(SqlTypeFamily.CHARACTER, SqlTypeFamily.INTEGER, SqlTypeFamily.INTEGER)),
                "SUBSTR");
        functions.add(new ScalarFunction("STRPOS", ScalarOperator.POSITION, ReturnTypes.INTEGER_NULLABLE,
                FunctionTypes.TEXT_TEXT, 1,
                0));
        functions.add(new ScalarFunction("INSTR", ScalarOperator.POSITION, ReturnTypes.INTEGER_NULLABLE,
                FunctionTypes.TEXT_TEXT, 1,
                0));
        FunctionTypes.add(functions, ScalarOperator.CONCAT, ReturnTypes.VARCHAR, OperandTypes.repeat(
                SqlOperandCountRanges.from(1), OperandTypes.ANY), "CONCAT");
        FunctionTypes.add(functions, ScalarOperator.OCTET_LENGTH, ReturnTypes.INTEGER_NULLABLE, FunctionTypes.TEXT,
                "OCTET_LENGTH", "STRLEN");
        FunctionTypes.add(functions, ScalarOperator.BIT_LENGTH, ReturnTypes.INTEGER_NULLABLE, FunctionTypes.TEXT,
                "BIT_LENGTH");
        FunctionTypes.add(functions, ScalarOperator.UPPER, ReturnTypes.VARCHAR_NULLABLE, FunctionTypes.TEXT, "UCASE");
        FunctionTypes.add(functions, ScalarOperator.LOWER, ReturnTypes.VARCHAR_NULLABLE, FunctionTypes.TEXT, "LCASE");
        FunctionTypes.add(functions, ScalarOperator.TRIM_BOTH, ReturnTypes.VARCHAR_NULLABLE,
                OperandTypes.STRING_OPTIONAL_STRING, "BTRIM");
        FunctionTypes.add(functions, ScalarOperator.TRANSLATE, ReturnTypes.VARCHAR_NULLABLE,
                OperandTypes.STRING_STRING_STRING, "TRANSLATE",
                "TRANSLATE3");
        FunctionTypes.add(functions, ScalarOperator.STRIP_ACCENTS, ReturnTypes.VARCHAR_NULLABLE, FunctionTypes.TEXT,
                "STRIP_ACCENTS", "UNACCENT");
        FunctionTypes.add(functions, ScalarOperator.SOUNDEX, ReturnTypes.VARCHAR_NULLABLE, FunctionTypes.TEXT,
                "SOUNDEX");
        FunctionTypes.add(functions, ScalarOperator.LEVENSHTEIN, ReturnTypes.INTEGER_NULLABLE, FunctionTypes.TEXT_TEXT,
                "LEVENSHTEIN", "EDITDIST3");
        FunctionTypes.add(functions, ScalarOperator.HAMMING, ReturnTypes.INTEGER_NULLABLE, FunctionTypes.TEXT_TEXT,
                "HAMMING", "MISMATCHES");
        FunctionTypes.add(functions, ScalarOperator.JACCARD, ReturnTypes.DOUBLE_NULLABLE, FunctionTypes.TEXT_TEXT,
                "JACCARD");
        FunctionTypes.add(functions, ScalarOperator.MD5, ReturnTypes.VARCHAR_NULLABLE, FunctionTypes.TEXT, "MD5");
        FunctionTypes.add(functions, ScalarOperator.SHA1, ReturnTypes.VARCHAR_NULLABLE, FunctionTypes.TEXT, "SHA1");
        FunctionTypes.add(functions, ScalarOperator.SHA256, ReturnTypes.VARCHAR_NULLABLE, FunctionTypes.TEXT, "SHA256");
        FunctionTypes.add(functions, ScalarOperator.TO_HEX, ReturnTypes.VARCHAR_NULLABLE,
                OperandTypes.or(FunctionTypes.TEXT, OperandTypes.INTEGER), "TO_HEX",
                "HEX");
        FunctionTypes.add(functions, ScalarOperator.TO_BINARY, ReturnTypes.VARCHAR_NULLABLE, OperandTypes.INTEGER,
                "TO_BINARY", "BIN");
        FunctionTypes.add(functions, ScalarOperator.TO_BASE64, ReturnTypes.VARCHAR_NULLABLE, FunctionTypes.TEXT,
                "TO_BASE64", "BASE64");
        FunctionTypes.add(functions, ScalarOperator.FROM_BASE64, ReturnTypes.VARCHAR_NULLABLE, FunctionTypes.TEXT,
                "FROM_BASE64");
        SqlOperandTypeChecker patternAndValues = OperandTypes.variadic(SqlOperandCountRanges.from(1));
        FunctionTypes.add(functions, ScalarOperator.FORMAT, ReturnTypes.VARCHAR_NULLABLE, patternAndValues, "FORMAT");
        FunctionTypes.add(functions, ScalarOperator.PRINTF, ReturnTypes.VARCHAR_NULLABLE, patternAndValues, "PRINTF");
        FunctionTypes.add(functions, ScalarOperator.LEFT, ReturnTypes.VARCHAR_NULLABLE, FunctionTypes.TEXT_INTEGER,
                "LEFT");
        FunctionTypes.add(functions, ScalarOperator.RIGHT, ReturnTypes.VARCHAR_NULLABLE, FunctionTypes.TEXT_INTEGER,
                "RIGHT");
        FunctionTypes.add(functions, ScalarOperator.REPEAT, ReturnTypes.VARCHAR_NULLABLE, FunctionTypes.TEXT_INTEGER,
                "REPEAT");
        FunctionTypes.add(functions, ScalarOperator.REVERSE, ReturnTypes.VARCHAR_NULLABLE, FunctionTypes.TEXT,
                "REVERSE");
        FunctionTypes.add(functions, ScalarOperator.TRIM_LEADING, ReturnTypes.VARCHAR_NULLABLE,
                OperandTypes.STRING_OPTIONAL_STRING, "LTRIM");
        FunctionTypes.add(functions, ScalarOperator.TRIM_TRAILING, ReturnTypes.VARCHAR_NULLABLE,
                OperandTypes.STRING_OPTIONAL_STRING, "RTRIM");
        FunctionTypes.add(functions, ScalarOperator.LPAD, ReturnTypes.VARCHAR_NULLABLE,
                OperandTypes.STRING_NUMERIC_OPTIONAL_STRING, "LPAD");
        FunctionTypes.add(functions, ScalarOperator.RPAD, ReturnTypes.VARCHAR_NULLABLE,
                OperandTypes.STRING_NUMERIC_OPTIONAL_STRING, "RPAD");
        FunctionTypes.add(functions, ScalarOperator.STARTS_WITH, ReturnTypes.BOOLEAN_NULLABLE, FunctionTypes.TEXT_TEXT,
                "STARTS_WITH", "STARTSWITH");
        FunctionTypes.add(functions, ScalarOperator.ENDS_WITH, ReturnTypes.BOOLEAN_NULLABLE, FunctionTypes.TEXT_TEXT,
                "ENDS_WITH", "ENDSWITH", "SUFFIX");
        FunctionTypes.add(functions, ScalarOperator.STARTS_WITH, ReturnTypes.BOOLEAN_NULLABLE, FunctionTypes.TEXT_TEXT,
                "PREFIX");
        FunctionTypes.add(functions, ScalarOperator.CONTAINS, ReturnTypes.BOOLEAN_NULLABLE, FunctionTypes.TEXT_TEXT,
                "CONTAINS");
        FunctionTypes.add(functions, ScalarOperator.SPLIT_PART, ReturnTypes.VARCHAR_NULLABLE,
                FunctionTypes.family(SqlTypeFamily.CHARACTER, SqlTypeFamily.CHARACTER, SqlTypeFamily.INTEGER),
                "SPLIT_PART");
        FunctionTypes.add(functions, ScalarOperator.CHR, ReturnTypes.VARCHAR_NULLABLE, OperandTypes.INTEGER, "CHR");
        FunctionTypes.add(functions, ScalarOperator.REGEXP_MATCHES, ReturnTypes.BOOLEAN_NULLABLE,
                FunctionTypes.TEXT_TEXT, "REGEXP_MATCHES", "REGEXP_LIKE",
                "REGEXP");
        FunctionTypes.add(functions, ScalarOperator.REGEXP_REPLACE, ReturnTypes.VARCHAR_NULLABLE,
                OperandTypes.or(OperandTypes.STRING_STRING_STRING, FunctionTypes.family(SqlTypeFamily.CHARACTER,
                        SqlTypeFamily.CHARACTER, SqlTypeFamily.CHARACTER, SqlTypeFamily.CHARACTER)),
                "REGEXP_REPLACE");
        FunctionTypes.add(functions, ScalarOperator.REGEXP_FULL_MATCH, ReturnTypes.BOOLEAN_NULLABLE,
                FunctionTypes.TEXT_TEXT, "REGEXP_FULL_MATCH");
        FunctionTypes.add(functions, ScalarOperator.REGEXP_COUNT, ReturnTypes.INTEGER_NULLABLE, FunctionTypes.TEXT_TEXT,
                "REGEXP_COUNT");
        FunctionTypes.add(functions, ScalarOperator.REGEXP_INSTR, ReturnTypes.INTEGER_NULLABLE, FunctionTypes.TEXT_TEXT,
                "REGEXP_INSTR");
        FunctionTypes.add(functions, ScalarOperator.REGEXP_EXTRACT_ALL, FunctionTypes.TEXTS,
                OperandTypes.or(FunctionTypes.TEXT_TEXT,
                        FunctionTypes.family(SqlTypeFamily.CHARACTER, SqlTypeFamily.CHARACTER, SqlTypeFamily.INTEGER)),
                "REGEXP_EXTRACT_ALL");
        FunctionTypes.add(functions, ScalarOperator.REGEXP_SPLIT, FunctionTypes.TEXTS, FunctionTypes.TEXT_TEXT,
                "REGEXP_SPLIT_TO_ARRAY", "STRING_SPLIT_REGEX");
        FunctionTypes.add(functions, ScalarOperator.REGEXP_EXTRACT,
                ReturnTypes.VARCHAR_NULLABLE.andThen(SqlTypeTransforms.FORCE_NULLABLE),
                OperandTypes.or(FunctionTypes.TEXT_TEXT,
                        FunctionTypes.family(SqlTypeFamily.CHARACTER, SqlTypeFamily.CHARACTER, SqlTypeFamily.INTEGER)),
                "REGEXP_EXTRACT", "REGEXP_SUBSTR");
        return List.copyOf(functions);
    }
}
