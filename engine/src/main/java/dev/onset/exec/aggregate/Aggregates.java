package dev.onset.exec.aggregate;

import java.util.function.Function;

import dev.onset.exec.RowSource;
import dev.onset.plan.Plan;

/** Makes the physical form of a GROUP BY. */
public final class Aggregates {

    private Aggregates() {}

    /**
     * Chooses how to aggregate. Curve functions over the plain columns of a history scan read the archive's memory
     * directly.
     *
     * @param inputs plans the input
     */
    public static RowSource plan(Plan.Aggregate aggregate, Function<Plan, RowSource> inputs) {
        RowSource input = inputs.apply(aggregate.input());
        int runKey = RunOrder.key(aggregate);
        RowSource overRows = runKey >= 0
                ? new RunOrderedAggregate(aggregate, input, runKey)
                : new HashAggregate(aggregate, input);
        DirectPlan direct = DirectPlan.of(aggregate);
        return direct == null ? overRows : new DirectAggregate(aggregate, direct, overRows);
    }
}
