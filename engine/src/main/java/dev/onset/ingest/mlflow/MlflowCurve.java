package dev.onset.ingest.mlflow;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

import dev.onset.archive.RunLog;

/**
 * The points of one metric, in the order in which MLflow holds them.
 *
 * <p>MLflow's step is 0 unless the caller says otherwise, so a whole curve may sit on step 0. Such points are numbered by
 * their time, from 0, and the run's tag {@code numbered_by_time} names the metric.
 */
final class MlflowCurve {

    static final String NUMBERED_TAG = "numbered_by_time";

    private final String name;
    private long[] steps = new long[16];
    private long[] times = new long[16];
    private double[] values = new double[16];
    private int size;
    private boolean stepsSaid;

    MlflowCurve(String name) {
        this.name = name;
    }

    /** @param time in microseconds */
    void add(long step, long time, double value) {
        if (size == steps.length) {
            steps = Arrays.copyOf(steps, size * 2);
            times = Arrays.copyOf(times, size * 2);
            values = Arrays.copyOf(values, size * 2);
        }
        steps[size] = step;
        times[size] = time;
        values[size++] = value;
        stepsSaid |= step != 0;
    }

    void addTo(RunLog run) {
        if (size == 0) {
            return;
        }
        int metric = run.metric(name, null);
        if (!stepsSaid && size > 1) {
            String others = run.tags().get(NUMBERED_TAG);
            run.tag(NUMBERED_TAG, others == null ? name : others + ", " + name);
            int[] order = IntStream.range(0, size).boxed().sorted(Comparator.comparingLong(i -> times[i]))
                    .mapToInt(Integer::intValue).toArray();
            for (int i = 0; i < size; i++) {
                run.point(metric, i, times[order[i]], values[order[i]]);
            }
            return;
        }
        for (int i = 0; i < size; i++) {
            if (i > 0 && steps[i] < steps[i - 1]) {
                run.tag("resumed", "true");
            }
            run.point(metric, steps[i], times[i], values[i]);
        }
    }
}
