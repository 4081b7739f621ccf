package dev.onset.exec.scan;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.onset.archive.Snapshot;
import dev.onset.exec.Operator;
import dev.onset.exec.QueryContext;
import dev.onset.exec.RowSource;
import dev.onset.exec.RunIdSet;
import dev.onset.plan.Expression;
import dev.onset.plan.Field;
import dev.onset.plan.Plan;

/** Reads {@code history}: run after run, the steps at which a run logged anything, each metric a column. */
final class HistoryScan implements RowSource {

    private final Plan.Scan plan;
    private @Nullable Set<String> runIdsWanted;
    private @Nullable Prepared prepared;

    /** What is known once there is a snapshot. */
    record Prepared(QueryContext context, HistorySelection selection, RunParts parts, String[] runIds, int[] metrics,
            @Nullable CurveComparison comparison) {}

    HistoryScan(Plan.Scan plan) {
        this.plan = plan;
    }

    @Override
    public List<Field> fields() {
        return plan.fields();
    }

    @Override
    public void restrict(int column, Set<String> values) {
        if (plan.columns().get(column) == ArchiveTables.HISTORY_RUN) {
            runIdsWanted = RunIdSet.intersection(runIdsWanted, values);
        }
    }

    @Override
    public boolean isClustered(int column) {
        return plan.columns().get(column) == ArchiveTables.HISTORY_RUN;
    }

    @Override
    public void preview(QueryContext context) {
        prepare(context);
    }

    @Override
    public void prepare(QueryContext context) {
        Snapshot snapshot = context.snapshot();
        HistorySelection selection = HistorySelection.of(plan, context).keep(snapshot, runIdsWanted);
        RunParts parts = RunParts.split(selection.runCount(),
                index -> snapshot.historyLength(selection.run(index)));
        boolean runIdsRead = plan.columns().contains(ArchiveTables.HISTORY_RUN);
        int[] metrics = HistorySelection.metrics(plan, snapshot);
        prepared = new Prepared(context, selection, parts, runIdsRead ? snapshot.runs().runIds() : new String[0],
                metrics, CurveComparison.of(selection.rest(), metrics, context.parameters()));
    }

    private Prepared prepared() {
        if (prepared == null) {
            throw new IllegalStateException("not prepared");
        }
        return prepared;
    }

    @Override
    public int partCount() {
        return prepared().parts.count();
    }

    @Override
    public Operator open(int part) {
        Prepared ready = prepared();
        int start = ready.parts.start(part);
        int end = ready.parts.end(part);
        Operator reader = new HistoryReader(plan, ready, start, end);
        Expression rest = ready.selection.rest();
        if (rest == null) {
            return reader;
        }
        Operator rows = new ConditionedReader(reader, rest, ready.context);
        return ready.comparison == null
                ? rows
                : new CurveCounter(ready.comparison, ready, start, end, rows, run -> new ConditionedReader(
                        new HistoryReader(plan, ready, run, run + 1), rest, ready.context));
    }

    @Override
    public String describe() {
        String columns = fields().stream().map(Field::name).collect(Collectors.joining(", ", "[", "]"));
        if (prepared == null) {
            return "HistoryScan " + columns + (plan.condition() == null ? "" : ", filtered");
        }
        HistorySelection selection = prepared.selection;
        return "HistoryScan " + columns + ": " + selection.describe(plan, prepared.context.snapshot())
                + (selection.rest() == null ? "" : ", filtered");
    }

    @Override
    public List<RowSource> inputs() {
        return List.of();
    }
}
