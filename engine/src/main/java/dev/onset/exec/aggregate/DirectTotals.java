package dev.onset.exec.aggregate;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.onset.archive.Series;
import dev.onset.archive.Snapshot;
import dev.onset.exec.Operator;
import dev.onset.exec.QueryContext;
import dev.onset.exec.RowSource;
import dev.onset.exec.scan.HistorySelection;
import dev.onset.exec.scan.RunParts;
import dev.onset.plan.AggregateCall;
import dev.onset.plan.AggregateCall.Standard;
import dev.onset.plan.Field;
import dev.onset.plan.Plan;

/**
 * Sums, means and counts of metrics over all runs together, added up where the curves lie: copying them into batches would take
 * longer than adding. Where the scan's condition asks for more than runs and steps, the rows are read after all. The parts, and so the
 * order of the additions, are those of the rows.
 */
final class DirectTotals implements RowSource {

    /** @param column of the scan; −1: counts rows */
    private record Total(Standard function, int column, int output) {}

    private final Plan.Aggregate plan;
    private final Plan.Scan scan;
    private final List<Total> totals;
    private final RowSource overRows;
    private @Nullable QueryContext context;
    private @Nullable HistorySelection selection;
    private @Nullable Results results;

    private DirectTotals(Plan.Aggregate plan, Plan.Scan scan, List<Total> totals, RowSource overRows) {
        this.plan = plan;
        this.scan = scan;
        this.totals = totals;
        this.overRows = overRows;
    }

    /** The direct form of a plan, or null if it needs rows. */
    static @Nullable DirectTotals of(Plan.Aggregate plan, RowSource overRows) {
        Plan.Scan scan = DirectPlan.scan(plan.input());
        if (scan == null || !plan.groupKeys().isEmpty() || plan.groupingSets().size() != 1) {
            return null;
        }
        List<DirectPlan.Input> inputs = DirectPlan.inputs(plan.input());
        List<Total> totals = new ArrayList<>();
        for (int i = 0; i < plan.calls().size(); i++) {
            AggregateCall call = plan.calls().get(i);
            if (!(call.function() instanceof Standard function) || call.filter() >= 0 || call.distinct()
                    || call.arguments().size() > 1) {
                return null;
            }
            int column = -1;
            if (call.arguments().size() == 1) {
                if (!(inputs.get(call.arguments().getFirst()) instanceof DirectPlan.ScanColumn input)
                        || !input.isMetric()) {
                    return null;
                }
                column = input.column();
            }
            switch (function) {
                case COUNT, SUM, SUM0, AVG -> totals.add(new Total(function, column, i));
                default -> {
                    return null;
                }
            }
        }
        // Rows alone are counted without reading any as it is.
        return totals.stream().noneMatch(total -> total.column >= 0) ? null
                : new DirectTotals(plan, scan, totals, overRows);
    }

    @Override
    public List<Field> fields() {
        return plan.fields();
    }

    @Override
    public void restrict(int column, Set<String> values) {
        // The only row that comes out has no run.
    }

    @Override
    public void preview(QueryContext queryContext) {
        context = queryContext;
        HistorySelection selected = HistorySelection.of(scan, queryContext);
        if (selected.rest() == null) {
            selection = selected;
        } else {
            overRows.preview(queryContext);
        }
    }

    @Override
    public void prepare(QueryContext queryContext) {
        context = queryContext;
        HistorySelection selected = HistorySelection.of(scan, queryContext);
        if (selected.rest() != null) {
            overRows.prepare(queryContext);
            return;
        }
        selection = selected;
        Snapshot snapshot = queryContext.snapshot();
        int[] metrics = HistorySelection.metrics(scan, snapshot);
        RunParts parts = RunParts.split(selected.runCount(), index -> snapshot.historyLength(selected.run(index)));
        State[] states = new State[parts.count()];
        queryContext.forEachPart(parts.count(), part -> {
            State state = new State(totals);
            for (int index = parts.start(part); index < parts.end(part); index++) {
                queryContext.checkCancelled();
                state.add(selected.run(index), snapshot, selected, metrics);
            }
            states[part] = state;
        });
        State all = new State(totals);
        for (State state : states) {
            all.merge(state);
        }
        Results row = new Results(plan.fields());
        all.write(row.columns());
        row.added(1);
        results = row;
    }

    /** The totals of a part. */
    private static final class State {

        private static final int[] ONLY_GROUP = {0};

        private final List<Total> totals;
        private final List<DoubleSumAccumulator> sums = new ArrayList<>();
        private final long[] counts;

        State(List<Total> totals) {
            this.totals = totals;
            this.counts = new long[totals.size()];
            for (Total total : totals) {
                DoubleSumAccumulator sum = new DoubleSumAccumulator(-1, switch (total.function) {
                    case AVG -> SumKind.AVERAGE;
                    case SUM0 -> SumKind.SUM_OR_ZERO;
                    default -> SumKind.SUM;
                });
                sum.grow(1);
                sums.add(sum);
            }
        }

        void add(int run, Snapshot snapshot, HistorySelection selection, int[] metrics) {
            for (int i = 0; i < totals.size(); i++) {
                Total total = totals.get(i);
                if (total.column < 0) {
                    counts[i] += rows(run, snapshot, selection);
                    continue;
                }
                Series series = snapshot.series(run, metrics[total.column]);
                if (series == null) {
                    continue;
                }
                int first = selection.firstRow(series.axis());
                int points = selection.endRow(series.axis()) - first;
                counts[i] += points;
                if (total.function != Standard.COUNT) {
                    sums.get(i).addCurve(0, series.base(), series.offset() + 8L * first, points);
                }
            }
        }

        private static int rows(int run, Snapshot snapshot, HistorySelection selection) {
            return selection.slicesSteps()
                    ? selection.endRow(snapshot.historyAxis(run)) - selection.firstRow(snapshot.historyAxis(run))
                    : snapshot.historyLength(run);
        }

        void merge(State later) {
            for (int i = 0; i < counts.length; i++) {
                counts[i] += later.counts[i];
                sums.get(i).merge(later.sums.get(i), ONLY_GROUP);
            }
        }

        void write(SlotColumn[] outputs) {
            for (int i = 0; i < counts.length; i++) {
                Total total = totals.get(i);
                if (total.function == Standard.COUNT) {
                    outputs[total.output].grow(1);
                    outputs[total.output].setLong(0, counts[i]);
                } else {
                    sums.get(i).write(1, outputs[total.output]);
                }
            }
        }
    }

    @Override
    public int partCount() {
        return results == null ? overRows.partCount() : 1;
    }

    @Override
    public Operator open(int part) {
        return results == null ? overRows.open(part) : results.read(0, 1, 1);
    }

    @Override
    public String describe() {
        String what = "CurveTotals " + Descriptions.of(plan);
        if (context == null) {
            return what + (scan.condition() == null ? "" : ", of slices or rows");
        }
        return selection == null ? overRows.describe() : what + ": " + selection.describe(scan, context.snapshot());
    }

    @Override
    public List<RowSource> inputs() {
        return context != null && selection == null ? overRows.inputs() : List.of();
    }
}
