package dev.onset.exec.aggregate;

import java.util.Set;
import java.util.TreeSet;

import dev.onset.exec.RowSource;
import dev.onset.plan.AggregateCall;
import dev.onset.plan.Plan;

/** What a GROUP BY reads of its input, and what its keys allow. */
final class GroupKeys {

    private GroupKeys() {}

    /** Tells the input which columns are read. */
    static void need(Plan.Aggregate plan, RowSource input) {
        TreeSet<Integer> columns = new TreeSet<>(plan.groupKeys());
        for (AggregateCall call : plan.calls()) {
            columns.addAll(call.arguments());
            call.order().forEach(key -> columns.add(key.column()));
            if (call.filter() >= 0) {
                columns.add(call.filter());
            }
        }
        input.need(columns.stream().mapToInt(Integer::intValue).toArray());
    }

    /** Hands a restriction of a result column on to the input, if it is a key of every grouping set. */
    static void restrict(Plan.Aggregate plan, RowSource input, int column, Set<String> values) {
        if (column < plan.groupKeys().size()) {
            int key = plan.groupKeys().get(column);
            if (plan.groupingSets().stream().allMatch(set -> set.contains(key))) {
                input.restrict(key, values);
            }
        }
    }
}
