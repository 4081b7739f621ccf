package dev.onset.sql.optimize;

import org.apache.calcite.plan.RelOptPredicateList;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.metadata.RelMdPredicates;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;

/**
 * What is known to hold in the rows of a relation. Calcite's answer for a filter fails where its condition compares with the
 * constant NULL, such as {@code NOT x = NULL}, which is met before conditions are simplified; no row passes such a filter, so
 * that what holds in its input may be said of it.
 */
final class KnownPredicates extends RelMdPredicates {

    @Override
    public RelOptPredicateList getPredicates(Filter filter, RelMetadataQuery query) {
        return RelOptUtil.conjunctions(filter.getCondition()).stream().anyMatch(KnownPredicates::comparesWithNull)
                ? query.getPulledUpPredicates(filter.getInput())
                : super.getPredicates(filter, query);
    }

    private static boolean comparesWithNull(RexNode condition) {
        return SqlKind.COMPARISON.contains(condition.getKind()) && condition instanceof RexCall call
                && call.getOperands().stream().anyMatch(RexLiteral::isNullLiteral);
    }
}
