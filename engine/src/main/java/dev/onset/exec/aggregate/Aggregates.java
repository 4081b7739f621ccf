package dev.onset.exec.aggregate;

import java.util.function.Function;

import dev.onset.error.OnsetException;
import dev.onset.exec.RowSource;
import dev.onset.plan.Plan;

/** Makes the physical form of a GROUP BY. */
public final class Aggregates {

    private Aggregates() {}

    /**
     * Chooses how to aggregate. Curve functions over the plain columns of a history scan read the archive's memory
     * directly; then the input is not planned at all.
     *
     * @param inputs plans the input, if rows of it are needed
     */
    public static RowSource plan(Plan.Aggregate aggregate, Function<Plan, RowSource> inputs) {
        throw new OnsetException(OnsetException.Category.NOT_SUPPORTED,
                "no aggregate over " + inputs.apply(aggregate.input()).describe());
    }
}
