package dev.onset.sql.optimize;

import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinRelType;

/**
 * Keeps rows with NULLs through Calcite's decorrelation, which takes a column that an outer join compares for one without NULLs, also
 * on the side of which all rows are kept. So the conditions of such joins are hidden in {@link OpaqueCalls}.
 */
final class OpaqueOuterJoins {

    private OpaqueOuterJoins() {}

    static RelNode hidden(RelNode root) {
        return root.accept(new RelHomogeneousShuttle() {
            @Override
            public RelNode visit(RelNode other) {
                RelNode node = super.visit(other);
                return node instanceof Join join && keepsRows(join.getJoinType()) && !join.getCondition().isAlwaysTrue()
                        ? hidden(join)
                        : node;
            }
        });
    }

    private static RelNode hidden(Join join) {
        return join.copy(join.getTraitSet(), OpaqueCalls.of(join.getCluster().getRexBuilder(), join.getCondition()),
                join.getLeft(), join.getRight(), join.getJoinType(), join.isSemiJoinDone());
    }

    private static boolean keepsRows(JoinRelType type) {
        return type.isOuterJoin() || type == JoinRelType.ANTI;
    }
}
