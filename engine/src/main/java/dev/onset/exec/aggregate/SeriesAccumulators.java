package dev.onset.exec.aggregate;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

import dev.onset.archive.Series;
import dev.onset.archive.Snapshot;
import dev.onset.exec.column.Batch;
import dev.onset.exec.column.Column;
import dev.onset.exec.column.ConstantColumn;
import dev.onset.exec.column.DoubleColumn;
import dev.onset.exec.column.LongColumn;
import dev.onset.exec.scan.HistorySelection;
import dev.onset.plan.DataType;
import dev.onset.plan.Field;
import dev.onset.plan.Plan;

/** The standard aggregates of a direct plan over the points of single metrics; one group for each run. */
final class SeriesAccumulators {

    /** Points that are handed on at once. */
    private static final int POINTS = 2048;

    private record OfMetric(int metric, List<Accumulator> accumulators, List<Integer> outputs, Batch whole) {}

    private final Snapshot snapshot;
    private final HistorySelection selection;
    private final List<OfMetric> metrics = new ArrayList<>();
    private final double[] values;
    private final long[] steps;

    /**
     * @param metrics for each column of the scan its history column in the snapshot
     * @param constants the values of the inputs that are constants, by column of the aggregate's input
     */
    SeriesAccumulators(Plan.Aggregate plan, DirectPlan direct, Snapshot snapshot, HistorySelection selection,
            int[] metrics, List<ConstantColumn> constants) {
        this.snapshot = snapshot;
        this.selection = selection;
        this.values = new double[direct.accumulated().isEmpty() ? 0 : POINTS];
        this.steps = new long[values.length];
        if (direct.accumulated().isEmpty()) {
            return;
        }
        List<Field> fields = plan.input().fields();
        Accumulators factory = new Accumulators(fields, plan.groupKeys());
        var byMetric = new TreeMap<Integer, OfMetric>();
        for (DirectPlan.AccumulatedCall call : direct.accumulated()) {
            OfMetric group = byMetric.computeIfAbsent(call.metric(), metric -> new OfMetric(metrics[metric],
                    new ArrayList<>(), new ArrayList<>(), batch(direct.inputs(), metric, constants)));
            group.accumulators.add(factory.create(call.call()));
            group.outputs.add(call.output());
        }
        this.metrics.addAll(byMetric.values());
    }

    /** The points of a metric as rows of the aggregate's input; what its calls do not read is NULL. */
    private Batch batch(List<DirectPlan.Input> inputs, int metric, List<ConstantColumn> constants) {
        Column[] columns = constants.toArray(Column[]::new);
        for (int i = 0; i < columns.length; i++) {
            if (inputs.get(i) instanceof DirectPlan.ScanColumn column) {
                if (column.isStep()) {
                    columns[i] = new LongColumn(DataType.BIGINT, steps, null);
                } else if (column.column() == metric) {
                    columns[i] = new DoubleColumn(DataType.DOUBLE, values, null);
                }
            }
        }
        return new Batch(POINTS, Arrays.asList(columns));
    }

    /** Adds the points of a run as a group. */
    void add(int run, int group) {
        for (OfMetric metric : metrics) {
            metric.accumulators.forEach(accumulator -> accumulator.grow(group + 1));
            Series series = snapshot.series(run, metric.metric);
            int end = series == null ? 0 : selection.endRow(series.axis());
            int point = series == null ? 0 : selection.firstRow(series.axis());
            for (; series != null && point < end; point += POINTS) {
                int points = Math.min(POINTS, end - point);
                MemorySegment.copy(series.base(), ValueLayout.JAVA_DOUBLE, series.offset() + 8L * point, values, 0,
                        points);
                MemorySegment.copy(series.axis().base(), ValueLayout.JAVA_LONG, series.axis().offset() + 8L * point,
                        steps,
                        0, points);
                for (Accumulator accumulator : metric.accumulators) {
                    accumulator.addRange(metric.whole, group, 0, points);
                }
            }
        }
    }

    /** Writes the results behind what the outputs hold. */
    void write(int groups, SlotColumn[] outputs) {
        for (OfMetric metric : metrics) {
            for (int i = 0; i < metric.accumulators.size(); i++) {
                metric.accumulators.get(i).write(groups, outputs[metric.outputs.get(i)]);
            }
        }
    }
}
