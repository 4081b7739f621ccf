package dev.onset.exec.aggregate;

import java.util.Set;

import dev.onset.exec.RowSource;
import dev.onset.plan.Plan;

/** What the keys of a GROUP BY allow. */
final class GroupKeys {

    private GroupKeys() {}

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
