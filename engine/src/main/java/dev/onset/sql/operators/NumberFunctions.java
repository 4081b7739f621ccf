package dev.onset.sql.operators;

import java.util.ArrayList;
import java.util.List;

import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeTransforms;

import dev.onset.plan.ScalarOperator;

/** Functions of numbers. */
final class NumberFunctions {

    private NumberFunctions() {}

    static List<ScalarFunction> all() {
        List<ScalarFunction> functions = new ArrayList<>();
        FunctionTypes.add(functions, ScalarOperator.LOG10, ReturnTypes.DOUBLE_NULLABLE, FunctionTypes.NUMBER, "LOG");
        FunctionTypes.add(functions, ScalarOperator.LOG_BASE, ReturnTypes.DOUBLE_NULLABLE, OperandTypes.NUMERIC_NUMERIC,
                "LOG");
        FunctionTypes.add(functions, ScalarOperator.COT, ReturnTypes.DOUBLE_NULLABLE, FunctionTypes.NUMBER, "COT");
        FunctionTypes.add(functions, ScalarOperator.SINH, ReturnTypes.DOUBLE_NULLABLE, FunctionTypes.NUMBER, "SINH");
        FunctionTypes.add(functions, ScalarOperator.COSH, ReturnTypes.DOUBLE_NULLABLE, FunctionTypes.NUMBER, "COSH");
        FunctionTypes.add(functions, ScalarOperator.TANH, ReturnTypes.DOUBLE_NULLABLE, FunctionTypes.NUMBER, "TANH");
        FunctionTypes.add(functions, ScalarOperator.ASINH, ReturnTypes.DOUBLE_NULLABLE, FunctionTypes.NUMBER, "ASINH");
        FunctionTypes.add(functions, ScalarOperator.ACOSH, ReturnTypes.DOUBLE_NULLABLE, FunctionTypes.NUMBER, "ACOSH");
        FunctionTypes.add(functions, ScalarOperator.ATANH, ReturnTypes.DOUBLE_NULLABLE, FunctionTypes.NUMBER, "ATANH");
        FunctionTypes.add(functions, ScalarOperator.GAMMA, ReturnTypes.DOUBLE_NULLABLE, FunctionTypes.NUMBER, "GAMMA");
        FunctionTypes.add(functions, ScalarOperator.LOG_GAMMA, ReturnTypes.DOUBLE_NULLABLE, FunctionTypes.NUMBER,
                "LGAMMA");
        FunctionTypes.add(functions, ScalarOperator.FACTORIAL, ReturnTypes.BIGINT_NULLABLE, OperandTypes.INTEGER,
                "FACTORIAL");
        FunctionTypes.add(functions, ScalarOperator.GREATEST_COMMON_DIVISOR, FunctionTypes.COMMON_TYPE,
                FunctionTypes.INTEGERS, "GCD", "GREATEST_COMMON_DIVISOR");
        FunctionTypes.add(functions, ScalarOperator.LEAST_COMMON_MULTIPLE, FunctionTypes.COMMON_TYPE,
                FunctionTypes.INTEGERS, "LCM", "LEAST_COMMON_MULTIPLE");
        FunctionTypes.add(functions, ScalarOperator.BIT_COUNT, ReturnTypes.INTEGER_NULLABLE, OperandTypes.INTEGER,
                "BIT_COUNT");
        FunctionTypes.add(functions, ScalarOperator.BITWISE_AND, FunctionTypes.COMMON_TYPE, FunctionTypes.INTEGERS,
                "BITAND");
        FunctionTypes.add(functions, ScalarOperator.BITWISE_OR, FunctionTypes.COMMON_TYPE, FunctionTypes.INTEGERS,
                "BITOR");
        FunctionTypes.add(functions, ScalarOperator.BITWISE_XOR, FunctionTypes.COMMON_TYPE, FunctionTypes.INTEGERS,
                "BITXOR", "XOR");
        FunctionTypes.add(functions, ScalarOperator.BITWISE_NOT, ReturnTypes.ARG0_NULLABLE, OperandTypes.INTEGER,
                "BITNOT");
        FunctionTypes.add(functions, ScalarOperator.SHIFT_LEFT, ReturnTypes.BIGINT_NULLABLE, FunctionTypes.INTEGERS,
                "LEFTSHIFT", "SHIFT_LEFT");
        FunctionTypes.add(functions, ScalarOperator.SHIFT_RIGHT, ReturnTypes.BIGINT_NULLABLE, FunctionTypes.INTEGERS,
                "RIGHTSHIFT", "SHIFT_RIGHT");
        FunctionTypes.add(functions, ScalarOperator.DIVIDE, FunctionTypes.COMMON_TYPE, FunctionTypes.INTEGERS, "DIV",
                "DIVIDE");
        FunctionTypes.add(functions, ScalarOperator.WIDTH_BUCKET,
                ReturnTypes.INTEGER.andThen(SqlTypeTransforms.FORCE_NULLABLE),
                FunctionTypes.family(SqlTypeFamily.NUMERIC,
                        SqlTypeFamily.NUMERIC, SqlTypeFamily.NUMERIC, SqlTypeFamily.INTEGER),
                "WIDTH_BUCKET");
        FunctionTypes.add(functions, ScalarOperator.LOG2, ReturnTypes.DOUBLE_NULLABLE, FunctionTypes.NUMBER, "LOG2");
        FunctionTypes.add(functions, ScalarOperator.POWER, ReturnTypes.DOUBLE_NULLABLE, OperandTypes.NUMERIC_NUMERIC,
                "POW");
        FunctionTypes.add(functions, ScalarOperator.ROUND, NumberFunctions::roundedType,
                OperandTypes.NUMERIC_OPTIONAL_INTEGER, "ROUND");
        FunctionTypes.add(functions, ScalarOperator.TRUNCATE, NumberFunctions::roundedType,
                OperandTypes.NUMERIC_OPTIONAL_INTEGER, "TRUNC", "TRUNCATE");
        FunctionTypes.add(functions, ScalarOperator.MODULO, FunctionTypes.COMMON_TYPE, OperandTypes.NUMERIC_NUMERIC,
                "FMOD");
        FunctionTypes.add(functions, ScalarOperator.RANDOM, ReturnTypes.DOUBLE, OperandTypes.NILADIC, "RANDOM");
        FunctionTypes.add(functions, ScalarOperator.IS_NAN, ReturnTypes.BOOLEAN_NULLABLE, FunctionTypes.NUMBER,
                "IS_NAN", "ISNAN");
        FunctionTypes.add(functions, ScalarOperator.IS_FINITE, ReturnTypes.BOOLEAN_NULLABLE, FunctionTypes.NUMBER,
                "IS_FINITE", "ISFINITE");
        FunctionTypes.add(functions, ScalarOperator.IS_INFINITE, ReturnTypes.BOOLEAN_NULLABLE, FunctionTypes.NUMBER,
                "IS_INFINITE", "ISINF", "IS_INF");
        FunctionTypes.add(functions, ScalarOperator.GREATEST, FunctionTypes.COMMON_TYPE, OperandTypes.SAME_VARIADIC,
                "GREATEST");
        FunctionTypes.add(functions, ScalarOperator.LEAST, FunctionTypes.COMMON_TYPE, OperandTypes.SAME_VARIADIC,
                "LEAST");
        FunctionTypes.add(functions, ScalarOperator.COALESCE, FunctionTypes.FIRST_NOT_NULL, OperandTypes.SAME_SAME,
                "IFNULL", "NVL");
        return List.copyOf(functions);
    }

    /** A decimal keeps as many digits as are asked for; where that is known only later, the result is a DOUBLE. */
    private static RelDataType roundedType(SqlOperatorBinding binding) {
        RelDataType type = binding.getOperandType(0);
        RelDataTypeFactory types = binding.getTypeFactory();
        RelDataType result = type;
        if (Decimals.isOne(type)) {
            boolean known = binding.getOperandCount() == 1 || binding.isOperandLiteral(1, false);
            Integer digits = !known ? null
                    : binding.getOperandCount() == 1 ? (Integer) 0 : binding.getOperandLiteralValue(1, Integer.class);
            int scale = digits == null ? 0 : Math.clamp(digits, 0, Math.max(0, type.getScale()));
            result = digits == null
                    ? types.createSqlType(SqlTypeName.DOUBLE)
                    : types.createSqlType(SqlTypeName.DECIMAL, type.getPrecision(), scale);
        }
        boolean nullable = binding.collectOperandTypes().stream().anyMatch(RelDataType::isNullable);
        return types.createTypeWithNullability(result, nullable);
    }
}
