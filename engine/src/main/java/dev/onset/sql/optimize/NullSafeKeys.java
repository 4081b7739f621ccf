package dev.onset.sql.optimize;

import java.util.ArrayList;
import java.util.List;

import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.logical.LogicalJoin;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.util.ImmutableBitSet;
import org.jspecify.annotations.Nullable;

/**
 * Joins by {@code a IS NOT DISTINCT FROM b}, which decorrelation makes of conditions on columns that may be NULL, too. Two equalities say
 * the same, {@code (a IS NULL) = (b IS NULL)} and one of the values with a constant in the place of NULL, and rows can be looked up by
 * these instead of compared with each other.
 */
final class NullSafeKeys {

    private NullSafeKeys() {}

    static RelNode apply(RelNode root) {
        return root.accept(new RelHomogeneousShuttle() {
            @Override
            public RelNode visit(RelNode other) {
                RelNode node = super.visit(other);
                return node instanceof LogicalJoin join ? rewritten(join) : node;
            }
        });
    }

    private static RelNode rewritten(Join join) {
        List<RexNode> conjuncts = new ArrayList<>();
        boolean changed = false;
        for (RexNode conjunct : RelOptUtil.conjunctions(join.getCondition())) {
            List<RexNode> equalities = equalities(join, conjunct);
            changed |= equalities != null;
            conjuncts.addAll(equalities == null ? List.of(conjunct) : equalities);
        }
        return !changed ? join
                : join.copy(join.getTraitSet(),
                        RexUtil.composeConjunction(join.getCluster().getRexBuilder(), conjuncts), join.getLeft(),
                        join.getRight(), join.getJoinType(), join.isSemiJoinDone());
    }

    private static @Nullable List<RexNode> equalities(Join join, RexNode conjunct) {
        if (conjunct.getKind() != SqlKind.IS_NOT_DISTINCT_FROM || !(conjunct instanceof RexCall call)) {
            return null;
        }
        RexNode left = call.operands.get(0);
        RexNode right = call.operands.get(1);
        RexBuilder builder = join.getCluster().getRexBuilder();
        RexNode instead = constant(builder, left.getType());
        if (instead == null || !left.getType().isNullable() || !right.getType().isNullable()
                || !left.getType().getFamily().equals(right.getType().getFamily())
                || !standOnEitherSide(join, left, right)) {
            return null;
        }
        return List.of(
                builder.makeCall(SqlStdOperatorTable.EQUALS, builder.makeCall(SqlStdOperatorTable.IS_NULL, left),
                        builder.makeCall(SqlStdOperatorTable.IS_NULL, right)),
                builder.makeCall(SqlStdOperatorTable.EQUALS, orElse(builder, left, instead),
                        orElse(builder, right, instead)));
    }

    private static boolean standOnEitherSide(Join join, RexNode left, RexNode right) {
        int columns = join.getLeft().getRowType().getFieldCount();
        ImmutableBitSet first = RelOptUtil.InputFinder.bits(left);
        ImmutableBitSet second = RelOptUtil.InputFinder.bits(right);
        ImmutableBitSet leftColumns = ImmutableBitSet.range(columns);
        return !first.isEmpty() && !second.isEmpty()
                && ((leftColumns.contains(first) && !leftColumns.intersects(second))
                        || (leftColumns.contains(second) && !leftColumns.intersects(first)));
    }

    private static RexNode orElse(RexBuilder builder, RexNode value, RexNode instead) {
        return builder.makeCall(SqlStdOperatorTable.CASE,
                builder.makeCall(SqlStdOperatorTable.IS_NOT_NULL, value), builder.makeNotNull(value), instead);
    }

    /** Some value of a type that can be a key; null: it has none that is known here. */
    private static @Nullable RexNode constant(RexBuilder builder, RelDataType type) {
        SqlTypeName name = type.getSqlTypeName();
        return SqlTypeFamily.NUMERIC.getTypeNames().contains(name)
                || SqlTypeFamily.CHARACTER.getTypeNames().contains(name)
                || name == SqlTypeName.BOOLEAN || name == SqlTypeName.DATE || name == SqlTypeName.TIMESTAMP
                        ? builder.makeZeroLiteral(builder.getTypeFactory().createTypeWithNullability(type, false))
                        : null;
    }
}
