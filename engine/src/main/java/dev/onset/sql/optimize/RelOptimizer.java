package dev.onset.sql.optimize;

import org.apache.calcite.plan.Contexts;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.RelFactories;
import org.apache.calcite.rel.rules.CoreRules;
import org.apache.calcite.rel.rules.FilterJoinRule.JoinConditionPushRule.JoinConditionPushRuleConfig;
import org.apache.calcite.rel.rules.JoinPushExpressionsRule;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql2rel.RelDecorrelator;
import org.apache.calcite.tools.RelBuilder;
import org.apache.calcite.tools.RelBuilderFactory;

/**
 * A few rewritings that are always right and always worth it, in a fixed order; only the order of joins is chosen by the rows that
 * are expected.
 */
public final class RelOptimizer {

    /**
     * Conditions are simple by now. An outer join that a filter made an inner one may still have comparisons that say that they could be
     * NULL, of which Calcite's simplification asserts that there are none.
     */
    private static final RelBuilderFactory TRIMMING = RelBuilder
            .proto(Contexts.of(RelBuilder.Config.DEFAULT.withSimplify(false)));

    /** Apart from the class around them: Calcite's rules take longer to load than a plain query, which needs none, to be planned. */
    private static final class Rules {

        /** Subqueries become correlated joins. */
        static final RuleSet SUBQUERIES = new RuleSet(CoreRules.FILTER_SUB_QUERY_TO_CORRELATE,
                CoreRules.PROJECT_SUB_QUERY_TO_CORRELATE, CoreRules.JOIN_SUB_QUERY_TO_CORRELATE);

        /** What a join's condition says of one side is said of that side; where there is no condition, nothing is. */
        static final RelOptRule JOIN_CONDITION_PUSH = JoinConditionPushRuleConfig.DEFAULT
                .withOperandSupplier(
                        join -> join.operand(Join.class).predicate(RelOptimizer::isConditional).anyInputs())
                .as(JoinConditionPushRuleConfig.class).toRule();
        static final RelOptRule JOIN_PUSH_EXPRESSIONS = JoinPushExpressionsRule.Config.DEFAULT
                .withOperandSupplier(
                        join -> join.operand(Join.class).predicate(RelOptimizer::isConditional).anyInputs())
                .as(JoinPushExpressionsRule.Config.class).toRule();

        /** Filters move down. Joins over expressions stay as they are: their projections would stand between joins that are put in order. */
        static final RuleSet FILTERS_DOWN = new RuleSet(CoreRules.FILTER_INTO_JOIN, JOIN_CONDITION_PUSH,
                CoreRules.FILTER_PROJECT_TRANSPOSE, CoreRules.FILTER_AGGREGATE_TRANSPOSE,
                CoreRules.FILTER_SET_OP_TRANSPOSE, CoreRules.FILTER_MERGE, CoreRules.PROJECT_MERGE,
                CoreRules.PROJECT_REMOVE);

        /** The same, and set operations become joins and groups. */
        static final RuleSet PUSH_DOWN = new RuleSet(CoreRules.UNION_TO_DISTINCT, CoreRules.UNION_MERGE,
                CoreRules.INTERSECT_TO_DISTINCT, CoreRules.MINUS_TO_DISTINCT).and(FILTERS_DOWN)
                .and(new RuleSet(JOIN_PUSH_EXPRESSIONS));

        /** A join with distinct rows, of which no column is used, only asks whether there is one. */
        static final RuleSet CLEAN_UP = new RuleSet(CoreRules.PROJECT_MERGE, CoreRules.PROJECT_REMOVE,
                SemiJoinRules.ALL.get(0), SemiJoinRules.ALL.get(1));

        private Rules() {}
    }

    private RelOptimizer() {}

    private static boolean isConditional(Join join) {
        return !join.getCondition().isAlwaysTrue();
    }

    public static RelNode optimize(RelNode root) {
        RelBuilder builder = RelFactories.LOGICAL_BUILDER.create(root.getCluster(), null);
        RelNode rel = NullSafeKeys.apply(hasSubqueries(root) ? withoutSubqueries(root, builder) : root);
        if (PlainQueries.isPlain(rel)) {
            return rel;
        }
        RelBuilder trimming = TRIMMING.create(root.getCluster(), null);
        RelNode ordered = JoinOrder.hasChoice(rel) ? JoinOrder.choose(Rules.FILTERS_DOWN.apply(rel)) : rel;
        return Rules.CLEAN_UP.apply(new FieldTrimmer(trimming).trim(Rules.PUSH_DOWN.apply(ordered)));
    }

    /** What cannot be decorrelated stays correlated: it runs for each row. */
    private static RelNode withoutSubqueries(RelNode root, RelBuilder builder) {
        RelNode correlated = SingleRowLaterals.asOuter(Rules.SUBQUERIES.apply(root));
        try {
            RelNode hidden = OpaqueOuterJoins.hidden(OpaqueAsofJoins.hidden(OpaqueGroupKeys.hidden(correlated)));
            RelNode decorrelated = RelDecorrelator.decorrelateQuery(hidden, builder);
            return OpaqueCalls.shown(OpaqueAsofJoins.shown(decorrelated));
        } catch (RuntimeException | AssertionError e) {
            // Calcite fails where it meets a correlation of a kind that it does not know, or a comparison with NULL.
            return correlated;
        }
    }

    /** Subqueries in expressions, or joins that are already correlated. */
    private static boolean hasSubqueries(RelNode rel) {
        boolean here = switch (rel) {
            case Filter filter -> RexUtil.SubQueryFinder.containsSubQuery(filter);
            case Project project -> RexUtil.SubQueryFinder.containsSubQuery(project);
            case Join join -> RexUtil.SubQueryFinder.containsSubQuery(join);
            case Correlate correlate -> true;
            default -> false;
        };
        return here || rel.getInputs().stream().anyMatch(RelOptimizer::hasSubqueries);
    }
}
