package dev.onset.sql.operators;

import java.util.List;

import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperandCountRange;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.SqlTableFunction;
import org.apache.calcite.sql.TableCharacteristic;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlOperandCountRanges;
import org.apache.calcite.sql.type.SqlOperandTypeChecker;
import org.apache.calcite.sql.type.SqlReturnTypeInference;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

import dev.onset.error.OnsetException;
import dev.onset.functions.CurveTableFunction;
import dev.onset.functions.Parameter;
import dev.onset.functions.TableColumn;
import dev.onset.functions.TableSignature;
import dev.onset.sql.catalog.SqlTypes;
import dev.onset.sql.syntax.Positions;

/** A table function of the registry for the validator. Its result has the columns of PARTITION BY, then its own. */
public final class CurveTableOperator extends SqlFunction implements SqlTableFunction {

    private final CurveTableFunction function;

    CurveTableOperator(CurveTableFunction function) {
        super(function.signature().name(), SqlKind.OTHER_FUNCTION, ReturnTypes.CURSOR,
                CurveOperator.unknownOperands(function.signature().parameters()), new Checker(function.signature()),
                SqlFunctionCategory.USER_DEFINED_TABLE_FUNCTION);
        this.function = function;
    }

    public CurveTableFunction function() {
        return function;
    }

    @Override
    public SqlReturnTypeInference getRowTypeInference() {
        return this::rowType;
    }

    private RelDataType rowType(SqlOperatorBinding binding) {
        CurveTableInput input = CurveTableInput.of(((SqlCallBinding) binding).getCall(), function.signature(),
                binding.getOperandType(0));
        RelDataTypeFactory types = binding.getTypeFactory();
        RelDataTypeFactory.Builder row = types.builder();
        for (RelDataTypeField key : input.partition()) {
            row.add(key.getName(), key.getType());
        }
        boolean wholeSteps = SqlTypes.isWholeNumber(input.step().getType());
        for (TableColumn column : function.signature().columns()) {
            SqlTypeName type = switch (column.type()) {
                case BIGINT -> SqlTypeName.BIGINT;
                case DOUBLE -> SqlTypeName.DOUBLE;
                case VARCHAR -> SqlTypeName.VARCHAR;
                case BOOLEAN -> SqlTypeName.BOOLEAN;
                case STEP -> wholeSteps ? SqlTypeName.BIGINT : SqlTypeName.DOUBLE;
            };
            row.add(column.name(), types.createTypeWithNullability(types.createSqlType(type), true));
        }
        return row.uniquify().build();
    }

    @Override
    public @Nullable TableCharacteristic tableCharacteristic(int ordinal) {
        return ordinal == 0 ? TableCharacteristic.builder(TableCharacteristic.Semantics.SET).build() : null;
    }

    @Override
    public boolean argumentMustBeScalar(int ordinal) {
        return ordinal > 0 && function.signature().parameters().get(ordinal).isOption();
    }

    private record Checker(TableSignature signature) implements SqlOperandTypeChecker {

        @Override
        public boolean checkOperandTypes(SqlCallBinding binding, boolean throwOnFailure) {
            List<Parameter> parameters = signature.parameters();
            if (!binding.getOperandType(0).isStruct()) {
                throw new OnsetException(OnsetException.Category.ARGUMENT,
                        signature.name() + ": the first argument must be a table: " + signature,
                        Positions.of(binding.operand(0)), null);
            }
            for (int i = 1; i < binding.getOperandCount(); i++) {
                if (parameters.get(i).isOption()) {
                    CurveOperandChecker.check(signature.name(), parameters.get(i), binding, i);
                }
            }
            CurveTableInput.of(binding.getCall(), signature, binding.getOperandType(0));
            return true;
        }

        @Override
        public SqlOperandCountRange getOperandCountRange() {
            return SqlOperandCountRanges.between(1, signature.parameters().size());
        }

        @Override
        public String getAllowedSignatures(SqlOperator operator, String name) {
            return signature.toString();
        }
    }
}
