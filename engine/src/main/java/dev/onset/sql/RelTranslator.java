package dev.onset.sql;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinInfo;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.core.TableFunctionScan;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rel.core.Union;
import org.apache.calcite.rel.core.Values;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.util.ImmutableBitSet;
import org.apache.calcite.util.mapping.Mappings;
import org.jspecify.annotations.Nullable;

import dev.onset.plan.Expression;
import dev.onset.plan.Field;
import dev.onset.plan.Plan;
import dev.onset.plan.Plan.JoinType;
import dev.onset.plan.Table;
import dev.onset.sql.CatalogSchema.CatalogTable;

/** Calcite's relational algebra as a plan. Scans ask for the columns that are used, and take the filter above them. */
final class RelTranslator {

    private final RexBuilder rexBuilder;
    private final NotSupported notSupported;
    private final ExpressionTranslator expressions;
    private final AggregateTranslator aggregates;

    RelTranslator(RexBuilder rexBuilder, NotSupported notSupported) {
        this.rexBuilder = rexBuilder;
        this.notSupported = notSupported;
        this.expressions = new ExpressionTranslator(rexBuilder, notSupported);
        this.aggregates = new AggregateTranslator(expressions, notSupported);
    }

    Plan translate(RelNode node) {
        return switch (node) {
            case TableScan scan -> scan(scan, allColumns(scan), null);
            case Filter filter -> filter(filter);
            case Project project -> project(project);
            case Aggregate aggregate ->
                    aggregates.translate(aggregate, translate(aggregate.getInput()), fields(aggregate.getRowType()));
            case Join join -> join(join);
            case Sort sort -> new Plan.Sort(translate(sort.getInput()),
                    AggregateTranslator.sortKeys(sort.getCollation()), optional(sort.offset), optional(sort.fetch));
            case Values values -> values(values);
            case Union union when union.all -> new Plan.UnionAll(
                    union.getInputs().stream().map(this::translate).toList(), fields(union.getRowType()));
            case TableFunctionScan function -> throw notSupported.construct("This table function");
            default -> throw notSupported
                    .construct("A " + node.getRelTypeName().replace("Logical", "").toLowerCase(Locale.ROOT)
                            + " of this form");
        };
    }

    private @Nullable Expression optional(@Nullable RexNode node) {
        return node == null ? null : expressions.translate(node);
    }

    private static ImmutableBitSet allColumns(TableScan scan) {
        return ImmutableBitSet.range(scan.getRowType().getFieldCount());
    }

    private Plan filter(Filter filter) {
        if (filter.getInput() instanceof TableScan scan) {
            return scan(scan, allColumns(scan), filter.getCondition());
        }
        if (filter.getInput() instanceof Project project && project.getInput() instanceof TableScan scan
                && isSelection(project)) {
            RexNode condition = RelOptUtil.pushPastProject(filter.getCondition(), project);
            return selectedScan(scan, condition, project);
        }
        return new Plan.Filter(translate(filter.getInput()), expressions.translate(filter.getCondition()));
    }

    /** A projection of a scan reads only the columns that it or the scan's condition uses. */
    private Plan project(Project project) {
        if (project.getInput() instanceof TableScan scan) {
            return selectedScan(scan, null, project);
        }
        if (project.getInput() instanceof Filter filter && filter.getInput() instanceof TableScan scan) {
            return selectedScan(scan, filter.getCondition(), project);
        }
        return new Plan.Project(translate(project.getInput()), expressions.translateAll(project.getProjects()),
                fields(project.getRowType()));
    }

    private static boolean isSelection(Project project) {
        return project.getProjects().stream().allMatch(RexInputRef.class::isInstance);
    }

    private Plan selectedScan(TableScan scan, @Nullable RexNode condition, Project project) {
        ImmutableBitSet projected = RelOptUtil.InputFinder.bits(project.getProjects(), null);
        ImmutableBitSet used = condition == null ? projected : projected.union(RelOptUtil.InputFinder.bits(condition));
        Plan.Scan plan = scan(scan, used, condition);
        List<Field> fields = fields(project.getRowType());
        if (isSelection(project) && names(fields).equals(names(plan.fields())) && isIdentity(project, used)) {
            return plan;
        }
        List<RexNode> remapped = remap(project.getProjects(), used, scan.getRowType().getFieldCount());
        return new Plan.Project(plan, expressions.translateAll(remapped), fields);
    }

    private static List<String> names(List<Field> fields) {
        return fields.stream().map(Field::name).toList();
    }

    private static boolean isIdentity(Project project, ImmutableBitSet used) {
        List<Integer> columns = project.getProjects().stream().map(e -> ((RexInputRef) e).getIndex()).toList();
        return columns.equals(used.asList());
    }

    private Plan.Scan scan(TableScan scan, ImmutableBitSet used, @Nullable RexNode condition) {
        CatalogTable table = scan.getTable().unwrap(CatalogTable.class);
        if (table == null) {
            throw notSupported.construct("This kind of table");
        }
        int count = scan.getRowType().getFieldCount();
        Expression translated = condition == null
                ? null
                : expressions.translate(remap(List.of(condition), used, count).getFirst());
        Table source = table.table();
        return new Plan.Scan(source, used.asList(), translated);
    }

    private static List<RexNode> remap(List<? extends RexNode> nodes, ImmutableBitSet used, int count) {
        Map<Integer, Integer> positions = new HashMap<>();
        for (int column : used) {
            positions.put(column, positions.size());
        }
        return new ArrayList<>(RexUtil.apply(
                Mappings.target(positions, count, Math.max(1, positions.size())),
                nodes));
    }

    private Plan join(Join join) {
        JoinInfo info = JoinInfo.createWithStrictEquality(join.getLeft(), join.getRight(), join.getCondition());
        RexNode residual = RexUtil.composeConjunction(rexBuilder, info.nonEquiConditions);
        JoinType type = switch (join.getJoinType()) {
            case INNER -> JoinType.INNER;
            case LEFT -> JoinType.LEFT;
            case RIGHT -> JoinType.RIGHT;
            case FULL -> JoinType.FULL;
            case SEMI -> JoinType.SEMI;
            case ANTI -> JoinType.ANTI;
            default -> throw notSupported.construct("A join of the kind " + join.getJoinType());
        };
        return new Plan.Join(type, translate(join.getLeft()), translate(join.getRight()), info.leftKeys,
                info.rightKeys, residual.isAlwaysTrue() ? null : expressions.translate(residual),
                fields(join.getRowType()));
    }

    private Plan values(Values values) {
        List<List<Expression>> rows = values.getTuples().stream().map(expressions::translateAll).toList();
        return new Plan.Values(rows, fields(values.getRowType()));
    }

    static List<Field> fields(RelDataType rowType) {
        List<Field> fields = new ArrayList<>();
        for (RelDataTypeField field : rowType.getFieldList()) {
            fields.add(new Field(field.getName(), SqlTypes.fromCalcite(field.getType()), field.getType().isNullable()));
        }
        return fields;
    }
}
