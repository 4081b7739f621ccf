package dev.onset.sql.translate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexFieldCollation;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.rex.RexVisitorImpl;
import org.apache.calcite.rex.RexWindow;
import org.apache.calcite.rex.RexWindowBound;
import org.apache.calcite.rex.RexWindowExclusion;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlKind;
import org.jspecify.annotations.Nullable;

import dev.onset.plan.AggregateCall;
import dev.onset.plan.AggregateCall.Standard;
import dev.onset.plan.DataType;
import dev.onset.plan.Field;
import dev.onset.plan.Plan;
import dev.onset.plan.SortKey;
import dev.onset.plan.WindowCall;
import dev.onset.plan.WindowCall.Bound;
import dev.onset.plan.WindowCall.Exclusion;
import dev.onset.plan.WindowCall.Frame;
import dev.onset.plan.WindowCall.Positional;
import dev.onset.sql.catalog.SqlTypes;
import dev.onset.sql.operators.AggregateFunctions;
import dev.onset.sql.operators.CurveOperator;
import dev.onset.sql.operators.CurveWindowOperator;
import dev.onset.sql.operators.PeerGroups;
import dev.onset.sql.operators.PositionalFunctions;

/** Projections with OVER: a projection of what the windows need, the windows, and a projection of what was asked. */
final class WindowTranslator {

    private final ExpressionTranslator expressions;
    private final NotSupported notSupported;
    private final Function<RelNode, Plan> inputs;

    /** @param inputs translates the input of a projection */
    WindowTranslator(ExpressionTranslator expressions, NotSupported notSupported, Function<RelNode, Plan> inputs) {
        this.expressions = expressions;
        this.notSupported = notSupported;
        this.inputs = inputs;
    }

    Plan translate(Project project) {
        List<RexNode> projects = new PlainSums().visitList(project.getProjects());
        List<RexNode> columns = usedColumns(project);
        Map<RexOver, WindowCall> calls = new LinkedHashMap<>();
        List<WindowCall> groups = new ArrayList<>();
        new RexVisitorImpl<@Nullable Void>(true) {
            @Override
            public @Nullable Void visitOver(RexOver over) {
                calls.computeIfAbsent(over, key -> call(key, columns, groups));
                return null;
            }
        }.visitEach(projects);
        Plan input = window(input(project, columns), groups, "$g");
        int width = input.fields().size();
        Plan window = window(input,
                calls.values().stream().map(call -> ordered(call, columns.size())).toList(), "$w");
        List<RexNode> results = overWindow(projects, columns, width, List.copyOf(calls.keySet()));
        return new Plan.Project(window, expressions.translateAll(results), resultFields(project, projects));
    }

    private static Plan window(Plan input, List<WindowCall> calls, String prefix) {
        if (calls.isEmpty()) {
            return input;
        }
        List<Field> fields = new ArrayList<>(input.fields());
        for (WindowCall call : calls) {
            fields.add(new Field(prefix + (fields.size() - input.fields().size()), call.type(), true));
        }
        return new Plan.Window(input, calls, fields);
    }

    /** With the column of the number of the peers' group, which stands behind the others, in place of its negative number. */
    private static WindowCall ordered(WindowCall call, int columns) {
        if (call.order().stream().allMatch(key -> key.column() >= 0)) {
            return call;
        }
        SortKey number = new SortKey(columns - 1 - call.order().getFirst().column(), false, false);
        return new WindowCall(call.function(), call.arguments(), call.distinct(), call.ignoreNulls(),
                call.partitionKeys(), List.of(number), call.frame(), call.type());
    }

    /** What comes of a window may be NULL: Calcite forgets the rows that LAG and the like do not find. */
    private static List<Field> resultFields(Project project, List<RexNode> projects) {
        List<Field> fields = RelTranslator.fields(project.getRowType());
        for (int i = 0; i < fields.size(); i++) {
            if (RexOver.containsOver(projects.get(i))) {
                fields.set(i, fields.get(i).withNulls(true));
            }
        }
        return fields;
    }

    /** Undoes what Calcite makes of SUM: the sum if the count is above 0, which our SUM sees to itself. */
    private static final class PlainSums extends RexShuttle {
        @Override
        public RexNode visitCall(RexCall call) {
            if (call.getKind() == SqlKind.CASE && call.operands.size() == 3
                    && call.operands.get(0) instanceof RexCall condition
                    && condition.getKind() == SqlKind.GREATER_THAN
                    && condition.operands.get(0) instanceof RexOver count
                    && call.operands.get(1) instanceof RexOver sum && RexLiteral.isNullLiteral(call.operands.get(2))
                    && count.getAggOperator().getKind() == SqlKind.COUNT
                    && sum.getAggOperator().getKind() == SqlKind.SUM && count.getWindow().equals(sum.getWindow())) {
                return sum;
            }
            return super.visitCall(call);
        }
    }

    private static List<RexNode> usedColumns(Project project) {
        List<RexNode> columns = new ArrayList<>();
        for (int column : RelOptUtil.InputFinder.bits(project.getProjects(), null)) {
            columns.add(RexInputRef.of(column, project.getInput().getRowType()));
        }
        return columns;
    }

    private Plan input(Project project, List<RexNode> columns) {
        RelNode input = project.getInput();
        return RexUtil.isIdentity(columns, input.getRowType())
                ? inputs.apply(input)
                : inputs.apply(LogicalProject.create(input, List.of(), columns, (List<String>) null,
                        project.getVariablesSet()));
    }

    /** The expressions over the columns of the window instead of those of the projection's input. */
    private List<RexNode> overWindow(List<RexNode> projects, List<RexNode> columns, int width,
            List<RexOver> calls) {
        return new RexShuttle() {
            @Override
            public RexNode visitInputRef(RexInputRef reference) {
                return new RexInputRef(columns.indexOf(reference), reference.getType());
            }

            @Override
            public RexNode visitOver(RexOver over) {
                RexNode result = new RexInputRef(width + calls.indexOf(over), over.getType());
                boolean sum = over.getAggOperator().getKind() == SqlKind.SUM
                        || over.getAggOperator().getKind() == SqlKind.SUM0;
                return sum ? expressions.rounded(result) : result;
            }
        }.visitList(projects);
    }

    private WindowCall call(RexOver over, List<RexNode> columns, List<WindowCall> groups) {
        RexWindow window = over.getWindow();
        return new WindowCall(function(over.getAggOperator()), positions(over.getOperands(), columns),
                over.isDistinct(), over.ignoreNulls(), positions(window.partitionKeys, columns),
                order(window, columns, groups),
                new Frame(window.isRows(), bound(window.getLowerBound()), bound(window.getUpperBound()),
                        exclusion(window.getExclude())),
                SqlTypes.fromCalcite(over.getType()));
    }

    private static List<SortKey> order(RexWindow window, List<RexNode> columns, List<WindowCall> groups) {
        List<PeerGroups.Key> peers = PeerGroups.keys(window);
        if (peers == null) {
            return window.orderKeys.stream().map(key -> sortKey(key, columns)).toList();
        }
        List<SortKey> keys = peers.stream()
                .map(key -> new SortKey(position(key.value(), columns), key.descending(), key.nullsFirst())).toList();
        WindowCall number = new WindowCall(Positional.DENSE_RANK, List.of(), false, false,
                positions(window.partitionKeys, columns), keys,
                new Frame(false, new Bound(Bound.Kind.UNBOUNDED_PRECEDING, null),
                        new Bound(Bound.Kind.CURRENT_ROW, null)),
                DataType.BIGINT);
        if (!groups.contains(number)) {
            groups.add(number);
        }
        return List.of(new SortKey(-1 - groups.indexOf(number), false, false));
    }

    private static Exclusion exclusion(RexWindowExclusion exclusion) {
        return switch (exclusion) {
            case EXCLUDE_NO_OTHER -> Exclusion.NO_OTHERS;
            case EXCLUDE_CURRENT_ROW -> Exclusion.CURRENT_ROW;
            case EXCLUDE_GROUP -> Exclusion.GROUP;
            case EXCLUDE_TIES -> Exclusion.TIES;
        };
    }

    private WindowCall.WindowFunction function(SqlAggFunction function) {
        Positional positional = PositionalFunctions.ALL.get(function);
        if (positional != null) {
            return positional;
        }
        if (function instanceof CurveOperator curve) {
            return new WindowCall.Aggregated(new AggregateCall.Curve(curve.function()));
        }
        if (function instanceof CurveWindowOperator smoothing) {
            return new WindowCall.Smoothing(smoothing.function());
        }
        Standard standard = AggregateFunctions.find(function);
        if (standard == null) {
            throw notSupported.operator(function, "as a window function");
        }
        return new WindowCall.Aggregated(standard);
    }

    private static List<Integer> positions(List<RexNode> nodes, List<RexNode> columns) {
        return nodes.stream().map(node -> position(node, columns)).toList();
    }

    private static int position(RexNode node, List<RexNode> columns) {
        int known = columns.indexOf(node);
        if (known >= 0) {
            return known;
        }
        columns.add(node);
        return columns.size() - 1;
    }

    private static SortKey sortKey(RexFieldCollation key, List<RexNode> columns) {
        return new SortKey(position(key.left, columns), key.getDirection().isDescending(),
                key.getNullDirection() == RelFieldCollation.NullDirection.FIRST);
    }

    private Bound bound(RexWindowBound bound) {
        if (bound.isUnboundedPreceding()) {
            return new Bound(Bound.Kind.UNBOUNDED_PRECEDING, null);
        }
        if (bound.isUnboundedFollowing()) {
            return new Bound(Bound.Kind.UNBOUNDED_FOLLOWING, null);
        }
        RexNode offset = bound.getOffset();
        if (offset == null) {
            return new Bound(Bound.Kind.CURRENT_ROW, null);
        }
        return new Bound(bound.isPreceding() ? Bound.Kind.PRECEDING : Bound.Kind.FOLLOWING,
                expressions.translate(offset));
    }
}
