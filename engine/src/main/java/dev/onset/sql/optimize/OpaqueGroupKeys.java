package dev.onset.sql.optimize;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Aggregate.Group;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;

/**
 * Keeps the keys of aggregates through Calcite's decorrelation, which drops those that are constant. Without any key left, an
 * aggregate would have a row also of no rows; and grouping sets would miss the key. So keys are hidden in {@link OpaqueCalls}.
 *
 * <p>An aggregate that is correlated gets the columns by which it is as further keys. There constants may go, and EXISTS becomes a
 * semi-join only without its one.
 */
final class OpaqueGroupKeys {

    private OpaqueGroupKeys() {}

    static RelNode hidden(RelNode root) {
        return root.accept(new RelHomogeneousShuttle() {
            @Override
            public RelNode visit(RelNode other) {
                RelNode node = super.visit(other);
                return node instanceof Aggregate aggregate && losesConstants(aggregate) ? hidden(aggregate) : node;
            }
        });
    }

    private static boolean losesConstants(Aggregate aggregate) {
        return !aggregate.getGroupSet().isEmpty() && (aggregate.getGroupType() != Group.SIMPLE
                || RelOptUtil.getVariablesUsed(aggregate).isEmpty());
    }

    private static RelNode hidden(Aggregate aggregate) {
        RelNode input = aggregate.getInput();
        RexBuilder builder = aggregate.getCluster().getRexBuilder();
        List<RexNode> columns = new ArrayList<>();
        for (int i = 0; i < input.getRowType().getFieldCount(); i++) {
            RexNode column = builder.makeInputRef(input, i);
            columns.add(aggregate.getGroupSet().get(i)
                    ? OpaqueCalls.of(builder, column)
                    : column);
        }
        RelNode project = LogicalProject.create(input, List.of(), columns, input.getRowType().getFieldNames(),
                Set.of());
        return aggregate.copy(aggregate.getTraitSet(), List.of(project));
    }
}
