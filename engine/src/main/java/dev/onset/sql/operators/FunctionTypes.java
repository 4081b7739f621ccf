package dev.onset.sql.operators;

import java.util.Collections;
import java.util.List;
import java.util.Objects;

import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlOperandTypeChecker;
import org.apache.calcite.sql.type.SqlReturnTypeInference;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeTransforms;

import dev.onset.plan.ScalarOperator;

/** Types of arguments and results that functions share, and the list that they are put on. */
final class FunctionTypes {

    static final SqlReturnTypeInference COMMON_TYPE = ReturnTypes.LEAST_RESTRICTIVE
            .andThen(SqlTypeTransforms.TO_NULLABLE);
    static final SqlReturnTypeInference FIRST_NOT_NULL = ReturnTypes.LEAST_RESTRICTIVE
            .andThen(SqlTypeTransforms.LEAST_NULLABLE);
    static final SqlOperandTypeChecker NUMBER = OperandTypes.NUMERIC;
    static final SqlOperandTypeChecker TEXT = OperandTypes.CHARACTER;
    static final SqlOperandTypeChecker TEXT_TEXT = OperandTypes.CHARACTER_CHARACTER;
    static final SqlOperandTypeChecker TEXT_INTEGER = family(SqlTypeFamily.CHARACTER, SqlTypeFamily.INTEGER);
    static final SqlOperandTypeChecker UNIT_TIME = family(SqlTypeFamily.CHARACTER, SqlTypeFamily.DATETIME);
    static final SqlOperandTypeChecker INTEGERS = family(SqlTypeFamily.INTEGER, SqlTypeFamily.INTEGER);
    static final SqlReturnTypeInference TEXTS = binding -> binding.getTypeFactory().createTypeWithNullability(
            binding.getTypeFactory().createArrayType(binding.getTypeFactory().createSqlType(SqlTypeName.VARCHAR), -1),
            true);
    static final SqlReturnTypeInference ELEMENT = binding -> binding.getTypeFactory()
            .createTypeWithNullability(Objects.requireNonNull(binding.getOperandType(0).getComponentType()), true);
    static final SqlReturnTypeInference SUM_OF_ELEMENTS = ELEMENT.andThen(
            (binding, type) -> binding.getTypeFactory().getTypeSystem().deriveSumType(binding.getTypeFactory(), type));

    private FunctionTypes() {}

    static SqlReturnTypeInference nullable(SqlTypeName type) {
        return ReturnTypes.explicit(type, 6).andThen(SqlTypeTransforms.TO_NULLABLE);
    }

    static SqlOperandTypeChecker family(SqlTypeFamily... families) {
        return OperandTypes.family(families);
    }

    /** So many texts. */
    static SqlOperandTypeChecker texts(int count) {
        return family(Collections.nCopies(count, SqlTypeFamily.CHARACTER).toArray(SqlTypeFamily[]::new));
    }

    /** Functions that differ in name, one for each. */
    static void add(List<ScalarFunction> functions, ScalarOperator operator, SqlReturnTypeInference result,
            SqlOperandTypeChecker operands, String... names) {
        for (String name : names) {
            functions.add(new ScalarFunction(name, operator, result, operands));
        }
    }
}
