package dev.onset.exec.physical;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import dev.onset.exec.MaterializedRows;
import dev.onset.exec.QueryProfile;
import dev.onset.exec.RowSource;
import dev.onset.exec.aggregate.Aggregates;
import dev.onset.exec.join.JoinRowSource;
import dev.onset.exec.scan.TableScans;
import dev.onset.exec.sort.SortRowSource;
import dev.onset.exec.window.FirstRowsOfPartitions;
import dev.onset.exec.window.WindowRowSource;
import dev.onset.plan.Expression;
import dev.onset.plan.Expression.Cast;
import dev.onset.plan.Expression.ColumnReference;
import dev.onset.plan.Field;
import dev.onset.plan.Plan;
import dev.onset.plan.Plan.JoinType;

/** Chooses how a plan is computed. Reads nothing; the row sources do when they are prepared. */
public final class PhysicalPlanner {

    private final Function<Plan.Scan, RowSource> scans;
    private final @Nullable QueryProfile profile;
    /** The rows of the recursions around the plan that came last. */
    private final Map<String, MaterializedRows> working;

    /** Reads tables from the archive. */
    public PhysicalPlanner() {
        this(TableScans::plan);
    }

    /** @param scans how to read tables */
    public PhysicalPlanner(Function<Plan.Scan, RowSource> scans) {
        this(scans, null, Map.of());
    }

    private PhysicalPlanner(Function<Plan.Scan, RowSource> scans, @Nullable QueryProfile profile,
            Map<String, MaterializedRows> working) {
        this.scans = scans;
        this.profile = profile;
        this.working = working;
    }

    /** The physical form of a plan; its fields are those of the plan. */
    public RowSource plan(Plan plan) {
        return measured(choose(plan));
    }

    private RowSource measured(RowSource source) {
        return profile == null ? source : new MeasuredRowSource(source, profile);
    }

    /**
     * A window of whose rows only those that pass a condition are wanted.
     *
     * @param projected the columns of the condition over those of the window; none: they are the same
     */
    @SuppressWarnings("ReferenceEquality") // asks whether anything is left out
    private RowSource window(Plan.Window window, List<Expression> projected, Expression condition) {
        RowSource input = plan(window.input());
        RowSource first = FirstRowsOfPartitions.of(input, window, projected, condition);
        return new WindowRowSource(window, first == input ? input : measured(first));
    }

    private RowSource choose(Plan plan) {
        return switch (plan) {
            case Plan.Scan scan -> scans.apply(scan);
            case Plan.Filter(Plan.Window window, Expression condition) ->
                    new FilterRowSource(measured(window(window, List.of(), condition)), condition);
            case Plan.Filter(Plan.Project(Plan.Window window, List<Expression> expressions, List<Field> fields), Expression condition) ->
                    new FilterRowSource(measured(new ProjectRowSource(
                            measured(window(window, expressions, condition)), expressions, fields)), condition);
            case Plan.Filter filter -> new FilterRowSource(plan(filter.input()), filter.condition());
            case Plan.Project project ->
                    new ProjectRowSource(plan(project.input()), project.expressions(), project.fields());
            case Plan.Aggregate aggregate -> Aggregates.plan(aggregate, this::plan);
            case Plan.CurveTable table -> Aggregates.plan(table, this::plan);
            case Plan.Join join -> join(join);
            case Plan.Sort sort -> sort(sort);
            case Plan.Window window -> new WindowRowSource(window, plan(window.input()));
            case Plan.Values values -> new ValuesRowSource(values.rows(), values.fields());
            case Plan.Explain explain -> explain(explain);
            case Plan.SetOperation set -> new SetOperationRowSource(set.operator(),
                    converted(plan(set.left()), set.fields()), converted(plan(set.right()), set.fields()),
                    set.fields());
            case Plan.Recursion recursion -> new RecursionRowSource(recursion, converted(plan(recursion.seed()),
                    recursion.fields()), rows -> step(recursion, rows), RecursionRowSource.MOST_STEPS);
            case Plan.WorkingTable table -> new WorkingTableRowSource(table, working.get(table.name()));
            case Plan.Correlate correlate -> new CorrelateRowSource(correlate, plan(correlate.left()),
                    () -> new PhysicalPlanner(scans, null, working).plan(correlate.right()));
            case Plan.Unnest unnest -> new UnnestRowSource(unnest, plan(unnest.input()));
            case Plan.UnionAll union -> new UnionAllRowSource(
                    union.inputs().stream().map(input -> converted(plan(input), union.fields())).toList(),
                    union.fields());
        };
    }

    /** The step of a recursion over the rows that came last; planned anew for each time, as sources are read only once. */
    private RowSource step(Plan.Recursion recursion, MaterializedRows rows) {
        Map<String, MaterializedRows> inner = new HashMap<>(working);
        inner.put(recursion.name(), rows);
        return converted(new PhysicalPlanner(scans, null, inner).plan(recursion.step()), recursion.fields());
    }

    private RowSource explain(Plan.Explain explain) {
        QueryProfile measuring = explain.analyze() ? new QueryProfile() : null;
        return new ExplainRowSource(new PhysicalPlanner(scans, measuring, working).plan(explain.input()), measuring,
                explain.fields());
    }

    private RowSource sort(Plan.Sort sort) {
        RowSource input = plan(sort.input());
        if (!sort.keys().isEmpty()) {
            return new SortRowSource(input, sort.keys(), sort.offset(), sort.limit());
        }
        return sort.offset() == null && sort.limit() == null
                ? input
                : new LimitRowSource(input, sort.offset(), sort.limit());
    }

    /** An inner join builds on its smaller side. */
    private RowSource join(Plan.Join join) {
        boolean buildLeft = join.joinType() == JoinType.INNER
                && RowEstimate.of(join.left()) < RowEstimate.of(join.right());
        return JoinRowSource.of(join.joinType(), plan(join.left()), plan(join.right()), join.leftKeys(),
                join.rightKeys(),
                join.residual(), join.fields(), buildLeft);
    }

    /** The input with its columns converted to the types of the fields, where they differ. */
    private static RowSource converted(RowSource input, List<Field> fields) {
        List<Expression> expressions = new ArrayList<>();
        boolean differs = false;
        for (int i = 0; i < fields.size(); i++) {
            ColumnReference column = new ColumnReference(i, input.fields().get(i).type());
            boolean same = column.type() == fields.get(i).type();
            differs |= !same;
            expressions.add(same ? column : new Cast(column, fields.get(i).type(), false));
        }
        return differs ? new ProjectRowSource(input, expressions, fields) : input;
    }
}
