package dev.onset.ingest.table;

import java.util.Arrays;
import java.util.List;

import dev.onset.archive.RunLog;
import dev.onset.ingest.reader.StepCounter;

/** A run that rows of a wide table add to. */
final class RowRun {

    private final RunLog run;
    private final StepCounter counter = new StepCounter();
    private final int[] metrics;
    private final long[] lastSteps;
    private boolean resumed;
    private long rows;

    RowRun(RunLog run, int columns) {
        this.run = run;
        metrics = new int[columns];
        lastSteps = new long[columns];
        Arrays.fill(metrics, -1);
        Arrays.fill(lastSteps, Long.MIN_VALUE);
    }

    RunLog run() {
        return run;
    }

    StepCounter counter() {
        return counter;
    }

    /** The number of a row in the run, from 0. */
    long nextRow() {
        return rows++;
    }

    void point(int column, List<String> names, long step, long time, double value) {
        if (metrics[column] < 0) {
            metrics[column] = run.metric(names.get(column), null);
        }
        if (step < lastSteps[column] && !resumed) {
            resumed = true;
            run.tag("resumed", "true");
        }
        lastSteps[column] = step;
        run.point(metrics[column], step, time, value);
    }
}
