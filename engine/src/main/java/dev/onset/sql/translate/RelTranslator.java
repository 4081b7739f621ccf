package dev.onset.sql.translate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;

import org.apache.calcite.plan.RelOptPredicateList;
import org.apache.calcite.plan.RelOptTable;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.AsofJoin;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Intersect;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinInfo;
import org.apache.calcite.rel.core.Minus;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.RepeatUnion;
import org.apache.calcite.rel.core.Sample;
import org.apache.calcite.rel.core.SetOp;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.core.TableFunctionScan;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rel.core.TableSpool;
import org.apache.calcite.rel.core.Uncollect;
import org.apache.calcite.rel.core.Union;
import org.apache.calcite.rel.core.Values;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexSimplify;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.schema.TransientTable;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.util.mapping.Mappings;
import org.jspecify.annotations.Nullable;

import dev.onset.plan.Expression;
import dev.onset.plan.Field;
import dev.onset.plan.Plan;
import dev.onset.plan.Plan.JoinType;
import dev.onset.plan.Plan.SetOperator;
import dev.onset.sql.catalog.CatalogSchema.CatalogTable;
import dev.onset.sql.catalog.SqlTypes;
import dev.onset.sql.operators.CurveTableOperator;
import dev.onset.sql.optimize.UnfoldedConstants;

/** Calcite's relational algebra as a plan. Scans ask for the columns that are used, and take the filter above them. */
public final class RelTranslator {

    private final RexBuilder rexBuilder;
    private final NotSupported notSupported;
    private final ExpressionTranslator expressions;
    private final AggregateTranslator aggregates;
    private final WindowTranslator windows;
    private boolean readsFiles;
    private final CorrelateTranslator correlates;

    public RelTranslator(RexBuilder rexBuilder, NotSupported notSupported) {
        this.rexBuilder = rexBuilder;
        this.notSupported = notSupported;
        OuterColumns outer = new OuterColumns();
        this.expressions = new ExpressionTranslator(rexBuilder, notSupported, outer);
        this.windows = new WindowTranslator(expressions, notSupported, this::translate);
        this.correlates = new CorrelateTranslator(expressions, outer, notSupported, this::translate);
        this.aggregates = new AggregateTranslator(expressions, notSupported);
    }

    /** Whether what was translated reads files, whose columns may be others the next time. */
    public boolean readsFiles() {
        return readsFiles;
    }

    public Plan translate(RelNode node) {
        return switch (node) {
            case TableScan scan when isWorkingTable(scan) ->
                    new Plan.WorkingTable(name(scan.getTable()), fields(scan.getRowType()));
            case TableScan scan -> scan(scan, allColumns(scan), null);
            case Filter filter -> filter(filter);
            case Project project -> project(project);
            case Aggregate aggregate ->
                    NarrowScans.below(aggregates.translate(aggregate, translate(aggregate.getInput()),
                            fields(aggregate.getRowType())));
            case AsofJoin asof when !AsofOperands.areColumns(asof) -> translate(AsofOperands.asColumns(asof));
            case Join join -> join(join);
            case Sort sort -> new Plan.Sort(translate(sort.getInput()),
                    AggregateTranslator.sortKeys(sort.getCollation()), optional(sort.offset), optional(sort.fetch));
            case Values values -> values(values);
            case Union union when union.all -> new Plan.UnionAll(
                    union.getInputs().stream().map(this::translate).toList(), fields(union.getRowType()));
            case Intersect intersect when intersect.all -> setOperation(SetOperator.INTERSECT_ALL, intersect);
            case Minus minus when minus.all -> setOperation(SetOperator.EXCEPT_ALL, minus);
            case TableFunctionScan scan when scan.getCall() instanceof RexCall call
                    && call.getOperator() instanceof CurveTableOperator operator ->
                    new Plan.CurveTable(translate(scan.getInput(0)), operator.function(), fields(scan.getRowType()));
            case TableFunctionScan function -> throw notSupported.construct("This table function");
            case Uncollect uncollect -> UnnestTranslator.translate(uncollect, translate(uncollect.getInput()), 0, false,
                    fields(uncollect.getRowType()));
            case Sample sample -> SampleTranslator.translate(sample, translate(sample.getInput()));
            case Correlate correlate -> correlates.translate(correlate, fields(correlate.getRowType()));
            case RepeatUnion recursion ->
                    new Plan.Recursion(name(Objects.requireNonNull(recursion.getTransientTable())),
                            translate(recursion.getSeedRel()), translate(recursion.getIterativeRel()), recursion.all,
                            fields(recursion.getRowType()));
            case TableSpool spool -> translate(spool.getInput());
            default -> throw notSupported.construct("This form of query");
        };
    }

    private static boolean isWorkingTable(RelNode node) {
        return node instanceof TableScan scan && scan.getTable().unwrap(TransientTable.class) != null;
    }

    private static String name(RelOptTable table) {
        return table.getQualifiedName().getLast();
    }

    /** Of several inputs the first two, then what comes of them with the third, and so on. */
    private Plan setOperation(SetOperator operator, SetOp node) {
        List<Field> fields = fields(node.getRowType());
        return node.getInputs().stream().map(this::translate)
                .reduce((left, right) -> new Plan.SetOperation(operator, left, right, fields)).orElseThrow();
    }

    private @Nullable Expression optional(@Nullable RexNode node) {
        return node == null ? null : expressions.translate(node);
    }

    private static List<Integer> allColumns(TableScan scan) {
        return IntStream.range(0, scan.getRowType().getFieldCount()).boxed().toList();
    }

    private Plan filter(Filter filter) {
        RexNode condition = simplified(filter);
        if (condition.isAlwaysFalse()) {
            return new Plan.Values(List.of(), fields(filter.getRowType()));
        }
        if (filter.getInput() instanceof TableScan scan && !isWorkingTable(scan)) {
            return scan(scan, allColumns(scan), condition);
        }
        if (filter.getInput() instanceof Project project && project.getInput() instanceof TableScan scan
                && !isWorkingTable(scan) && isSelection(project)) {
            return selectedScan(scan, RelOptUtil.pushPastProject(condition, project), project);
        }
        Plan input = translate(filter.getInput());
        return condition.isAlwaysTrue() ? input : new Plan.Filter(input, expressions.translate(condition));
    }

    /** The condition of a filter, in which NULL counts as false. */
    private RexNode simplified(Filter filter) {
        return new RexSimplify(rexBuilder, RelOptPredicateList.EMPTY, UnfoldedConstants.INSTANCE)
                .simplifyUnknownAsFalse(filter.getCondition());
    }

    /** A projection of a scan reads only the columns that it or the scan's condition uses. */
    private Plan project(Project project) {
        if (project.containsOver()) {
            return windows.translate(project);
        }
        if (project.getInput() instanceof TableScan scan && !isWorkingTable(scan)) {
            return selectedScan(scan, null, project);
        }
        if (project.getInput() instanceof Filter filter && filter.getInput() instanceof TableScan scan
                && !isWorkingTable(scan)) {
            RexNode condition = simplified(filter);
            return condition.isAlwaysFalse()
                    ? new Plan.Values(List.of(), fields(project.getRowType()))
                    : selectedScan(scan, condition, project);
        }
        return AntiJoins.rewrite(new Plan.Project(translate(project.getInput()),
                expressions.translateAll(project.getProjects()), fields(project.getRowType())));
    }

    private static boolean isSelection(Project project) {
        return project.getProjects().stream().allMatch(RexInputRef.class::isInstance);
    }

    private Plan selectedScan(TableScan scan, @Nullable RexNode condition, Project project) {
        Set<Integer> used = new LinkedHashSet<>();
        if (isSelection(project)) {
            project.getProjects().forEach(column -> used.add(((RexInputRef) column).getIndex()));
        } else {
            RelOptUtil.InputFinder.bits(project.getProjects(), null).forEach(used::add);
        }
        int projected = used.size();
        if (condition != null) {
            RelOptUtil.InputFinder.bits(condition).forEach(used::add);
        }
        List<Integer> columns = used.size() > projected ? used.stream().sorted().toList() : List.copyOf(used);
        Plan.Scan plan = scan(scan, columns, condition);
        if (isSelection(project) && projected == project.getProjects().size() && projected == columns.size()) {
            return plan;
        }
        List<RexNode> remapped = remap(project.getProjects(), columns, scan);
        return new Plan.Project(plan, expressions.translateAll(remapped), fields(project.getRowType()));
    }

    /** @param columns positions in the table */
    private Plan.Scan scan(TableScan scan, List<Integer> columns, @Nullable RexNode condition) {
        CatalogTable table = scan.getTable().unwrap(CatalogTable.class);
        if (table == null) {
            throw notSupported.construct("This kind of table");
        }
        readsFiles |= table.table().files() != null;
        Expression translated = condition == null || condition.isAlwaysTrue()
                ? null
                : expressions.translate(remap(List.of(condition), columns, scan).getFirst());
        return new Plan.Scan(table.table(), columns, translated);
    }

    /** The expressions over the columns of the scan, instead of those of the table. */
    private static List<RexNode> remap(List<? extends RexNode> nodes, List<Integer> columns, TableScan scan) {
        Map<Integer, Integer> positions = new HashMap<>();
        for (int column : columns) {
            positions.put(column, positions.size());
        }
        return RexUtil.apply(Mappings.target(positions, scan.getRowType().getFieldCount(),
                Math.max(1, positions.size())), nodes);
    }

    private Plan join(Join join) {
        JoinInfo info = JoinInfo.createWithStrictEquality(join.getLeft(), join.getRight(),
                withEqualities(join.getCondition()));
        RexNode residual = join instanceof AsofJoin asof
                ? asof.getMatchCondition()
                : RexUtil.composeConjunction(rexBuilder, info.nonEquiConditions);
        JoinType type = switch (join.getJoinType()) {
            case INNER -> JoinType.INNER;
            case LEFT -> JoinType.LEFT;
            case RIGHT -> JoinType.RIGHT;
            case FULL -> JoinType.FULL;
            case SEMI -> JoinType.SEMI;
            case ANTI -> JoinType.ANTI;
            case ASOF -> JoinType.ASOF;
            case LEFT_ASOF -> JoinType.LEFT_ASOF;
            default -> throw notSupported.construct("A join of the kind " + join.getJoinType());
        };
        return new Plan.Join(type, translate(join.getLeft()), translate(join.getRight()), info.leftKeys,
                info.rightKeys, residual.isAlwaysTrue() ? null : expressions.translate(residual),
                fields(join.getRowType()));
    }

    /** Where one side is never NULL, IS NOT DISTINCT FROM is an equality, and so can be a key. */
    private RexNode withEqualities(RexNode condition) {
        List<RexNode> conjuncts = new ArrayList<>();
        for (RexNode conjunct : RelOptUtil.conjunctions(condition)) {
            boolean equality = conjunct instanceof RexCall call && call.getKind() == SqlKind.IS_NOT_DISTINCT_FROM
                    && call.operands.stream().anyMatch(operand -> !operand.getType().isNullable());
            conjuncts.add(equality
                    ? rexBuilder.makeCall(SqlStdOperatorTable.EQUALS, ((RexCall) conjunct).operands)
                    : conjunct);
        }
        return RexUtil.composeConjunction(rexBuilder, conjuncts);
    }

    private Plan values(Values values) {
        List<List<Expression>> rows = values.getTuples().stream().map(expressions::translateAll).toList();
        return new Plan.Values(rows, fields(values.getRowType()));
    }

    static List<Field> fields(RelDataType rowType) {
        List<Field> fields = new ArrayList<>();
        for (RelDataTypeField field : rowType.getFieldList()) {
            fields.add(SqlTypes.field(field.getName(), field.getType()));
        }
        return fields;
    }
}
