package dev.onset.exec.aggregate;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.onset.plan.AggregateCall;
import dev.onset.plan.AggregateCall.Standard;
import dev.onset.plan.Field;
import dev.onset.plan.Plan;

/**
 * COUNT, MIN and MAX over all of history as the same of each run, and then over these: what a run has is known from its steps and
 * the statistics of its curves, without reading values.
 */
final class RunsFirst {

    /** The column of the run ids in the table. */
    private static final int RUN = 0;

    private RunsFirst() {}

    /** The same aggregate in two steps, the first of which needs no rows; null if it cannot be had so. */
    static Plan.@Nullable Aggregate rewrite(Plan.Aggregate plan) {
        if (!plan.groupKeys().isEmpty() || plan.groupingSets().size() != 1 || plan.calls().isEmpty()
                || !(plan.input() instanceof Plan.Scan scan)) {
            return null;
        }
        List<Integer> columns = new ArrayList<>(scan.columns());
        columns.add(RUN);
        Plan.Scan withRun = new Plan.Scan(scan.table(), columns, scan.condition());
        List<Field> innerFields = new ArrayList<>(List.of(scan.table().fields().get(RUN)));
        List<AggregateCall> innerCalls = new ArrayList<>();
        List<AggregateCall> outerCalls = new ArrayList<>();
        for (AggregateCall call : plan.calls()) {
            Standard outer = switch (call.function()) {
                case Standard.COUNT -> Standard.SUM0;
                case Standard.MIN -> Standard.MIN;
                case Standard.MAX -> Standard.MAX;
                default -> null;
            };
            if (outer == null || call.filter() >= 0 || (call.distinct() && outer == Standard.SUM0)) {
                return null;
            }
            innerCalls.add(new AggregateCall(call.function(), call.arguments(), false, -1, List.of(), call.type()));
            innerFields.add(new Field("of run", call.type(), true));
            outerCalls.add(new AggregateCall(outer, List.of(innerFields.size() - 1), false, -1, List.of(),
                    call.type()));
        }
        List<Integer> byRun = List.of(columns.size() - 1);
        Plan.Aggregate ofRuns = new Plan.Aggregate(withRun, byRun, List.of(byRun), innerCalls, innerFields);
        DirectPlan direct = DirectPlan.of(ofRuns);
        return direct == null || direct.quantities().size() < innerCalls.size()
                ? null
                : new Plan.Aggregate(ofRuns, List.of(), List.of(List.of()), outerCalls, plan.fields());
    }
}
