package dev.onset.sql.optimize;

import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rel.core.Values;
import org.apache.calcite.rel.rules.ProjectRemoveRule;
import org.apache.calcite.util.ImmutableBitSet;

/**
 * Tells queries in which the optimizer would change nothing: one table, filtered, perhaps grouped, projected and sorted. Most
 * queries are of this kind, and to find out by trying all rules takes a quarter of the time of their planning.
 */
final class PlainQueries {

    private PlainQueries() {}

    /** Whether no rule matches, and whether each node reads all that the one below it computes. */
    static boolean isPlain(RelNode rel) {
        return switch (rel) {
            case TableScan scan -> true;
            case Values values -> true;
            case Filter filter -> filter.getInput() instanceof TableScan;
            case Project project -> !ProjectRemoveRule.isTrivial(project) && isReadyFor(project)
                    && isPlain(project.getInput());
            case Aggregate aggregate -> readsAll(aggregate) && isPlain(aggregate.getInput());
            case Sort sort -> isPlain(sort.getInput());
            default -> false;
        };
    }

    private static boolean isReadyFor(Project project) {
        return switch (project.getInput()) {
            case TableScan scan -> true;
            case Filter filter -> true;
            case Values values -> true;
            case Aggregate aggregate -> uses(project, aggregate);
            case Sort sort -> uses(project, sort);
            default -> false;
        };
    }

    private static boolean uses(Project project, RelNode input) {
        return RelOptUtil.InputFinder.bits(project.getProjects(), null)
                .cardinality() == input.getRowType().getFieldCount();
    }

    /** A scan reads what the aggregate needs in any case. */
    private static boolean readsAll(Aggregate aggregate) {
        if (!(aggregate.getInput() instanceof Project)) {
            return aggregate.getInput() instanceof TableScan;
        }
        ImmutableBitSet.Builder read = ImmutableBitSet.builder().addAll(aggregate.getGroupSet());
        for (AggregateCall call : aggregate.getAggCallList()) {
            read.addAll(call.getArgList());
            if (call.filterArg >= 0) {
                read.set(call.filterArg);
            }
            call.getCollation().getKeys().forEach(read::set);
        }
        return read.cardinality() == aggregate.getInput().getRowType().getFieldCount();
    }
}
