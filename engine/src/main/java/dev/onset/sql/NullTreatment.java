package dev.onset.sql;

import java.util.Objects;

import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNullTreatmentOperator;
import org.apache.calcite.sql.SqlOperatorBinding;

/**
 * IGNORE NULLS, whose result may be NULL also where the argument never is: a frame may have no row. Calcite's operator says
 * otherwise while it validates, and finds then that its own translation does not agree.
 */
final class NullTreatment extends SqlNullTreatmentOperator {

    private static final NullTreatment IGNORE_NULLS = new NullTreatment();

    private NullTreatment() {
        super(SqlKind.IGNORE_NULLS);
    }

    @Override
    public RelDataType inferReturnType(SqlOperatorBinding call) {
        return call.getTypeFactory().createTypeWithNullability(super.inferReturnType(call), true);
    }

    /** The call with this operator instead of Calcite's. */
    static SqlCall of(SqlCall call) {
        return IGNORE_NULLS.createCall(call.getFunctionQuantifier(), call.getParserPosition(),
                call.getOperandList().stream().map(Objects::requireNonNull).toArray(SqlNode[]::new));
    }
}
