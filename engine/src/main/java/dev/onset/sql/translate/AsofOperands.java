package dev.onset.sql.translate;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import com.google.common.collect.ImmutableList;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.AsofJoin;
import org.apache.calcite.rel.logical.LogicalAsofJoin;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexUtil;

/**
 * An ASOF join looks for the nearest value of a column. Where the two columns have different types, one of them is converted: that
 * becomes a column of its own below the join, and is left out again above it.
 */
final class AsofOperands {

    private final AsofJoin join;
    private final int leftCount;
    private final List<RexNode> left;
    private final List<RexNode> right;
    private final RexBuilder builder;

    private AsofOperands(AsofJoin join) {
        this.join = join;
        this.leftCount = join.getLeft().getRowType().getFieldCount();
        this.builder = join.getCluster().getRexBuilder();
        this.left = new ArrayList<>(builder.identityProjects(join.getLeft().getRowType()));
        this.right = new ArrayList<>(builder.identityProjects(join.getRight().getRowType()));
    }

    static boolean areColumns(AsofJoin join) {
        return join.getMatchCondition() instanceof RexCall call
                && call.operands.stream().allMatch(RexInputRef.class::isInstance);
    }

    /** The same join between columns. */
    static RelNode asColumns(AsofJoin join) {
        return join.getMatchCondition() instanceof RexCall call ? new AsofOperands(join).rewritten(call) : join;
    }

    private RelNode rewritten(RexCall match) {
        for (RexNode operand : match.operands) {
            if (!(operand instanceof RexInputRef)) {
                boolean ofLeft = RelOptUtil.InputFinder.bits(operand).nth(0) < leftCount;
                (ofLeft ? left : right).add(ofLeft ? operand : RexUtil.shift(operand, -leftCount));
            }
        }
        RelNode newLeft = project(join.getLeft(), left);
        RelNode newRight = project(join.getRight(), right);
        int added = left.size() - leftCount;
        List<RexNode> operands = new ArrayList<>();
        for (RexNode operand : match.operands) {
            operands.add(operand instanceof RexInputRef ? shifted(operand, added) : column(operand));
        }
        RelNode rewritten = LogicalAsofJoin.create(newLeft, newRight, join.getHints(),
                shifted(join.getCondition(), added), match.clone(match.getType(), operands), join.getJoinType(),
                ImmutableList.of());
        List<RexNode> columns = new ArrayList<>();
        List<RelDataType> types = RelOptUtil.getFieldTypeList(join.getRowType());
        for (int i = 0; i < types.size(); i++) {
            columns.add(new RexInputRef(i < leftCount ? i : i + added, types.get(i)));
        }
        return LogicalProject.create(rewritten, List.of(), columns, join.getRowType().getFieldNames(), Set.of());
    }

    private static RelNode project(RelNode input, List<RexNode> columns) {
        return columns.size() == input.getRowType().getFieldCount()
                ? input
                : LogicalProject.create(input, List.of(), columns, (List<String>) null, Set.of());
    }

    /** The column that an operand became, over both inputs. */
    private RexNode column(RexNode operand) {
        int inLeft = left.indexOf(operand);
        int index = inLeft >= 0 ? inLeft : left.size() + right.indexOf(RexUtil.shift(operand, -leftCount));
        return new RexInputRef(index, operand.getType());
    }

    /** Columns of the right input stand further right by those that were added to the left one. */
    private RexNode shifted(RexNode condition, int added) {
        return condition.accept(new RexShuttle() {
            @Override
            public RexNode visitInputRef(RexInputRef reference) {
                return reference.getIndex() < leftCount
                        ? reference
                        : new RexInputRef(reference.getIndex() + added, reference.getType());
            }
        });
    }
}
