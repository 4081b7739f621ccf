package dev.onset.cli.curves;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Takes the points of a curve, however many there are, and keeps some thousand of them: of neighbours that are too many the
 * lowest, the highest and those that are not finite, so that a picture of what is kept is the picture of all.
 */
final class CurveBuilder {

    private static final int CAPACITY = 1 << 15;

    private double[] x = new double[64];
    private double[] y = new double[64];
    private int size;
    /** How many of the points offered one bucket of two kept points stands for; 1: all are kept. */
    private long stride = 1;
    private long inBucket;
    private int low = -1;
    private int high = -1;

    void add(double step, double value) {
        if (stride == 1) {
            append(step, value);
        } else {
            addToBucket(step, value);
        }
        if (size == CAPACITY) {
            thin();
        }
    }

    private void addToBucket(double step, double value) {
        if (!Double.isFinite(value)) {
            append(step, value);
        } else if (low < 0) {
            append(step, value);
            low = size - 1;
            high = size - 1;
        } else if (low == high) {
            append(step, value);
            low = y[high] <= value ? high : size - 1;
            high = y[high] <= value ? size - 1 : high;
        } else if (value < y[low]) {
            x[low] = step;
            y[low] = value;
        } else if (value > y[high]) {
            x[high] = step;
            y[high] = value;
        }
        if (++inBucket >= stride) {
            inBucket = 0;
            low = -1;
            high = -1;
        }
    }

    private void append(double step, double value) {
        if (size == x.length) {
            x = Arrays.copyOf(x, 2 * size);
            y = Arrays.copyOf(y, 2 * size);
        }
        x[size] = step;
        y[size++] = value;
    }

    /** Of every four points the lowest and the highest stay. */
    private void thin() {
        int kept = 0;
        for (int i = 0; i < size; i += 4) {
            int least = -1;
            int most = -1;
            int broken = -1;
            for (int j = i; j < Math.min(i + 4, size); j++) {
                if (!Double.isFinite(y[j])) {
                    broken = broken < 0 ? j : broken;
                } else {
                    least = least < 0 || y[j] < y[least] ? j : least;
                    most = most < 0 || y[j] >= y[most] ? j : most;
                }
            }
            int second = broken >= 0 ? broken : most;
            int first = least < 0 ? second : least;
            kept = keep(Math.min(first, second), kept);
            kept = first == second ? kept : keep(Math.max(first, second), kept);
        }
        size = kept;
        stride = stride == 1 ? 4 : 2 * stride;
        inBucket = 0;
        low = -1;
        high = -1;
    }

    private int keep(int from, int to) {
        x[to] = x[from];
        y[to] = y[from];
        return to + 1;
    }

    boolean isEmpty() {
        return size == 0;
    }

    Curve build(String name) {
        int[] order = IntStream.range(0, size).boxed().sorted(Comparator.comparingDouble(i -> x[i]))
                .mapToInt(Integer::intValue).toArray();
        return new Curve(name, Arrays.stream(order).mapToDouble(i -> x[i]).toArray(),
                Arrays.stream(order).mapToDouble(i -> y[i]).toArray());
    }
}
