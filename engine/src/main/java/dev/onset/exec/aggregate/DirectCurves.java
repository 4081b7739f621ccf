package dev.onset.exec.aggregate;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.onset.archive.Series;
import dev.onset.archive.SeriesStatistics;
import dev.onset.archive.Snapshot;
import dev.onset.archive.StepAxis;
import dev.onset.exec.column.ConstantColumn;
import dev.onset.exec.scan.HistorySelection;
import dev.onset.functions.curve.Axis;
import dev.onset.functions.curve.Curve;
import dev.onset.functions.curve.CurveCollector;

/**
 * Points the curve functions of a query at the memory of one run after the other; nothing is copied where steps are the
 * archive's own. Belongs to one thread at a time.
 */
final class DirectCurves implements AutoCloseable {

    private static final ValueLayout.OfDouble DOUBLE = ValueLayout.JAVA_DOUBLE;
    private static final int FIRST_COUNTED = 1024;

    private final DirectPlan plan;
    private final Snapshot snapshot;
    private final HistorySelection selection;
    private final int[] metrics;
    private final CurveCalls calls;
    private final @Nullable CurveCollector[] collectors;
    private final Arena arena = Arena.ofAuto();
    private MemorySegment counted = MemorySegment.NULL;
    private @Nullable Axis lastAxis;

    /**
     * @param metrics for each column of the scan its history column in the snapshot; −1: it is not a metric
     * @param constants the values of the inputs that are constants, by column of the aggregate's input
     */
    DirectCurves(DirectPlan plan, Snapshot snapshot, HistorySelection selection, int[] metrics,
            List<ConstantColumn> constants) {
        this.plan = plan;
        this.snapshot = snapshot;
        this.selection = selection;
        this.metrics = metrics;
        this.calls = new CurveCalls(plan.curves());
        this.collectors = new CurveCollector[plan.curves().channels().size()];
        setOptions(constants);
    }

    private void setOptions(List<ConstantColumn> constants) {
        for (int i = 0; i < plan.curves().calls().size(); i++) {
            int[] options = plan.curves().calls().get(i).options();
            for (int parameter = 0; parameter < options.length; parameter++) {
                if (options[parameter] != CurvePlan.NONE) {
                    calls.setOption(i, parameter, constants.get(options[parameter]).value());
                }
            }
        }
    }

    /** Computes the functions for one run into a slot of the outputs. */
    void evaluate(int run, SlotColumn[] outputs, int slot) {
        if (plan.curves().calls().isEmpty()) {
            return;
        }
        calls.group().begin();
        List<CurvePlan.Channel> channels = plan.curves().channels();
        for (int i = 0; i < channels.size(); i++) {
            CurvePlan.Channel channel = channels.get(i);
            calls.group().set(i, curve(i, channel, snapshot.series(run, metrics[channel.value()]), run));
        }
        calls.evaluate(outputs, slot);
    }

    private Curve curve(int index, CurvePlan.Channel channel, @Nullable Series series, int run) {
        if (series == null) {
            return new Curve(new Axis(MemorySegment.NULL, 0, 0, channel.integral()), MemorySegment.NULL, 0, 0);
        }
        int from = selection.firstRow(series.axis());
        int length = selection.endRow(series.axis()) - from;
        long offset = series.offset() + 8L * from;
        int nonfinite = series.statistics().nonfinite();
        boolean known = nonfinite == 0 && length == series.length();
        if (nonfinite > 0 && length < series.length()) {
            nonfinite = Curve.UNKNOWN;
        }
        if (channel.step() == CurvePlan.NONE) {
            return new Curve(new Axis(counted(length), 0, length, true), series.base(), offset, nonfinite);
        }
        if (metrics[channel.step()] < 0) {
            Axis axis = axis(series.axis(), from, length);
            return known
                    ? new Curve(axis, series.base(), offset, nonfinite, known(series.statistics()))
                    : new Curve(axis, series.base(), offset, nonfinite);
        }
        Series steps = snapshot.series(run, metrics[channel.step()]);
        if (steps != null && steps.axis().isSame(series.axis())
                && increases(steps.base(), steps.offset() + 8L * from, length)) {
            return new Curve(new Axis(steps.base(), steps.offset() + 8L * from, length, false), series.base(), offset,
                    nonfinite);
        }
        return collect(index, steps, series);
    }

    private static Curve.Known known(SeriesStatistics statistics) {
        return new Curve.Known(statistics.min(), statistics.max(), statistics.minAt(), statistics.maxAt(),
                statistics.last());
    }

    /** The steps as they lie in the archive; the same object as long as curves have the same ones, over all runs. */
    private Axis axis(StepAxis steps, int from, int length) {
        Axis known = lastAxis;
        long offset = steps.offset() + 8L * from;
        if (known == null || known.offset() != offset || known.length() != length
                || known.base().address() != steps.base().address()) {
            known = new Axis(steps.base(), offset, length, true);
            lastAxis = known;
        }
        return known;
    }

    /** The curve of the pairs of two metrics logged at the same step. */
    private Curve collect(int index, @Nullable Series steps, Series values) {
        CurveCollector collector = collectors[index];
        if (collector == null) {
            collector = new CurveCollector();
            collectors[index] = collector;
        }
        collector.begin(false);
        if (steps != null) {
            int stepPoint = selection.firstRow(steps.axis());
            int stepEnd = selection.endRow(steps.axis());
            int end = selection.endRow(values.axis());
            for (int point = selection.firstRow(values.axis()); point < end; point++) {
                long at = values.axis().step(point);
                while (stepPoint < stepEnd && steps.axis().step(stepPoint) < at) {
                    stepPoint++;
                }
                if (stepPoint < stepEnd && steps.axis().step(stepPoint) == at) {
                    collector.add(steps.value(stepPoint), values.value(point));
                }
            }
        }
        return collector.finish();
    }

    /** Whether the values can serve as steps as they are: finite, each greater than the one before. */
    private static boolean increases(MemorySegment base, long offset, int length) {
        double last = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < length; i++) {
            double value = base.get(DOUBLE, offset + 8L * i);
            if (!(value > last)) {
                return false;
            }
            last = value;
        }
        return last < Double.POSITIVE_INFINITY;
    }

    /** The numbers 0, 1, 2 …: the steps of curves that have none. */
    private MemorySegment counted(int length) {
        long known = counted.byteSize() / 8;
        if (known < length) {
            long more = Math.max(FIRST_COUNTED, Math.max(length, 2 * known));
            counted = arena.allocate(8 * more, 64);
            for (long i = 0; i < more; i++) {
                counted.set(ValueLayout.JAVA_LONG, 8 * i, i);
            }
        }
        return counted;
    }

    @Override
    public void close() {
        calls.close();
        for (CurveCollector collector : collectors) {
            if (collector != null) {
                collector.close();
            }
        }
    }
}
