package dev.onset.sql.operators;

import static java.util.Map.entry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.apache.calcite.avatica.util.TimeUnit;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlBinaryOperator;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.fun.SqlLibraryOperators;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.InferTypes;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.jspecify.annotations.Nullable;

import dev.onset.plan.ScalarOperator;

/** The operators of Calcite that queries may use, and what each one is in a plan. */
public final class StandardOperators {

    /** Subtraction, also of times: Calcite's takes times only with an interval unit behind it. */
    static final SqlOperator MINUS = new SqlBinaryOperator("-", SqlKind.MINUS,
            SqlStdOperatorTable.MINUS.getLeftPrec() / 2, true, StandardOperators::differenceType,
            InferTypes.FIRST_KNOWN, OperandTypes.or(OperandTypes.MINUS_OPERATOR,
                    OperandTypes.family(SqlTypeFamily.DATETIME, SqlTypeFamily.DATETIME),
                    new DateAndDays(false)));

    /** Addition, also of days to a date. */
    static final SqlOperator PLUS = new SqlBinaryOperator("+", SqlKind.PLUS, SqlStdOperatorTable.PLUS.getLeftPrec() / 2,
            true, StandardOperators::sumType, InferTypes.FIRST_KNOWN, OperandTypes.or(OperandTypes.PLUS_OPERATOR,
                    new DateAndDays(true)));

    /** Operators that become one scalar operator with the same arguments. */
    private static final Map<SqlOperator, ScalarOperator> SCALAR = new HashMap<>();

    static {
        SCALAR.putAll(arithmetic());
        SCALAR.putAll(comparison());
        SCALAR.putAll(logic());
        SCALAR.putAll(numeric());
        SCALAR.putAll(text());
        SCALAR.put(SqlStdOperatorTable.CURRENT_TIMESTAMP, ScalarOperator.CURRENT_TIMESTAMP);
        SCALAR.put(SqlStdOperatorTable.LOCALTIMESTAMP, ScalarOperator.CURRENT_TIMESTAMP);
        SCALAR.put(SqlStdOperatorTable.CURRENT_TIME, ScalarOperator.CURRENT_TIME);
        SCALAR.put(SqlStdOperatorTable.LOCALTIME, ScalarOperator.CURRENT_TIME);
        SCALAR.put(SqlStdOperatorTable.CURRENT_DATE, ScalarOperator.CURRENT_DATE);
        SCALAR.put(SqlStdOperatorTable.ITEM, ScalarOperator.ITEM);
        SCALAR.put(SqlStdOperatorTable.OVERLAY, ScalarOperator.OVERLAY);
        SCALAR.put(SqlStdOperatorTable.BIT_LEFT_SHIFT, ScalarOperator.SHIFT_LEFT);
        SCALAR.put(SqlStdOperatorTable.BITAND_OPERATOR, ScalarOperator.BITWISE_AND);
        SCALAR.put(SqlStdOperatorTable.CARDINALITY, ScalarOperator.CARDINALITY);
        SCALAR.put(SqlStdOperatorTable.ARRAY_VALUE_CONSTRUCTOR, ScalarOperator.ARRAY);
        SCALAR.put(SqlStdOperatorTable.MAP_VALUE_CONSTRUCTOR, ScalarOperator.MAP);
    }

    /** Operators that the validator, the conversion or the translation treats in ways of their own. */
    private static final List<SqlOperator> STRUCTURAL = List.of(SqlStdOperatorTable.AS, SqlStdOperatorTable.CASE,
            SqlStdOperatorTable.CAST, SqlLibraryOperators.INFIX_CAST, SqlLibraryOperators.SAFE_CAST,
            SqlLibraryOperators.TRY_CAST, SqlStdOperatorTable.COALESCE, SqlStdOperatorTable.NULLIF,
            SqlLibraryOperators.IF,
            SqlStdOperatorTable.IN, SqlStdOperatorTable.NOT_IN, SqlStdOperatorTable.EXISTS,
            SqlStdOperatorTable.SOME_EQ, SqlStdOperatorTable.SOME_NE, SqlStdOperatorTable.SOME_LT,
            SqlStdOperatorTable.SOME_LE, SqlStdOperatorTable.SOME_GT, SqlStdOperatorTable.SOME_GE,
            SqlStdOperatorTable.ALL_EQ, SqlStdOperatorTable.ALL_NE, SqlStdOperatorTable.ALL_LT,
            SqlStdOperatorTable.ALL_LE, SqlStdOperatorTable.ALL_GT, SqlStdOperatorTable.ALL_GE,
            SqlStdOperatorTable.SCALAR_QUERY, SqlStdOperatorTable.BETWEEN, SqlStdOperatorTable.NOT_BETWEEN,
            SqlStdOperatorTable.SYMMETRIC_BETWEEN, SqlStdOperatorTable.SYMMETRIC_NOT_BETWEEN,
            SqlStdOperatorTable.DESC, SqlStdOperatorTable.NULLS_FIRST, SqlStdOperatorTable.NULLS_LAST,
            SqlStdOperatorTable.FILTER, SqlStdOperatorTable.IGNORE_NULLS, SqlStdOperatorTable.RESPECT_NULLS,
            SqlStdOperatorTable.WITHIN_GROUP, SqlStdOperatorTable.ROW,
            SqlStdOperatorTable.VALUES, SqlStdOperatorTable.EXPLICIT_TABLE, SqlStdOperatorTable.UNION,
            SqlStdOperatorTable.UNION_ALL, SqlStdOperatorTable.INTERSECT, SqlStdOperatorTable.INTERSECT_ALL,
            SqlStdOperatorTable.EXCEPT, SqlStdOperatorTable.EXCEPT_ALL, SqlStdOperatorTable.CUBE,
            SqlStdOperatorTable.ROLLUP, SqlStdOperatorTable.GROUPING_SETS, SqlStdOperatorTable.TRIM,
            SqlStdOperatorTable.FLOOR, SqlStdOperatorTable.CEIL, SqlStdOperatorTable.EXTRACT,
            SqlStdOperatorTable.TIMESTAMP_ADD, SqlStdOperatorTable.TIMESTAMP_DIFF, SqlStdOperatorTable.YEAR,
            SqlStdOperatorTable.QUARTER, SqlStdOperatorTable.MONTH, SqlStdOperatorTable.WEEK,
            SqlStdOperatorTable.DAYOFYEAR, SqlStdOperatorTable.DAYOFMONTH, SqlStdOperatorTable.DAYOFWEEK,
            SqlStdOperatorTable.HOUR, SqlStdOperatorTable.MINUTE, SqlStdOperatorTable.SECOND,
            SqlStdOperatorTable.NOT_LIKE, SqlLibraryOperators.NOT_ILIKE, SqlStdOperatorTable.NOT_SIMILAR_TO,
            SqlStdOperatorTable.ESCAPE, SqlStdOperatorTable.UNARY_PLUS, SqlStdOperatorTable.INTERVAL,
            SqlStdOperatorTable.LITERAL_CHAIN, SqlStdOperatorTable.NEGATED_POSIX_REGEX_CASE_SENSITIVE,
            SqlStdOperatorTable.OVER,
            SqlStdOperatorTable.UNNEST, SqlStdOperatorTable.UNNEST_WITH_ORDINALITY, SqlStdOperatorTable.LATERAL,
            SqlStdOperatorTable.OVERLAPS, SqlStdOperatorTable.CONTAINS, SqlStdOperatorTable.PRECEDES,
            SqlStdOperatorTable.SUCCEEDS, SqlStdOperatorTable.IMMEDIATELY_PRECEDES,
            SqlStdOperatorTable.IMMEDIATELY_SUCCEEDS, SqlStdOperatorTable.PERIOD_EQUALS, SqlStdOperatorTable.GROUP_ID);

    private StandardOperators() {}

    public static List<SqlOperator> all() {
        List<SqlOperator> all = new ArrayList<>(SCALAR.keySet());
        all.remove(SqlStdOperatorTable.MINUS);
        all.remove(SqlStdOperatorTable.PLUS);
        // Ours know how many digits a decimal keeps.
        all.remove(SqlStdOperatorTable.ROUND);
        all.remove(SqlStdOperatorTable.TRUNCATE);
        all.addAll(PositionalFunctions.ALL.keySet());
        all.addAll(STRUCTURAL);
        return all;
    }

    public static @Nullable ScalarOperator find(SqlOperator operator) {
        return SCALAR.get(operator);
    }

    private static @Nullable RelDataType sumType(SqlOperatorBinding binding) {
        for (int side = 0; side < 2; side++) {
            if (SqlTypeUtil.isDate(binding.getOperandType(side))
                    && SqlTypeUtil.isIntType(binding.getOperandType(1 - side))) {
                return nullable(binding, binding.getOperandType(side));
            }
        }
        return ReturnTypes.NULLABLE_SUM.inferReturnType(binding);
    }

    private static RelDataType nullable(SqlOperatorBinding binding, RelDataType type) {
        return binding.getTypeFactory().createTypeWithNullability(type,
                binding.getOperandType(0).isNullable() || binding.getOperandType(1).isNullable());
    }

    private static @Nullable RelDataType differenceType(SqlOperatorBinding binding) {
        if (SqlTypeUtil.isDate(binding.getOperandType(0)) && SqlTypeUtil.isDate(binding.getOperandType(1))) {
            return nullable(binding, binding.getTypeFactory().createSqlType(SqlTypeName.BIGINT));
        }
        if (SqlTypeUtil.isDate(binding.getOperandType(0)) && SqlTypeUtil.isIntType(binding.getOperandType(1))) {
            return nullable(binding, binding.getOperandType(0));
        }
        if (SqlTypeUtil.isDatetime(binding.getOperandType(0)) && SqlTypeUtil.isDatetime(binding.getOperandType(1))) {
            RelDataTypeFactory types = binding.getTypeFactory();
            return types.createTypeWithNullability(
                    types.createSqlIntervalType(
                            new SqlIntervalQualifier(TimeUnit.DAY, TimeUnit.SECOND, SqlParserPos.ZERO)),
                    binding.getOperandType(0).isNullable() || binding.getOperandType(1).isNullable());
        }
        return ReturnTypes.NULLABLE_SUM.inferReturnType(binding);
    }

    private static Map<SqlOperator, ScalarOperator> arithmetic() {
        return Map.ofEntries(entry(SqlStdOperatorTable.PLUS, ScalarOperator.PLUS), entry(PLUS, ScalarOperator.PLUS),
                entry(SqlStdOperatorTable.DATETIME_PLUS, ScalarOperator.PLUS),
                entry(SqlStdOperatorTable.MINUS, ScalarOperator.MINUS), entry(MINUS, ScalarOperator.MINUS),
                entry(SqlStdOperatorTable.MINUS_DATE, ScalarOperator.MINUS),
                entry(SqlStdOperatorTable.MULTIPLY, ScalarOperator.TIMES),
                entry(SqlStdOperatorTable.DIVIDE, ScalarOperator.DIVIDE),
                entry(SqlStdOperatorTable.DIVIDE_INTEGER, ScalarOperator.DIVIDE),
                entry(SqlStdOperatorTable.MOD, ScalarOperator.MODULO),
                entry(SqlStdOperatorTable.PERCENT_REMAINDER, ScalarOperator.MODULO),
                entry(SqlStdOperatorTable.UNARY_MINUS, ScalarOperator.NEGATE));
    }

    private static Map<SqlOperator, ScalarOperator> comparison() {
        return Map.ofEntries(entry(SqlStdOperatorTable.EQUALS, ScalarOperator.EQUALS),
                entry(SqlStdOperatorTable.NOT_EQUALS, ScalarOperator.NOT_EQUALS),
                entry(SqlStdOperatorTable.LESS_THAN, ScalarOperator.LESS),
                entry(SqlStdOperatorTable.LESS_THAN_OR_EQUAL, ScalarOperator.LESS_OR_EQUAL),
                entry(SqlStdOperatorTable.GREATER_THAN, ScalarOperator.GREATER),
                entry(SqlStdOperatorTable.GREATER_THAN_OR_EQUAL, ScalarOperator.GREATER_OR_EQUAL),
                entry(SqlStdOperatorTable.IS_DISTINCT_FROM, ScalarOperator.IS_DISTINCT_FROM),
                entry(SqlStdOperatorTable.IS_NOT_DISTINCT_FROM, ScalarOperator.IS_NOT_DISTINCT_FROM));
    }

    private static Map<SqlOperator, ScalarOperator> logic() {
        return Map.ofEntries(entry(SqlStdOperatorTable.AND, ScalarOperator.AND),
                entry(SqlStdOperatorTable.OR, ScalarOperator.OR), entry(SqlStdOperatorTable.NOT, ScalarOperator.NOT),
                entry(SqlStdOperatorTable.IS_NULL, ScalarOperator.IS_NULL),
                entry(SqlStdOperatorTable.IS_NOT_NULL, ScalarOperator.IS_NOT_NULL),
                entry(SqlStdOperatorTable.IS_UNKNOWN, ScalarOperator.IS_NULL),
                entry(SqlStdOperatorTable.IS_NOT_UNKNOWN, ScalarOperator.IS_NOT_NULL),
                entry(SqlStdOperatorTable.IS_TRUE, ScalarOperator.IS_TRUE),
                entry(SqlStdOperatorTable.IS_NOT_TRUE, ScalarOperator.IS_NOT_TRUE),
                entry(SqlStdOperatorTable.IS_FALSE, ScalarOperator.IS_FALSE),
                entry(SqlStdOperatorTable.IS_NOT_FALSE, ScalarOperator.IS_NOT_FALSE));
    }

    private static Map<SqlOperator, ScalarOperator> numeric() {
        return Map.ofEntries(entry(SqlStdOperatorTable.ABS, ScalarOperator.ABS),
                entry(SqlStdOperatorTable.SIGN, ScalarOperator.SIGN),
                entry(SqlStdOperatorTable.ROUND, ScalarOperator.ROUND),
                entry(SqlStdOperatorTable.TRUNCATE, ScalarOperator.TRUNCATE),
                entry(SqlStdOperatorTable.SQRT, ScalarOperator.SQRT),
                entry(SqlStdOperatorTable.CBRT, ScalarOperator.CBRT),
                entry(SqlStdOperatorTable.EXP, ScalarOperator.EXP), entry(SqlStdOperatorTable.LN, ScalarOperator.LN),
                entry(SqlStdOperatorTable.LOG10, ScalarOperator.LOG10),
                entry(SqlStdOperatorTable.POWER, ScalarOperator.POWER),
                entry(SqlStdOperatorTable.SIN, ScalarOperator.SIN), entry(SqlStdOperatorTable.COS, ScalarOperator.COS),
                entry(SqlStdOperatorTable.TAN, ScalarOperator.TAN),
                entry(SqlStdOperatorTable.ASIN, ScalarOperator.ASIN),
                entry(SqlStdOperatorTable.ACOS, ScalarOperator.ACOS),
                entry(SqlStdOperatorTable.ATAN, ScalarOperator.ATAN),
                entry(SqlStdOperatorTable.ATAN2, ScalarOperator.ATAN2),
                entry(SqlStdOperatorTable.DEGREES, ScalarOperator.DEGREES),
                entry(SqlStdOperatorTable.RADIANS, ScalarOperator.RADIANS),
                entry(SqlStdOperatorTable.PI, ScalarOperator.PI),
                entry(SqlStdOperatorTable.RAND, ScalarOperator.RANDOM));
    }

    private static Map<SqlOperator, ScalarOperator> text() {
        return Map.ofEntries(entry(SqlStdOperatorTable.CONCAT, ScalarOperator.CONCAT),
                entry(SqlStdOperatorTable.UPPER, ScalarOperator.UPPER),
                entry(SqlStdOperatorTable.LOWER, ScalarOperator.LOWER),
                entry(SqlStdOperatorTable.INITCAP, ScalarOperator.INITCAP),
                entry(SqlStdOperatorTable.ASCII, ScalarOperator.ASCII),
                entry(SqlStdOperatorTable.SUBSTRING, ScalarOperator.SUBSTRING),
                entry(SqlStdOperatorTable.CHAR_LENGTH, ScalarOperator.CHAR_LENGTH),
                entry(SqlStdOperatorTable.CHARACTER_LENGTH, ScalarOperator.CHAR_LENGTH),
                entry(SqlStdOperatorTable.POSITION, ScalarOperator.POSITION),
                entry(SqlStdOperatorTable.REPLACE, ScalarOperator.REPLACE),
                entry(SqlStdOperatorTable.LIKE, ScalarOperator.LIKE),
                entry(SqlLibraryOperators.ILIKE, ScalarOperator.ILIKE),
                entry(SqlStdOperatorTable.SIMILAR_TO, ScalarOperator.SIMILAR_TO),
                entry(SqlStdOperatorTable.POSIX_REGEX_CASE_SENSITIVE, ScalarOperator.REGEXP_MATCHES));
    }
}
