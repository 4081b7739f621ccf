package dev.onset.sql;

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
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;

/**
 * Keeps the keys of aggregates through Calcite's decorrelation, which drops those that are constant. Without any key left, an
 * aggregate would have a row also of no rows; and grouping sets would miss the key. So keys are hidden in calls of a function before,
 * and shown again afterwards.
 *
 * <p>An aggregate that is correlated gets the columns by which it is as further keys. There constants may go, and EXISTS becomes a
 * semi-join only without its one.
 */
final class OpaqueGroupKeys {

    private static final SqlFunction OPAQUE = new SqlFunction("OPAQUE", SqlKind.OTHER_FUNCTION, ReturnTypes.ARG0, null,
            OperandTypes.ANY, SqlFunctionCategory.SYSTEM);

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

    static RelNode shown(RelNode root) {
        RexShuttle expressions = new RexShuttle() {
            @Override
            public RexNode visitCall(RexCall call) {
                return call.getOperator().equals(OPAQUE) ? call.getOperands().getFirst().accept(this)
                        : super.visitCall(call);
            }
        };
        return root.accept(new RelHomogeneousShuttle() {
            @Override
            public RelNode visit(RelNode other) {
                return super.visit(other).accept(expressions);
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
                    ? builder.makeCall(column.getType(), OPAQUE, List.of(column))
                    : column);
        }
        RelNode project = LogicalProject.create(input, List.of(), columns, input.getRowType().getFieldNames(),
                Set.of());
        return aggregate.copy(aggregate.getTraitSet(), List.of(project));
    }
}
