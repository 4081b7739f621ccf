package dev.onset.sql.operators;

import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.SqlOperandTypeChecker;
import org.apache.calcite.sql.type.SqlReturnTypeInference;

import dev.onset.plan.ScalarOperator;

/** A scalar function that Calcite does not know, or knows with another meaning. */
public final class ScalarFunction extends SqlFunction {

    private final ScalarOperator operator;
    private final int[] argumentOrder;

    /**
     * @param argumentOrder for each argument of the operator the position of the function's argument; empty: as written
     */
    ScalarFunction(String name, ScalarOperator operator, SqlReturnTypeInference result, SqlOperandTypeChecker operands,
            int... argumentOrder) {
        super(name, SqlKind.OTHER_FUNCTION, result, null, operands, SqlFunctionCategory.USER_DEFINED_FUNCTION);
        this.operator = operator;
        this.argumentOrder = argumentOrder.clone();
    }

    public ScalarOperator operator() {
        return operator;
    }

    public int[] argumentOrder() {
        return argumentOrder.clone();
    }

    @Override
    public boolean isDeterministic() {
        return operator != ScalarOperator.RANDOM;
    }
}
