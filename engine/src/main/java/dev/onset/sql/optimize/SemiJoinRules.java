package dev.onset.sql.optimize;

import java.util.List;

import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.plan.RelOptRuleCall;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.rules.SemiJoinRule;

/**
 * Calcite's rules for joins with distinct rows of which no column is used: they only ask whether there is a row. Calcite also
 * applies them to an aggregate over all rows, which has a row even of no rows, and so makes a cross join with it empty.
 */
final class SemiJoinRules {

    private static final class OfProject extends SemiJoinRule.ProjectToSemiJoinRule {

        OfProject() {
            super(ProjectToSemiJoinRuleConfig.DEFAULT);
        }

        @Override
        public boolean matches(RelOptRuleCall call) {
            return super.matches(call) && isGrouped(call);
        }
    }

    private static final class OfJoin extends SemiJoinRule.JoinToSemiJoinRule {

        OfJoin() {
            super(JoinToSemiJoinRuleConfig.DEFAULT);
        }

        @Override
        public boolean matches(RelOptRuleCall call) {
            return super.matches(call) && isGrouped(call);
        }
    }

    static final List<RelOptRule> ALL = List.of(new OfProject(), new OfJoin());

    private SemiJoinRules() {}

    private static boolean isGrouped(RelOptRuleCall call) {
        Aggregate aggregate = call.rel(call.rels.length - 1);
        return !aggregate.getGroupSet().isEmpty();
    }
}
