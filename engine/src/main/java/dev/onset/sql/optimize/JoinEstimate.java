package dev.onset.sql.optimize;

import java.util.List;

import org.apache.calcite.plan.RelOptTable;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rel.core.Values;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;

/**
 * Guesses, from how many rows the tables have, how many a plan gives and how many different values a column has. They need only be good
 * enough to tell a good order of joins from a bad one.
 */
final class JoinEstimate {

    /** Of what a condition leaves that is not an equation. */
    static final double SELECTIVITY = 0.25;
    private static final double GROUPS = 0.1;
    private static final String RUNS = "runs";
    private static final String RUN_ID = "run_id";

    private JoinEstimate() {}

    static double rows(RelNode rel) {
        double rows = switch (rel) {
            case TableScan scan -> scan.getTable().getRowCount();
            case Filter filter -> rows(filter.getInput()) * selectivity(filter);
            case Project project -> rows(project.getInput());
            case Aggregate aggregate -> aggregate.getGroupCount() == 0 ? 1 : rows(aggregate.getInput()) * GROUPS;
            case Sort sort -> sort.fetch instanceof RexLiteral fetch
                    ? Math.min(rows(sort.getInput()), RexLiteral.intValue(fetch))
                    : rows(sort.getInput());
            case Values values -> values.getTuples().size();
            case Join join -> RelOptUtil.conjunctions(join.getCondition()).isEmpty()
                    ? rows(join.getLeft()) * rows(join.getRight())
                    : Math.max(rows(join.getLeft()), rows(join.getRight()));
            default -> rel.getInputs().stream().mapToDouble(JoinEstimate::rows).sum();
        };
        return Math.max(1, rows);
    }

    private static double selectivity(Filter filter) {
        double selectivity = 1;
        for (RexNode conjunct : RelOptUtil.conjunctions(filter.getCondition())) {
            selectivity *= conjunct instanceof RexCall call && call.getKind() == SqlKind.EQUALS
                    && call.getOperands().get(0) instanceof RexInputRef column
                    && RexUtil.isConstant(call.getOperands().get(1))
                            ? 1 / distinct(filter.getInput(), column.getIndex())
                            : SELECTIVITY;
        }
        return selectivity;
    }

    /** How many different values a column has: as many as rows, except for ids of runs, of which there are as many as runs. */
    static double distinct(RelNode rel, int column) {
        return switch (rel) {
            case TableScan scan -> scan.getRowType().getFieldNames().get(column).equals(RUN_ID)
                    ? Math.min(rows(scan), runs(scan.getTable()))
                    : rows(scan);
            case Filter filter -> Math.min(distinct(filter.getInput(), column), rows(filter));
            case Project project -> project.getProjects().get(column) instanceof RexInputRef input
                    ? distinct(project.getInput(), input.getIndex())
                    : rows(project);
            default -> rows(rel);
        };
    }

    private static double runs(RelOptTable table) {
        RelOptTable runs = table.getRelOptSchema() == null
                ? null
                : table.getRelOptSchema().getTableForMember(List.of(RUNS));
        return runs == null ? Double.POSITIVE_INFINITY : Math.max(1, runs.getRowCount());
    }
}
