package dev.onset.exec.scan;

import java.util.function.IntFunction;

import org.jspecify.annotations.Nullable;

import dev.onset.exec.Operator;
import dev.onset.exec.RowCounter;
import dev.onset.exec.column.Batch;

/** The rows of a part of {@code history} for which a comparison of curves is true; counts them without reading rows. */
final class CurveCounter implements Operator, RowCounter {

    private final CurveComparison comparison;
    private final HistoryScan.Prepared prepared;
    private final int startRun;
    private final int endRun;
    private final IntFunction<ConditionedReader> readerOfRun;
    private final Operator rows;

    /**
     * @param rows makes the rows
     * @param readerOfRun makes the rows of one run
     */
    CurveCounter(CurveComparison comparison, HistoryScan.Prepared prepared, int startRun, int endRun, Operator rows,
            IntFunction<ConditionedReader> readerOfRun) {
        this.comparison = comparison;
        this.prepared = prepared;
        this.startRun = startRun;
        this.endRun = endRun;
        this.rows = rows;
        this.readerOfRun = readerOfRun;
    }

    @Override
    public @Nullable Batch next() {
        return rows.next();
    }

    @Override
    public long countRows() {
        long count = 0;
        for (int index = startRun; index < endRun; index++) {
            prepared.context().checkCancelled();
            long ofRun = comparison.count(prepared.context().snapshot(), prepared.selection(),
                    prepared.selection().run(index));
            if (ofRun < 0) {
                try (ConditionedReader reader = readerOfRun.apply(index)) {
                    ofRun = reader.countRows();
                }
            }
            count += ofRun;
        }
        return count;
    }

    @Override
    public void close() {
        rows.close();
    }
}
