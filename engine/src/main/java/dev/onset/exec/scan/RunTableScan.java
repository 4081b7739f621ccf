package dev.onset.exec.scan;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.onset.archive.RunTable;
import dev.onset.exec.Operator;
import dev.onset.exec.QueryContext;
import dev.onset.exec.RowSource;
import dev.onset.exec.RunIdSet;
import dev.onset.plan.Expression;
import dev.onset.plan.Field;
import dev.onset.plan.Plan;

/** A scan of a table that says something of each run, with the run's id in column 0. Conditions on that choose the runs. */
abstract class RunTableScan implements RowSource {

    private static final int RUN = 0;

    private final Plan.Scan plan;
    private final String name;
    private final int runsAPart;
    private @Nullable Set<String> runIdsWanted;
    private @Nullable Prepared prepared;

    private record Prepared(QueryContext context, RunSet runs, @Nullable Expression rest) {}

    RunTableScan(Plan.Scan plan, String name, int runsAPart) {
        this.plan = plan;
        this.name = name;
        this.runsAPart = runsAPart;
    }

    /** Starts reading the runs at the indices {@code [start, end)}. */
    abstract Operator read(QueryContext context, RunSet runs, int start, int end);

    final Plan.Scan plan() {
        return plan;
    }

    @Override
    public final List<Field> fields() {
        return plan.fields();
    }

    @Override
    public final void restrict(int column, Set<String> values) {
        if (plan.columns().get(column) == RUN) {
            runIdsWanted = RunIdSet.intersection(runIdsWanted, values);
        }
    }

    @Override
    public final boolean isClustered(int column) {
        return plan.columns().get(column) == RUN;
    }

    @Override
    public final void preview(QueryContext context) {
        prepare(context);
    }

    @Override
    public final void prepare(QueryContext context) {
        RunTable table = context.snapshot().runs();
        RunSet runs = RunSet.all(table.count());
        if (runIdsWanted != null) {
            runs = runs.keep(table, runIdsWanted);
        }
        var rest = new ArrayList<Expression>();
        for (Expression conjunct : Conjuncts.of(plan.condition())) {
            Conjuncts.Restriction restriction = Conjuncts.restriction(conjunct, context.parameters());
            if (restriction instanceof Conjuncts.OneOf one && plan.columns().get(one.column()) == RUN) {
                runs = runs.keep(table, one);
            } else {
                rest.add(conjunct);
            }
        }
        prepared = new Prepared(context, runs, Conjuncts.and(rest));
    }

    private Prepared prepared() {
        if (prepared == null) {
            throw new IllegalStateException("not prepared");
        }
        return prepared;
    }

    @Override
    public final int partCount() {
        return Math.ceilDiv(prepared().runs.size(), runsAPart);
    }

    @Override
    public final Operator open(int part) {
        Prepared ready = prepared();
        int start = part * runsAPart;
        Operator reader = read(ready.context, ready.runs, start, Math.min(ready.runs.size(), start + runsAPart));
        return ConditionedReader.of(reader, ready.rest, ready.context);
    }

    @Override
    public final String describe() {
        String columns = fields().stream().map(Field::name).collect(Collectors.joining(", ", "[", "]"));
        if (prepared == null) {
            return name + " " + columns + (plan.condition() == null ? "" : ", filtered");
        }
        return name + " " + columns + ": " + prepared.runs.size() + " of "
                + prepared.context.snapshot().runCount() + " runs" + (prepared.rest == null ? "" : ", filtered");
    }

    @Override
    public final List<RowSource> inputs() {
        return List.of();
    }
}
