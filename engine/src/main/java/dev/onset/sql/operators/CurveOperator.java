package dev.onset.sql.operators;

import java.util.List;

import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.type.SqlOperandTypeInference;
import org.apache.calcite.sql.type.SqlReturnTypeInference;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.util.Optionality;

import dev.onset.functions.CurveFunction;
import dev.onset.functions.Parameter;
import dev.onset.functions.ResultType;
import dev.onset.functions.Signature;
import dev.onset.sql.catalog.SqlTypes;

/** A curve function of the registry as an aggregate function of the validator. */
public final class CurveOperator extends SqlAggFunction {

    private final CurveFunction function;

    CurveOperator(CurveFunction function) {
        super(function.signature().name(), null, SqlKind.OTHER_FUNCTION, resultType(function.signature()),
                unknownOperands(function.signature().parameters()), new CurveOperandChecker(function.signature()),
                SqlFunctionCategory.USER_DEFINED_FUNCTION, false, false, Optionality.FORBIDDEN);
        this.function = function;
    }

    public CurveFunction function() {
        return function;
    }

    @Override
    public Optionality getDistinctOptionality() {
        return Optionality.FORBIDDEN;
    }

    /** Every curve function can meet too few points, so that NULL is always possible. */
    private static SqlReturnTypeInference resultType(Signature signature) {
        return binding -> {
            RelDataTypeFactory types = binding.getTypeFactory();
            return types.createTypeWithNullability(types.createSqlType(switch (signature.result()) {
                case BIGINT -> SqlTypeName.BIGINT;
                case DOUBLE -> SqlTypeName.DOUBLE;
                case VARCHAR -> SqlTypeName.VARCHAR;
                case BOOLEAN -> SqlTypeName.BOOLEAN;
                case STEP -> stepType(signature, binding);
            }), true);
        };
    }

    private static SqlTypeName stepType(Signature signature, SqlOperatorBinding binding) {
        if (signature.result() == ResultType.STEP && binding.getOperandCount() > 0
                && SqlTypes.isWholeNumber(binding.getOperandType(0))) {
            return SqlTypeName.BIGINT;
        }
        return SqlTypeName.DOUBLE;
    }

    /** The types of {@code ?} and of a bare NULL. */
    static SqlOperandTypeInference unknownOperands(List<Parameter> parameters) {
        return (binding, returnType, operandTypes) -> {
            for (int i = 0; i < Math.min(operandTypes.length, parameters.size()); i++) {
                operandTypes[i] = typeOf(binding.getTypeFactory(), parameters.get(i).kind());
            }
        };
    }

    private static RelDataType typeOf(RelDataTypeFactory types, Parameter.Kind kind) {
        return types.createTypeWithNullability(types.createSqlType(switch (kind) {
            case STEP, INTEGER_OPTION -> SqlTypeName.BIGINT;
            case CURVE, NUMBER_OPTION -> SqlTypeName.DOUBLE;
            case TEXT_OPTION -> SqlTypeName.VARCHAR;
        }), true);
    }
}
