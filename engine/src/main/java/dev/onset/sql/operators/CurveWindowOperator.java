package dev.onset.sql.operators;

import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlTypeTransforms;
import org.apache.calcite.util.Optionality;

import dev.onset.functions.CurveWindowFunction;

/** A window function of the registry for the validator; it needs an order, and no frame. */
public final class CurveWindowOperator extends SqlAggFunction {

    private final CurveWindowFunction function;

    CurveWindowOperator(CurveWindowFunction function) {
        super(function.signature().name(), null, SqlKind.OTHER_FUNCTION, ReturnTypes.DOUBLE_NULLABLE.andThen(
                SqlTypeTransforms.FORCE_NULLABLE),
                CurveOperator.unknownOperands(function.signature().parameters()),
                new CurveOperandChecker(function.signature()), SqlFunctionCategory.USER_DEFINED_FUNCTION, true, true,
                Optionality.FORBIDDEN);
        this.function = function;
    }

    public CurveWindowFunction function() {
        return function;
    }

    @Override
    public boolean allowsFraming() {
        return false;
    }

    @Override
    public Optionality getDistinctOptionality() {
        return Optionality.FORBIDDEN;
    }
}
