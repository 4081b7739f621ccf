package dev.onset.sql.optimize;

import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.Project;

/**
 * An aggregate without groups gives one row also of no rows. So a lateral join with one keeps all rows of its left side; as an
 * inner join, decorrelation would lose those for which the aggregate is over nothing.
 */
final class SingleRowLaterals extends RelHomogeneousShuttle {

    static RelNode asOuter(RelNode root) {
        return root.accept(new SingleRowLaterals());
    }

    @Override
    public RelNode visit(RelNode other) {
        RelNode node = super.visit(other);
        return node instanceof Correlate correlate && correlate.getJoinType() == JoinRelType.INNER
                && isSingleRow(correlate.getRight())
                        ? RelOptUtil.createCastRel(correlate.copy(correlate.getTraitSet(), correlate.getLeft(),
                                correlate.getRight(), correlate.getCorrelationId(), correlate.getRequiredColumns(),
                                JoinRelType.LEFT), correlate.getRowType(), true)
                        : node;
    }

    private static boolean isSingleRow(RelNode node) {
        return switch (node) {
            case Aggregate aggregate -> aggregate.getGroupCount() == 0 && aggregate.getGroupSets().size() == 1;
            case Project project -> isSingleRow(project.getInput());
            default -> false;
        };
    }
}
