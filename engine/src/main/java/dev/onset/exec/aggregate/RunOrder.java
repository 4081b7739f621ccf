package dev.onset.exec.aggregate;

import java.util.List;

import dev.onset.plan.Expression;
import dev.onset.plan.Plan;

/** Finds out whether rows come run after run. */
final class RunOrder {

    private static final List<String> TABLES_IN_RUN_ORDER = List.of("history", "metrics");
    private static final String RUN_ID = "run_id";

    private RunOrder() {}

    /** The group key that is the id of the run, if the input comes run after run and there is one grouping set; or −1. */
    static int key(Plan.Aggregate plan) {
        if (plan.groupingSets().size() != 1 || plan.groupingSets().getFirst().size() != plan.groupKeys().size()) {
            return -1;
        }
        for (int key : plan.groupKeys()) {
            if (isRunInOrder(plan.input(), key)) {
                return key;
            }
        }
        return -1;
    }

    private static boolean isRunInOrder(Plan input, int column) {
        return switch (input) {
            case Plan.Scan scan -> TABLES_IN_RUN_ORDER.contains(scan.table().name())
                    && scan.fields().get(column).name().equals(RUN_ID);
            case Plan.Filter filter -> isRunInOrder(filter.input(), column);
            case Plan.Project project ->
                    project.expressions().get(column) instanceof Expression.ColumnReference reference
                            && isRunInOrder(project.input(), reference.column());
            default -> false;
        };
    }
}
