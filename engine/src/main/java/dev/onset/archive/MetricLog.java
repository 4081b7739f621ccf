package dev.onset.archive;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/** The points of one metric in the order logged, in arrays that grow. */
final class MetricLog {

    private static final int INITIAL_CAPACITY = 16;

    final String name;
    @Nullable
    String canonical;
    private int size;
    private long[] steps = new long[INITIAL_CAPACITY];
    /** Null until a point has a time: most CSV files have none. */
    private long @Nullable [] times;
    private double[] values = new double[INITIAL_CAPACITY];

    MetricLog(String name, @Nullable String canonical) {
        this.name = name;
        this.canonical = canonical;
    }

    int size() {
        return size;
    }

    void add(long step, long timeMicros, double value) {
        if (size == values.length) {
            grow();
        }
        if (timeMicros != StepAxis.NO_TIME && times == null) {
            times = new long[values.length];
            Arrays.fill(times, 0, size, StepAxis.NO_TIME);
        }
        steps[size] = step;
        values[size] = value;
        if (times != null) {
            times[size] = timeMicros;
        }
        size++;
    }

    private void grow() {
        int capacity = Math.max(size + 1, size + (size >> 1));
        steps = Arrays.copyOf(steps, capacity);
        values = Arrays.copyOf(values, capacity);
        if (times != null) {
            times = Arrays.copyOf(times, capacity);
        }
    }

    long[] steps() {
        return Arrays.copyOf(steps, size);
    }

    long @Nullable [] times() {
        return times == null ? null : Arrays.copyOf(times, size);
    }

    double[] values() {
        return Arrays.copyOf(values, size);
    }
}
