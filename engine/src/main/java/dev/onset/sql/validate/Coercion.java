package dev.onset.sql.validate;

import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorScope;
import org.apache.calcite.sql.validate.implicit.TypeCoercionImpl;
import org.jspecify.annotations.Nullable;

import dev.onset.sql.operators.Decimals;

/** Implicit casts as Calcite adds them, except that a text that meets a decimal is a DOUBLE: it may say 1e-30. */
public final class Coercion extends TypeCoercionImpl {

    public Coercion(RelDataTypeFactory types, SqlValidator validator) {
        super(types, validator);
    }

    @Override
    protected boolean coerceOperandType(@Nullable SqlValidatorScope scope, SqlCall call, int index,
            RelDataType target) {
        boolean text = scope != null && Decimals.isOne(target)
                && SqlTypeUtil.isCharacter(validator.deriveType(scope, call.operand(index)));
        return super.coerceOperandType(scope, call, index, text
                ? factory.createTypeWithNullability(factory.createSqlType(SqlTypeName.DOUBLE), target.isNullable())
                : target);
    }
}
