package dev.onset.exec.physical;

import org.jspecify.annotations.Nullable;

import dev.onset.plan.Expression;
import dev.onset.plan.Plan;

/** Guesses how many rows a plan gives, to choose the smaller side of a join. */
final class RowEstimate {

    private static final double SELECTIVITY = 0.25;
    private static final double GROUPS = 0.1;

    private RowEstimate() {}

    static double of(Plan plan) {
        return switch (plan) {
            case Plan.Scan scan -> scan.table().rowCount() * (scan.condition() == null ? 1 : SELECTIVITY);
            case Plan.Filter filter -> of(filter.input()) * SELECTIVITY;
            case Plan.Project project -> of(project.input());
            case Plan.Aggregate aggregate -> aggregate.groupKeys().isEmpty()
                    ? aggregate.groupingSets().size()
                    : of(aggregate.input()) * GROUPS * aggregate.groupingSets().size();
            case Plan.Join join -> join.leftKeys().isEmpty()
                    ? of(join.left()) * of(join.right())
                    : Math.max(of(join.left()), of(join.right()));
            case Plan.Sort sort -> Math.min(of(sort.input()), limit(sort.limit()));
            case Plan.CurveTable table -> of(table.input()) * SELECTIVITY;
            case Plan.Window window -> of(window.input());
            case Plan.Values values -> values.rows().size();
            case Plan.Explain explain -> 1;
            case Plan.SetOperation set -> of(set.left());
            case Plan.WorkingTable table -> 10;
            case Plan.Recursion recursion -> of(recursion.seed()) * 10;
            case Plan.Correlate correlate -> of(correlate.left()) * of(correlate.right());
            case Plan.Unnest unnest -> of(unnest.input()) * 3;
            case Plan.UnionAll union -> union.inputs().stream().mapToDouble(RowEstimate::of).sum();
        };
    }

    private static double limit(@Nullable Expression limit) {
        return limit instanceof Expression.Literal literal && literal.value() instanceof Long rows
                ? rows
                : Double.POSITIVE_INFINITY;
    }
}
