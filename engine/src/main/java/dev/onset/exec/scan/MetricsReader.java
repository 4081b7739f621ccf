package dev.onset.exec.scan;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.onset.archive.Series;
import dev.onset.archive.StepAxis;
import dev.onset.exec.Operator;
import dev.onset.exec.RowCounter;
import dev.onset.exec.column.Batch;
import dev.onset.exec.column.Column;
import dev.onset.exec.column.DictionaryColumn;
import dev.onset.exec.column.DoubleColumn;
import dev.onset.exec.column.LongColumn;
import dev.onset.exec.column.Validity;
import dev.onset.plan.DataType;

/** Reads the rows of {@code metrics} of some series. A batch is filled over several series where these are short. */
final class MetricsReader implements Operator, RowCounter {

    /** Fewer points are not worth a batch of their own. */
    private static final int LEAST_POINTS = 64;

    private final List<Integer> columns;
    private final MetricsScan.Prepared prepared;
    private final SeriesCursor cursor;
    private final int capacity;
    private final int[] runCodes;
    private final int[] metricCodes;
    private final long[] steps;
    private final long[] times;
    private final long[] timesGiven;
    private final double[] values;

    private int run;
    private int metric;
    private @Nullable Series series;
    private int startPoint;
    private int point;
    private int endPoint;

    MetricsReader(List<Integer> columns, MetricsScan.Prepared prepared, SeriesCursor cursor) {
        this.columns = columns;
        this.prepared = prepared;
        this.cursor = cursor;
        this.capacity = prepared.context().settings().batchSize();
        this.runCodes = new int[columns.contains(MetricsScan.RUN) ? capacity : 0];
        this.metricCodes = new int[columns.contains(MetricsScan.METRIC) ? capacity : 0];
        this.steps = new long[columns.contains(MetricsScan.STEP) ? capacity : 0];
        this.times = new long[columns.contains(MetricsScan.TIME) ? capacity : 0];
        this.timesGiven = Validity.noneValid(times.length);
        this.values = new double[columns.contains(MetricsScan.VALUE) ? capacity : 0];
    }

    @Override
    public @Nullable Batch next() {
        prepared.context().checkCancelled();
        int filled = 0;
        Arrays.fill(timesGiven, 0);
        boolean anyTimeUnknown = false;
        boolean oneSeries = false;
        while (filled < capacity) {
            Series current = series;
            if (current == null || point >= endPoint) {
                if (!openNextSeries()) {
                    break;
                }
                continue;
            }
            boolean worthABatch = endPoint - startPoint >= Math.max(capacity / 4, LEAST_POINTS);
            if (filled > 0 && (worthABatch || oneSeries) && point == startPoint) {
                break;
            }
            oneSeries = worthABatch;
            int rows = nextRows(current, capacity - filled);
            if (rows == 0) {
                point++;
                continue;
            }
            copy(current, rows, filled);
            for (int i = 0; times.length > 0 && i < rows; i++) {
                long time = current.axis().time(point + i);
                times[filled + i] = time;
                if (time == StepAxis.NO_TIME) {
                    anyTimeUnknown = true;
                } else {
                    Validity.setValid(timesGiven, filled + i);
                }
            }
            point += rows;
            filled += rows;
        }
        return filled == 0 ? null : new Batch(filled, columns(anyTimeUnknown, oneSeries));
    }

    @Override
    public long countRows() {
        long rows = 0;
        while (true) {
            Series current = series;
            while (current != null && point < endPoint) {
                int more = nextRows(current, endPoint - point);
                rows += more;
                point += Math.max(1, more);
            }
            prepared.context().checkCancelled();
            if (!openNextSeries()) {
                return rows;
            }
        }
    }

    /** How many points from here on lie behind each other and are wanted; 0: the next one is not. */
    private int nextRows(Series current, int most) {
        int available = Math.min(most, endPoint - point);
        if (current.axis().strictlyIncreasing() || prepared.steps().isAll()) {
            return available;
        }
        int rows = 0;
        while (rows < available && prepared.steps().contains(current.axis().step(point + rows))) {
            rows++;
        }
        return rows;
    }

    private void copy(Series current, int rows, int at) {
        StepAxis axis = current.axis();
        if (runCodes.length > 0) {
            Arrays.fill(runCodes, at, at + rows, run);
        }
        if (metricCodes.length > 0) {
            Arrays.fill(metricCodes, at, at + rows, metric);
        }
        if (steps.length > 0) {
            MemorySegment.copy(axis.base(), ValueLayout.JAVA_LONG, axis.offset() + 8L * point, steps, at, rows);
        }
        if (values.length > 0) {
            MemorySegment.copy(current.base(), ValueLayout.JAVA_DOUBLE, current.offset() + 8L * point, values, at,
                    rows);
        }
    }

    private boolean openNextSeries() {
        Series next = cursor.next();
        if (next == null) {
            return false;
        }
        run = next.run();
        metric = cursor.metric();
        series = next;
        boolean ordered = next.axis().strictlyIncreasing();
        point = ordered ? prepared.steps().start(next.axis()) : 0;
        startPoint = point;
        endPoint = ordered ? prepared.steps().end(next.axis()) : next.length();
        return true;
    }

    private List<Column> columns(boolean anyTimeUnknown, boolean oneSeries) {
        List<Column> result = new ArrayList<>(columns.size());
        for (int column : columns) {
            result.add(switch (column) {
                case MetricsScan.RUN -> new DictionaryColumn(DataType.VARCHAR, runCodes, prepared.runIds(),
                        oneSeries);
                case MetricsScan.METRIC -> new DictionaryColumn(DataType.VARCHAR, metricCodes,
                        prepared.metricNames(), oneSeries || prepared.slices() != null);
                case MetricsScan.STEP -> new LongColumn(DataType.BIGINT, steps, null);
                case MetricsScan.TIME -> new LongColumn(DataType.TIMESTAMP, times, anyTimeUnknown ? timesGiven : null);
                default -> new DoubleColumn(DataType.DOUBLE, values, null);
            });
        }
        return result;
    }

    @Override
    public void close() {}
}
