package dev.onset.sql;

import java.util.ArrayList;
import java.util.List;

import org.apache.calcite.avatica.util.TimeUnit;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql2rel.SqlRexContext;
import org.apache.calcite.sql2rel.SqlRexConvertlet;
import org.apache.calcite.sql2rel.SqlRexConvertletTable;
import org.apache.calcite.sql2rel.StandardConvertletTable;
import org.jspecify.annotations.Nullable;

/**
 * Calcite's conversion of expressions, except that TIMESTAMPDIFF and TIMESTAMPADD stay one operator: Calcite would spell
 * them as arithmetic on intervals of milliseconds.
 */
final class Convertlets implements SqlRexConvertletTable {

    static final Convertlets INSTANCE = new Convertlets();

    private Convertlets() {}

    @Override
    public @Nullable SqlRexConvertlet get(SqlCall call) {
        if (call.getKind() == SqlKind.TIMESTAMP_DIFF || call.getKind() == SqlKind.TIMESTAMP_ADD) {
            return Convertlets::keep;
        }
        return StandardConvertletTable.INSTANCE.get(call);
    }

    private static RexNode keep(SqlRexContext context, SqlCall call) {
        List<RexNode> operands = new ArrayList<>();
        for (SqlNode operand : call.getOperandList()) {
            operands.add(operand instanceof SqlIntervalQualifier unit
                    ? context.getRexBuilder().makeFlag(unit(unit))
                    : context.convertExpression(operand));
        }
        return context.getRexBuilder().makeCall(context.getValidator().getValidatedNodeType(call), call.getOperator(),
                operands);
    }

    private static TimeUnit unit(SqlIntervalQualifier qualifier) {
        return qualifier.getUnit();
    }
}
