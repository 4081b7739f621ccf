package dev.onset.sql.translate;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import org.apache.calcite.rel.RelCollation;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.util.ImmutableBitSet;

import dev.onset.plan.AggregateCall;
import dev.onset.plan.AggregateCall.AggregateFunction;
import dev.onset.plan.AggregateCall.Standard;
import dev.onset.plan.Expression;
import dev.onset.plan.Expression.ColumnReference;
import dev.onset.plan.Field;
import dev.onset.plan.Plan;
import dev.onset.plan.SortKey;
import dev.onset.sql.catalog.SqlTypes;
import dev.onset.sql.operators.AggregateFunctions;
import dev.onset.sql.operators.CurveOperator;
import dev.onset.sql.operators.Decimals;

/** Calcite's aggregates as aggregates of a plan. */
final class AggregateTranslator {

    /** Of no rows, these give a number. */
    private static final Set<SqlKind> NEVER_NULL = EnumSet.of(SqlKind.COUNT, SqlKind.SUM0, SqlKind.GROUPING,
            SqlKind.REGR_COUNT);

    private final ExpressionTranslator expressions;
    private final NotSupported notSupported;

    AggregateTranslator(ExpressionTranslator expressions, NotSupported notSupported) {
        this.expressions = expressions;
        this.notSupported = notSupported;
    }

    Plan translate(Aggregate aggregate, Plan input, List<Field> fields) {
        List<AggregateCall> calls = new ArrayList<>();
        List<Field> computed = new ArrayList<>(fields.subList(0, aggregate.getGroupCount()));
        List<Expression> columns = new ArrayList<>();
        boolean exact = true;
        for (Field key : computed) {
            columns.add(new ColumnReference(columns.size(), key.type()));
        }
        for (org.apache.calcite.rel.core.AggregateCall call : aggregate.getAggCallList()) {
            Field field = fields.get(columns.size());
            if (call.getAggregation().getKind() == SqlKind.LITERAL_AGG) {
                columns.add(expressions.translate(call.rexList.getFirst()));
            } else {
                SqlKind kind = call.getAggregation().getKind();
                Expression result = new ColumnReference(computed.size(), field.type());
                Expression value = kind == SqlKind.SUM || kind == SqlKind.SUM0
                        ? Decimals.rounded(result, call.getType())
                        : result;
                exact &= value.equals(result);
                columns.add(value);
                computed.add(field.withNulls(!NEVER_NULL.contains(call.getAggregation().getKind())));
                calls.add(call(call));
            }
        }
        List<List<Integer>> sets = aggregate.getGroupSets().stream().map(ImmutableBitSet::asList).toList();
        Plan plan = new Plan.Aggregate(input, aggregate.getGroupSet().asList(), sets, calls, computed);
        return exact && computed.size() == fields.size() ? plan : new Plan.Project(plan, columns, fields);
    }

    private AggregateCall call(org.apache.calcite.rel.core.AggregateCall call) {
        // Of distinct arguments it makes no difference how often each one comes.
        List<Integer> within = call.distinctKeys == null || call.isDistinct() ? List.of() : call.distinctKeys.asList();
        return new AggregateCall(function(call), call.getArgList(), call.isDistinct() || !within.isEmpty(),
                call.filterArg, sortKeys(call.getCollation()), SqlTypes.fromCalcite(call.getType()), within);
    }

    private AggregateFunction function(org.apache.calcite.rel.core.AggregateCall call) {
        if (call.getAggregation() instanceof CurveOperator operator) {
            if (call.distinctKeys != null) {
                throw notSupported.construct("WITHIN DISTINCT of a function of curves");
            }
            return new AggregateCall.Curve(operator.function());
        }
        Standard standard = AggregateFunctions.find(call.getAggregation());
        if (standard == null) {
            throw notSupported.operator(call.getAggregation(), "");
        }
        return standard;
    }

    static List<SortKey> sortKeys(RelCollation collation) {
        return collation.getFieldCollations().stream()
                .map(key -> new SortKey(key.getFieldIndex(), key.getDirection().isDescending(), nullsFirst(key)))
                .toList();
    }

    private static boolean nullsFirst(RelFieldCollation key) {
        return switch (key.nullDirection) {
            case FIRST -> true;
            case LAST -> false;
            case UNSPECIFIED -> key.getDirection().defaultNullDirection() == RelFieldCollation.NullDirection.FIRST;
        };
    }
}
