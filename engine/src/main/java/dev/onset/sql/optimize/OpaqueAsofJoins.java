package dev.onset.sql.optimize;

import java.util.List;

import com.google.common.collect.ImmutableList;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.BiRel;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelWriter;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.logical.LogicalAsofJoin;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexNode;

/**
 * Keeps ASOF joins through Calcite's decorrelation, which copies them as other joins and so loses what the nearest row is. As long as
 * it runs, each is an operator that Calcite knows nothing about but its inputs.
 */
final class OpaqueAsofJoins {

    private OpaqueAsofJoins() {}

    static RelNode hidden(RelNode root) {
        return root.accept(new RelHomogeneousShuttle() {
            @Override
            public RelNode visit(LogicalAsofJoin join) {
                LogicalAsofJoin visited = (LogicalAsofJoin) super.visit(join);
                return new Opaque(visited, visited.getTraitSet(), visited.getLeft(), visited.getRight());
            }
        });
    }

    static RelNode shown(RelNode root) {
        return root.accept(new RelHomogeneousShuttle() {
            @Override
            public RelNode visit(RelNode other) {
                RelNode node = super.visit(other);
                return node instanceof Opaque opaque ? opaque.join() : node;
            }
        });
    }

    private static final class Opaque extends BiRel {

        private final RexNode condition;
        private final RexNode match;
        private final JoinRelType type;

        Opaque(LogicalAsofJoin join, RelTraitSet traits, RelNode left, RelNode right) {
            this(join.getCondition(), join.getMatchCondition(), join.getJoinType(), join.getRowType(), traits, left,
                    right);
        }

        private Opaque(RexNode condition, RexNode match, JoinRelType type, RelDataType rowType, RelTraitSet traits,
                RelNode left, RelNode right) {
            super(left.getCluster(), traits, left, right);
            this.condition = condition;
            this.match = match;
            this.type = type;
            this.rowType = rowType;
        }

        LogicalAsofJoin join() {
            return LogicalAsofJoin.create(left, right, ImmutableList.of(), condition, match, type, ImmutableList.of());
        }

        @Override
        public RelNode copy(RelTraitSet traits, List<RelNode> inputs) {
            return new Opaque(condition, match, type, getRowType(), traits, inputs.get(0), inputs.get(1));
        }

        @Override
        public RelWriter explainTerms(RelWriter writer) {
            return super.explainTerms(writer).item("condition", condition).item("match", match).item("type", type);
        }
    }
}
