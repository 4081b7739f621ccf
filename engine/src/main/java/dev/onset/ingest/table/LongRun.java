package dev.onset.ingest.table;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

import dev.onset.archive.RunLog;
import dev.onset.archive.StepAxis;
import dev.onset.ingest.reader.LogNumbers;
import dev.onset.ingest.reader.RunSink;

/**
 * The values of one run in a long table. Some loggers count steps in decimals (0.5 epochs); if one of a run's steps is no
 * whole number, all its distinct steps are numbered in their order, so that curves still lie side by side, and the metric
 * {@code decimal_step} says what they were.
 */
final class LongRun {

    private static final class Values {
        private double[] steps = new double[16];
        private long[] times = new long[16];
        private double[] values = new double[16];
        private int size;

        void add(double step, long time, double value) {
            if (size == steps.length) {
                steps = Arrays.copyOf(steps, size * 2);
                times = Arrays.copyOf(times, size * 2);
                values = Arrays.copyOf(values, size * 2);
            }
            steps[size] = step;
            times[size] = time;
            values[size++] = value;
        }
    }

    /** The metric that holds a run's steps as logged where they had to be numbered. */
    static final String DECIMAL_STEP = "decimal_step";

    private final String key;
    private final Map<String, Values> metrics = new LinkedHashMap<>();
    private boolean whole = true;

    LongRun(String key) {
        this.key = key;
    }

    void add(String metric, double step, long time, double value) {
        whole &= LogNumbers.step(step) != Long.MIN_VALUE;
        metrics.computeIfAbsent(metric, name -> new Values()).add(step, time, value);
    }

    /** Whether no step has a fraction. */
    boolean isWhole() {
        return whole;
    }

    /** @return whether the steps had to be numbered */
    boolean addTo(RunSink sink) {
        RunLog run = sink.newRun(key);
        if (!key.isEmpty()) {
            run.name(key);
        }
        addTo(run, sink);
        return !whole;
    }

    /** Adds the values to a run that is otherwise complete, and hands it over. */
    void addTo(RunLog run, RunSink sink) {
        double[] distinct = whole ? new double[0] : distinctSteps();
        for (Map.Entry<String, Values> metric : metrics.entrySet()) {
            Values values = metric.getValue();
            int index = run.metric(metric.getKey(), null);
            long last = Long.MIN_VALUE;
            for (int i = 0; i < values.size; i++) {
                long step = whole ? LogNumbers.step(values.steps[i]) : Arrays.binarySearch(distinct, values.steps[i]);
                if (step < last) {
                    run.tag("resumed", "true");
                }
                last = step;
                run.point(index, step, values.times[i], values.values[i]);
            }
        }
        if (!whole) {
            int steps = run.metric(DECIMAL_STEP, null);
            for (int i = 0; i < distinct.length; i++) {
                run.point(steps, i, StepAxis.NO_TIME, distinct[i]);
            }
        }
        sink.add(run);
    }

    private double[] distinctSteps() {
        return metrics.values().stream().flatMapToDouble(values -> Arrays.stream(values.steps, 0, values.size)).sorted()
                .distinct().toArray();
    }
}
