package dev.onset.sql.operators;

import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.fun.SqlLeadLagAggFunction;

/**
 * LAG and LEAD. Calcite takes them for never NULL as soon as there is a default that is not; but the neighbour's value may be NULL all the
 * same.
 */
final class NeighbourOperator extends SqlLeadLagAggFunction {

    static final NeighbourOperator LAG = new NeighbourOperator(SqlKind.LAG);
    static final NeighbourOperator LEAD = new NeighbourOperator(SqlKind.LEAD);

    private NeighbourOperator(SqlKind kind) {
        super(kind);
    }

    @Override
    public RelDataType inferReturnType(SqlOperatorBinding binding) {
        RelDataType value = binding.getOperandType(0);
        boolean nullable = value.isNullable() || binding.getOperandCount() < 3
                || binding.getOperandType(2).isNullable();
        return binding.getTypeFactory().createTypeWithNullability(value, nullable);
    }
}
