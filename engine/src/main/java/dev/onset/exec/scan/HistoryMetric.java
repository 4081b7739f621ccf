package dev.onset.exec.scan;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;

import dev.onset.archive.AdjacentCurves;
import dev.onset.archive.Series;
import dev.onset.archive.Snapshot;
import dev.onset.archive.StepAxis;
import dev.onset.exec.column.Column;
import dev.onset.exec.column.DoubleColumn;
import dev.onset.exec.column.Validity;
import dev.onset.plan.DataType;

/** One metric of the runs that are being read: fills its column of a batch, run after run. */
final class HistoryMetric {

    private final Snapshot snapshot;
    private final int metric;
    private final boolean wholeRuns;
    private final double[] values;
    private final long[] validity;
    private boolean anyNull;

    /** The curve of the run, if it is read alone. */
    private @Nullable Series series;
    private boolean aligned;
    private int point;

    /** The curves that the run's is one of; null: it is read alone. */
    private @Nullable AdjacentCurves adjacent;
    /** The run whose curve begins at {@link #position}. */
    private int adjacentRun;
    /** How many of the adjacent values were read. */
    private int position;
    /** Values before {@link #position} that are still to be copied, and the row where the first of them belongs. */
    private int pending;
    private int pendingRow;

    /** @param wholeRuns whether all rows of each run are read */
    HistoryMetric(Snapshot snapshot, int metric, int capacity, boolean wholeRuns) {
        this.snapshot = snapshot;
        this.metric = metric;
        this.wholeRuns = wholeRuns;
        this.values = new double[capacity];
        this.validity = Validity.noneValid(capacity);
    }

    void beginBatch() {
        if (anyNull) {
            Arrays.fill(validity, 0);
        }
        anyNull = false;
    }

    /** The rows of the run before were all read. */
    void beginRun(int run, StepAxis axis) {
        AdjacentCurves known = adjacent;
        if (known != null && run == adjacentRun && run < known.endRun()) {
            adjacentRun++;
            return;
        }
        copyPending();
        adjacent = wholeRuns ? snapshot.adjacentCurves(run, metric) : null;
        adjacentRun = run + 1;
        position = 0;
        series = adjacent == null ? snapshot.series(run, metric) : null;
        aligned = series != null && series.axis().isSame(axis);
        point = 0;
    }

    /** Reads rows of the run into the batch, from a row of it on. */
    void read(StepAxis axis, int row, int rows, int at) {
        if (adjacent != null) {
            if (pending == 0) {
                pendingRow = at;
            }
            pending += rows;
            position += rows;
            startValid(at, rows);
        } else if (series == null) {
            startNulls(at);
        } else if (aligned) {
            MemorySegment.copy(series.base(), ValueLayout.JAVA_DOUBLE, series.offset() + 8L * row, values, at, rows);
            startValid(at, rows);
        } else {
            merge(series, axis, row, rows, at);
        }
    }

    private void copyPending() {
        if (adjacent != null && pending > 0) {
            adjacent.copy(position - pending, pending, values, pendingRow);
        }
        pending = 0;
    }

    /** From here on the bitmap is kept; what came before in this batch has no NULLs. */
    private void startNulls(int at) {
        if (!anyNull) {
            anyNull = true;
            Arrays.fill(validity, 0);
            setValid(0, at);
        }
    }

    private void startValid(int at, int rows) {
        if (anyNull) {
            setValid(at, at + rows);
        }
    }

    private void setValid(int from, int to) {
        for (int i = from; i < to; i++) {
            Validity.setValid(validity, i);
        }
    }

    /** Joins the series with the steps of the run; both are in order. */
    private void merge(Series logged, StepAxis axis, int row, int rows, int at) {
        startNulls(at);
        for (int i = 0; i < rows; i++) {
            long step = axis.step(row + i);
            while (point < logged.length() && logged.axis().step(point) < step) {
                point++;
            }
            if (point < logged.length() && logged.axis().step(point) == step) {
                values[at + i] = logged.value(point++);
                Validity.setValid(validity, at + i);
            }
        }
    }

    /** The column of the batch, all of whose rows were read. */
    Column column() {
        copyPending();
        return new DoubleColumn(DataType.DOUBLE, values, anyNull ? validity : null);
    }
}
