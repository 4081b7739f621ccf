package dev.onset.sql.operators;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.apache.calcite.avatica.util.TimeUnit;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.sql2rel.SqlRexContext;
import org.apache.calcite.sql2rel.SqlRexConvertlet;
import org.apache.calcite.sql2rel.SqlRexConvertletTable;
import org.apache.calcite.sql2rel.StandardConvertletTable;
import org.jspecify.annotations.Nullable;

import dev.onset.sql.catalog.SqlTypes;

/**
 * Calcite's conversion of expressions, except for operators that stay one operator: Calcite would spell TIMESTAMPDIFF as
 * arithmetic on intervals of milliseconds, SQRT as a power.
 */
public final class Convertlets implements SqlRexConvertletTable {

    public static final Convertlets INSTANCE = new Convertlets();

    private static final Set<SqlOperator> KEPT = Set.of(SqlStdOperatorTable.TIMESTAMP_ADD,
            SqlStdOperatorTable.TIMESTAMP_DIFF, SqlStdOperatorTable.SQRT, SqlStdOperatorTable.AVG,
            SqlStdOperatorTable.IS_DISTINCT_FROM,
            SqlStdOperatorTable.IS_NOT_DISTINCT_FROM);

    /** The name of the type of its argument, whose value does not matter. */
    static final SqlFunction TYPE_OF = new SqlFunction("TYPEOF", SqlKind.OTHER_FUNCTION, ReturnTypes.VARCHAR, null,
            OperandTypes.ANY, SqlFunctionCategory.USER_DEFINED_FUNCTION);

    private Convertlets() {}

    @Override
    public @Nullable SqlRexConvertlet get(SqlCall call) {
        if (call.getOperator().equals(TYPE_OF)) {
            return Convertlets::typeName;
        }
        if (call.getOperator().equals(StandardOperators.MINUS)) {
            return Convertlets::minus;
        }
        if (call.getOperator().equals(StandardOperators.PLUS)) {
            return Convertlets::plus;
        }
        return KEPT.contains(call.getOperator()) ? Convertlets::keep : StandardConvertletTable.INSTANCE.get(call);
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

    private static RexNode typeName(SqlRexContext context, SqlCall call) {
        RelDataType type = context.convertExpression(call.operand(0)).getType();
        return context.getRexBuilder().makeLiteral(SqlTypes.field("", type).typeName(),
                context.getValidator().getValidatedNodeType(call), true);
    }

    private static RexNode minus(SqlRexContext context, SqlCall call) {
        RexNode left = context.convertExpression(call.operand(0));
        RexNode right = context.convertExpression(call.operand(1));
        return context.getRexBuilder().makeCall(context.getValidator().getValidatedNodeType(call),
                SqlTypeUtil.isDatetime(left.getType()) ? SqlStdOperatorTable.MINUS_DATE : SqlStdOperatorTable.MINUS,
                List.of(left, right));
    }

    private static RexNode plus(SqlRexContext context, SqlCall call) {
        RexNode left = context.convertExpression(call.operand(0));
        RexNode right = context.convertExpression(call.operand(1));
        boolean times = SqlTypeUtil.isDatetime(left.getType()) || SqlTypeUtil.isDatetime(right.getType());
        return context.getRexBuilder().makeCall(context.getValidator().getValidatedNodeType(call),
                times ? SqlStdOperatorTable.DATETIME_PLUS : SqlStdOperatorTable.PLUS, List.of(left, right));
    }

    private static TimeUnit unit(SqlIntervalQualifier qualifier) {
        return qualifier.getUnit();
    }
}
