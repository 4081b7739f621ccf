package dev.onset.exec.aggregate;

import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReferenceArray;

import org.jspecify.annotations.Nullable;

import dev.onset.archive.Series;
import dev.onset.archive.SeriesStatistics;
import dev.onset.archive.Snapshot;
import dev.onset.archive.StepAxis;
import dev.onset.exec.Operator;
import dev.onset.exec.QueryContext;
import dev.onset.exec.RowSource;
import dev.onset.exec.RunIdSet;
import dev.onset.exec.column.Batch;
import dev.onset.exec.column.ConstantColumn;
import dev.onset.exec.expression.ExpressionCompiler;
import dev.onset.exec.scan.HistorySelection;
import dev.onset.exec.scan.RunParts;
import dev.onset.plan.DataType;
import dev.onset.plan.Expression;
import dev.onset.plan.Field;
import dev.onset.plan.Plan;

/**
 * Aggregates of each run, curve functions above all, over the curves as they lie in the archive: there are no rows at all. Where the scan's
 * condition asks for more than runs and steps, the rows are read after all.
 */
final class DirectAggregate implements RowSource {

    /** Rows of runs that a thread takes at once: a tenth of a millisecond's work for the fastest functions. */
    private static final long ROWS_AT_ONCE = 128 * 1024;
    /** Rows of the result that make a part: handing it to a thread costs more than reading fewer. */
    private static final int RESULTS_A_PART = 4096;

    private final Plan.Aggregate plan;
    private final DirectPlan direct;
    private final RowSource overRows;
    private @Nullable Set<String> runIdsWanted;
    private @Nullable Prepared prepared;

    private record Prepared(QueryContext context, @Nullable HistorySelection selection, List<List<Results>> parts) {}

    /** @param overRows computes the same of rows */
    DirectAggregate(Plan.Aggregate plan, DirectPlan direct, RowSource overRows) {
        this.plan = plan;
        this.direct = direct;
        this.overRows = overRows;
    }

    @Override
    public List<Field> fields() {
        return plan.fields();
    }

    @Override
    public void restrict(int column, Set<String> values) {
        overRows.restrict(column, values);
        if (column == 0) {
            runIdsWanted = RunIdSet.intersection(runIdsWanted, values);
        }
    }

    @Override
    public void preview(QueryContext context) {
        HistorySelection selection = HistorySelection.of(direct.scan(), context).keep(context.snapshot(),
                runIdsWanted);
        boolean needsRows = selection.rest() != null;
        if (needsRows) {
            overRows.preview(context);
        }
        prepared = new Prepared(context, needsRows ? null : selection, List.of());
    }

    @Override
    public void prepare(QueryContext context) {
        HistorySelection selection = HistorySelection.of(direct.scan(), context).keep(context.snapshot(),
                runIdsWanted);
        if (selection.rest() != null) {
            overRows.prepare(context);
            prepared = new Prepared(context, null, List.of());
            return;
        }
        Snapshot snapshot = context.snapshot();
        int[] metrics = HistorySelection.metrics(direct.scan(), snapshot);
        List<ConstantColumn> constants = constants(context);
        RunParts parts = RunParts.split(selection.runCount(), index -> snapshot.historyLength(selection.run(index)),
                ROWS_AT_ONCE);
        var results = new AtomicReferenceArray<Results>(parts.count());
        try (Pool<DirectCurves> pool = new Pool<>(
                () -> new DirectCurves(direct, snapshot, selection, metrics, constants))) {
            context.forEachPart(parts.count(), part -> {
                DirectCurves curves = pool.borrow();
                var accumulators = new SeriesAccumulators(plan, direct, snapshot, selection, metrics, constants);
                results.set(part, compute(context, selection, metrics, curves, accumulators, parts.start(part),
                        parts.end(part)));
                pool.giveBack(curves);
            });
        }
        prepared = new Prepared(context, selection, together(results));
    }

    /** Neighbours put together until they are worth a part. */
    private static List<List<Results>> together(AtomicReferenceArray<Results> results) {
        List<List<Results>> parts = new ArrayList<>();
        int rows = RESULTS_A_PART;
        for (int i = 0; i < results.length(); i++) {
            if (rows >= RESULTS_A_PART) {
                parts.add(new ArrayList<>());
                rows = 0;
            }
            parts.getLast().add(results.get(i));
            rows += results.get(i).rows();
        }
        return parts;
    }

    /** The inputs that are constants; NULL for all others. */
    private List<ConstantColumn> constants(QueryContext context) {
        ExpressionCompiler compiler = new ExpressionCompiler(context);
        Batch oneRow = new Batch(1, List.of());
        return direct.inputs().stream().map(input -> input instanceof DirectPlan.Constant(Expression expression)
                ? new ConstantColumn(expression.type(), compiler.compile(expression).evaluate(oneRow).objectAt(0))
                : new ConstantColumn(DataType.NULL, null)).toList();
    }

    private Results compute(QueryContext context, HistorySelection selection, int[] metrics, DirectCurves curves,
            SeriesAccumulators accumulators, int start, int end) {
        Snapshot snapshot = context.snapshot();
        Results results = new Results(plan.fields());
        SlotColumn[] outputs = results.columns();
        results.haveRunIds(0, snapshot.runs().runIds(), end - start);
        direct.curves().calls().forEach(call -> outputs[call.output()].grow(end - start));
        direct.quantities().forEach(call -> outputs[call.output()].grow(end - start));
        for (int index = start; index < end; index++) {
            context.checkCancelled();
            int run = selection.run(index);
            if (!hasRows(run, selection, snapshot)) {
                continue;
            }
            int slot = results.rows();
            results.setRun(slot, run);
            curves.evaluate(run, outputs, slot);
            accumulators.add(run, slot);
            for (DirectPlan.QuantityCall call : direct.quantities()) {
                SlotColumn output = outputs[call.output()];
                switch (call.quantity()) {
                    case ROWS, FIRST_STEP, LAST_STEP -> ofAxis(call.quantity(), snapshot.historyAxis(run), selection,
                            output, slot);
                    case FIRST_TIME, LAST_TIME -> ofTimes(call.quantity(), snapshot.historyAxis(run), selection,
                            output, slot);
                    case POINTS, LEAST_VALUE, GREATEST_VALUE -> ofSeries(call.quantity(),
                            snapshot.series(run, metrics[call.column()]), selection, output, slot);
                }
            }
            results.added(1);
        }
        accumulators.write(results.rows(), outputs);
        return results;
    }

    private static boolean hasRows(int run, HistorySelection selection, Snapshot snapshot) {
        if (!selection.slicesSteps()) {
            return snapshot.historyLength(run) > 0;
        }
        StepAxis axis = snapshot.historyAxis(run);
        return selection.firstRow(axis) < selection.endRow(axis);
    }

    private static void ofAxis(DirectPlan.Quantity quantity, StepAxis axis, HistorySelection selection,
            SlotColumn output, int slot) {
        int first = selection.firstRow(axis);
        int end = selection.endRow(axis);
        output.setLong(slot, switch (quantity) {
            case FIRST_STEP -> axis.step(first);
            case LAST_STEP -> axis.step(end - 1);
            default -> end - first;
        });
    }

    /** Steps whose time is not known do not count. */
    private static void ofTimes(DirectPlan.Quantity quantity, StepAxis axis, HistorySelection selection,
            SlotColumn output, int slot) {
        if (axis.times() == null) {
            return;
        }
        boolean last = quantity == DirectPlan.Quantity.LAST_TIME;
        long extreme = StepAxis.NO_TIME;
        int end = selection.endRow(axis);
        for (int i = selection.firstRow(axis); i < end; i++) {
            long time = axis.time(i);
            if (time != StepAxis.NO_TIME && (extreme == StepAxis.NO_TIME || (last ? time > extreme : time < extreme))) {
                extreme = time;
            }
        }
        if (extreme != StepAxis.NO_TIME) {
            output.setLong(slot, extreme);
        }
    }

    private static void ofSeries(DirectPlan.Quantity quantity, @Nullable Series series, HistorySelection selection,
            SlotColumn output, int slot) {
        int from = series == null ? 0 : selection.firstRow(series.axis());
        int to = series == null ? 0 : selection.endRow(series.axis());
        if (quantity == DirectPlan.Quantity.POINTS) {
            output.setLong(slot, to - from);
        } else if (series != null && from < to) {
            boolean largest = quantity == DirectPlan.Quantity.GREATEST_VALUE;
            SeriesStatistics statistics = series.statistics();
            output.setDouble(slot, to - from == series.length() && statistics.nonfinite() == 0
                    ? largest ? statistics.max() : statistics.min()
                    : extreme(series, from, to, largest));
        }
    }

    private static double extreme(Series series, int from, int to, boolean largest) {
        double extreme = series.value(from);
        for (int point = from + 1; point < to; point++) {
            double value = series.base().get(ValueLayout.JAVA_DOUBLE, series.offset() + 8L * point);
            int order = SlotColumn.compareDoubles(value, extreme);
            extreme = largest ? order > 0 ? value : extreme : order < 0 ? value : extreme;
        }
        return extreme;
    }

    private Prepared prepared() {
        if (prepared == null) {
            throw new IllegalStateException("not prepared");
        }
        return prepared;
    }

    @Override
    public int partCount() {
        return prepared().selection == null ? overRows.partCount() : prepared().parts.size();
    }

    @Override
    public Operator open(int part) {
        Prepared ready = prepared();
        if (ready.selection == null) {
            return overRows.open(part);
        }
        return Results.readAll(ready.parts.get(part), ready.context.settings().batchSize());
    }

    @Override
    public String describe() {
        if (prepared == null) {
            return "CurveAggregate " + Descriptions.of(plan)
                    + (direct.scan().condition() == null ? "" : ", of slices or rows");
        }
        return prepared.selection == null
                ? overRows.describe()
                : "CurveAggregate " + Descriptions.of(plan) + ": "
                        + prepared.selection.describe(direct.scan(), prepared.context.snapshot());
    }

    @Override
    public List<RowSource> inputs() {
        return prepared != null && prepared.selection == null ? overRows.inputs() : List.of();
    }
}
