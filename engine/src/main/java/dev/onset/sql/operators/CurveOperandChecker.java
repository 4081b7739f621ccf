package dev.onset.sql.operators;

import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.SqlOperandCountRange;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.type.SqlOperandCountRanges;
import org.apache.calcite.sql.type.SqlOperandTypeChecker;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;

import dev.onset.error.OnsetException;
import dev.onset.functions.Parameter;
import dev.onset.functions.Signature;
import dev.onset.sql.catalog.TypeNames;
import dev.onset.sql.syntax.Positions;

/** Checks the arguments of a curve function: steps, curves and numeric options are numbers, text options are texts. */
final class CurveOperandChecker implements SqlOperandTypeChecker {

    private final Signature signature;

    CurveOperandChecker(Signature signature) {
        this.signature = signature;
    }

    @Override
    public boolean checkOperandTypes(SqlCallBinding binding, boolean throwOnFailure) {
        for (int i = 0; i < binding.getOperandCount(); i++) {
            Parameter parameter = signature.parameters().get(i);
            if (throwOnFailure) {
                check(signature.name(), parameter, binding, i);
            } else if (!accepts(parameter.kind(), binding.getOperandType(i))) {
                return false;
            }
        }
        return true;
    }

    /** @throws OnsetException if an argument is not what its parameter takes */
    static void check(String function, Parameter parameter, SqlCallBinding binding, int argument) {
        RelDataType type = binding.getOperandType(argument);
        if (!accepts(parameter.kind(), type)) {
            throw new OnsetException(OnsetException.Category.TYPE,
                    "%s: %s must be %s, but %s is %s".formatted(function, parameter.name(), wanted(parameter.kind()),
                            binding.operand(argument), TypeNames.of(type)),
                    Positions.of(binding.operand(argument)), null);
        }
    }

    private static boolean accepts(Parameter.Kind kind, RelDataType type) {
        SqlTypeName name = type.getSqlTypeName();
        if (name == SqlTypeName.NULL || name == SqlTypeName.ANY || name == SqlTypeName.UNKNOWN) {
            return true;
        }
        return switch (kind) {
            case STEP, CURVE, NUMBER_OPTION -> SqlTypeUtil.isNumeric(type);
            case INTEGER_OPTION -> SqlTypeUtil.isNumeric(type);
            case TEXT_OPTION -> SqlTypeUtil.isCharacter(type);
        };
    }

    private static String wanted(Parameter.Kind kind) {
        return switch (kind) {
            case STEP, CURVE, NUMBER_OPTION -> "a number";
            case INTEGER_OPTION -> "a whole number";
            case TEXT_OPTION -> "a text";
        };
    }

    @Override
    public SqlOperandCountRange getOperandCountRange() {
        return SqlOperandCountRanges.between(signature.required(), signature.parameters().size());
    }

    @Override
    public boolean isOptional(int i) {
        return signature.parameters().get(i).optional();
    }

    @Override
    public String getAllowedSignatures(SqlOperator operator, String name) {
        return signature.toString();
    }
}
