package dev.onset.exec.scan;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.onset.archive.Snapshot;
import dev.onset.archive.StepAxis;
import dev.onset.exec.Operator;
import dev.onset.exec.RowCounter;
import dev.onset.exec.column.Batch;
import dev.onset.exec.column.Column;
import dev.onset.exec.column.DictionaryColumn;
import dev.onset.exec.column.LongColumn;
import dev.onset.exec.column.Validity;
import dev.onset.plan.DataType;
import dev.onset.plan.Plan;

/** Reads the rows of {@code history} of a range of runs. A batch is filled over several runs where runs are short. */
final class HistoryReader implements Operator, RowCounter {

    /** Fewer rows are not worth a batch of their own. */
    private static final int LEAST_ROWS = 64;

    private final HistoryScan.Prepared prepared;
    private final Snapshot snapshot;
    private final int capacity;
    private final int endRun;
    private final List<Integer> columns;
    private final int[] codes;
    private final long[] steps;
    private final long[] times;
    private final long[] timesGiven;
    private final HistoryMetric[] metrics;

    private int nextRun;
    private StepAxis axis = NO_STEPS;
    private int run;
    private int firstRow;
    private int row;
    private int endRow;
    /** The steps that were last copied from an axis: from which row on, how many, and where they are in {@link #steps}. */
    private StepAxis stepsAxis = NO_STEPS;
    private int stepsRow;
    private int stepsRows;
    private int stepsAt;

    private static final StepAxis NO_STEPS = new StepAxis(MemorySegment.NULL, 0, 0, true, null);

    HistoryReader(Plan.Scan plan, HistoryScan.Prepared prepared, int startRun, int endRun) {
        this.prepared = prepared;
        this.snapshot = prepared.context().snapshot();
        this.capacity = prepared.context().settings().batchSize();
        this.nextRun = startRun;
        this.endRun = endRun;
        this.columns = plan.columns();
        this.codes = new int[columns.contains(ArchiveTables.HISTORY_RUN) ? capacity : 0];
        this.steps = new long[columns.contains(ArchiveTables.HISTORY_STEP) ? capacity : 0];
        boolean timesWanted = columns.contains(ArchiveTables.HISTORY_TIME);
        this.times = new long[timesWanted ? capacity : 0];
        this.timesGiven = Validity.noneValid(times.length);
        this.metrics = Arrays.stream(prepared.metrics()).filter(metric -> metric >= 0)
                .mapToObj(metric -> new HistoryMetric(snapshot, metric, capacity,
                        !prepared.selection().slicesSteps()))
                .toArray(HistoryMetric[]::new);
    }

    @Override
    public @Nullable Batch next() {
        prepared.context().checkCancelled();
        int filled = 0;
        boolean anyTimeUnknown = false;
        Arrays.fill(timesGiven, 0);
        for (HistoryMetric metric : metrics) {
            metric.beginBatch();
        }
        boolean oneRun = false;
        while (filled < capacity && !oneRun && (row < endRow || openNextRun())) {
            oneRun = isWorthABatch();
            if (oneRun && filled > 0) {
                return new Batch(filled, columns(anyTimeUnknown, false));
            }
            int rows = Math.min(capacity - filled, endRow - row);
            if (codes.length > 0) {
                Arrays.fill(codes, filled, filled + rows, run);
            }
            if (steps.length > 0) {
                readSteps(rows, filled);
            }
            for (int i = 0; times.length > 0 && i < rows; i++) {
                long time = axis.time(row + i);
                times[filled + i] = time;
                if (time == StepAxis.NO_TIME) {
                    anyTimeUnknown = true;
                } else {
                    Validity.setValid(timesGiven, filled + i);
                }
            }
            for (HistoryMetric metric : metrics) {
                metric.read(axis, row, rows, filled);
            }
            row += rows;
            filled += rows;
        }
        return filled == 0 ? null : new Batch(filled, columns(anyTimeUnknown, oneRun));
    }

    /** Short runs mostly have the steps of the run before, which are at hand. */
    private void readSteps(int rows, int at) {
        if (row == stepsRow && rows <= stepsRows && stepsAt + stepsRows <= at && axis.isSame(stepsAxis)) {
            System.arraycopy(steps, stepsAt, steps, at, rows);
            return;
        }
        MemorySegment.copy(axis.base(), ValueLayout.JAVA_LONG, axis.offset() + 8L * row, steps, at, rows);
        stepsAxis = axis;
        stepsRow = row;
        stepsRows = rows;
        stepsAt = at;
    }

    /** Whether the run has enough rows to fill batches of its own, in which the run id is constant. */
    private boolean isWorthABatch() {
        return codes.length > 0 && endRow - firstRow >= Math.max(capacity / 4, LEAST_ROWS);
    }

    private boolean openNextRun() {
        while (nextRun < endRun) {
            run = prepared.selection().run(nextRun++);
            axis = snapshot.historyAxis(run);
            row = prepared.selection().firstRow(axis);
            firstRow = row;
            endRow = prepared.selection().endRow(axis);
            if (row < endRow) {
                for (HistoryMetric metric : metrics) {
                    metric.beginRun(run, axis);
                }
                return true;
            }
        }
        return false;
    }

    @Override
    public long countRows() {
        long rows = 0;
        while (row < endRow || openNextRun()) {
            rows += endRow - row;
            row = endRow;
        }
        return rows;
    }

    private List<Column> columns(boolean anyTimeUnknown, boolean oneRun) {
        List<Column> result = new ArrayList<>(columns.size());
        int metric = 0;
        for (int column : columns) {
            result.add(switch (column) {
                case ArchiveTables.HISTORY_RUN -> new DictionaryColumn(DataType.VARCHAR, codes, prepared.runIds(),
                        oneRun);
                case ArchiveTables.HISTORY_STEP -> new LongColumn(DataType.BIGINT, steps, null);
                case ArchiveTables.HISTORY_TIME -> new LongColumn(DataType.TIMESTAMP, times,
                        anyTimeUnknown ? timesGiven : null);
                default -> metrics[metric++].column();
            });
        }
        return result;
    }

    @Override
    public void close() {}
}
