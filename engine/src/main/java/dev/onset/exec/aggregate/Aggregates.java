package dev.onset.exec.aggregate;

import java.util.function.Function;

import dev.onset.exec.RowSource;
import dev.onset.plan.AggregateCall;
import dev.onset.plan.Plan;

/** Makes the physical form of a GROUP BY. */
public final class Aggregates {

    private Aggregates() {}

    /**
     * Chooses how to aggregate. Aggregates of a run over the plain columns of history read the archive's memory
     * directly.
     *
     * @param inputs plans the input
     */
    public static RowSource plan(Plan.Aggregate aggregate, Function<Plan, RowSource> inputs) {
        Plan.Aggregate ofRuns = RunsFirst.rewrite(aggregate);
        if (ofRuns != null) {
            return new HashAggregate(ofRuns, inputs.apply(ofRuns.input()));
        }
        RowSource input = inputs.apply(aggregate.input());
        GroupKeys.need(aggregate, input);
        int clusteredKey = clusteredKey(aggregate, input);
        RowSource overRows = clusteredKey >= 0
                ? new ClusteredAggregate(aggregate, input, clusteredKey)
                : new HashAggregate(aggregate, input);
        DirectTotals totals = DirectTotals.of(aggregate, overRows);
        if (totals != null) {
            return totals;
        }
        DirectPlan direct = DirectPlan.of(aggregate);
        return direct == null ? overRows : new DirectAggregate(aggregate, direct, overRows);
    }

    /** The rows of a table function: an aggregate whose value is a list of rows, unfolded. */
    public static RowSource plan(Plan.CurveTable table, Function<Plan, RowSource> inputs) {
        return new CurveTableRowSource(table, plan(CurveTableAggregate.of(table), inputs));
    }

    /** A key by which the input's rows lie together, if there is one and there is one grouping set; or −1. */
    private static int clusteredKey(Plan.Aggregate aggregate, RowSource input) {
        boolean oneSet = aggregate.groupingSets().size() == 1
                && aggregate.groupingSets().getFirst().size() == aggregate.groupKeys().size()
                // GROUPING must see all keys, also the one by which the rows lie together.
                && aggregate.calls().stream().noneMatch(call -> call.function() == AggregateCall.Standard.GROUPING);
        return oneSet ? aggregate.groupKeys().stream().filter(input::isClustered).findFirst().orElse(-1) : -1;
    }
}
