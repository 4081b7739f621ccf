package dev.onset.functions.curve;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * Makes a curve of rows, for hosts that have rows rather than curves: orders them by step, and keeps of several values
 * of one step the one that was added last (R2). Rows that come in order cost no sorting.
 *
 * <p>The memory is reused from curve to curve. For one thread at a time.
 */
public final class CurveCollector implements AutoCloseable {

    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;
    private static final ValueLayout.OfDouble DOUBLE = ValueLayout.JAVA_DOUBLE;
    private static final int FIRST_CAPACITY = 1024;
    private static final long ALIGNMENT = 64;

    private Arena arena = Arena.ofShared();
    private int capacity = FIRST_CAPACITY;
    private MemorySegment steps = arena.allocate(8L * capacity, ALIGNMENT);
    private MemorySegment values = arena.allocate(8L * capacity, ALIGNMENT);
    private int length;
    private boolean integral;
    private boolean ordered;

    /**
     * Starts a new curve; the one that {@link #finish} returned before is no longer valid.
     *
     * @param integralSteps whether steps are whole numbers
     */
    public void begin(boolean integralSteps) {
        length = 0;
        integral = integralSteps;
        ordered = true;
    }

    /** Adds a point with a whole step. NULL values are not added; NaN and infinities are. */
    public void add(long step, double value) {
        if (!integral) {
            add((double) step, value);
            return;
        }
        if (length > 0 && ordered) {
            long last = steps.get(LONG, 8L * (length - 1));
            if (step == last) {
                values.set(DOUBLE, 8L * (length - 1), value);
                return;
            }
            ordered = step > last;
        }
        ensureRoom();
        steps.set(LONG, 8L * length, step);
        values.set(DOUBLE, 8L * length, value);
        length++;
    }

    /** Adds a point with a fractional step; one whose step is not finite is dropped, since it has no place in the order. */
    public void add(double step, double value) {
        if (integral) {
            throw new IllegalStateException("a fractional step in a curve of whole steps");
        }
        if (!Double.isFinite(step)) {
            return;
        }
        if (length > 0 && ordered) {
            double last = steps.get(DOUBLE, 8L * (length - 1));
            if (step == last) {
                values.set(DOUBLE, 8L * (length - 1), value);
                return;
            }
            ordered = step > last;
        }
        ensureRoom();
        // Adding zero makes −0 the same step as 0, also for those who compare bits.
        steps.set(DOUBLE, 8L * length, step + 0.0);
        values.set(DOUBLE, 8L * length, value);
        length++;
    }

    /** The curve of the points since {@link #begin}, valid until the next one. */
    public Curve finish() {
        if (!ordered) {
            sort();
        }
        return new Curve(new Axis(steps, 0, length, integral), values, 0, Curve.UNKNOWN);
    }

    private void ensureRoom() {
        if (length == capacity) {
            int larger = Math.multiplyExact(capacity, 2);
            Arena next = Arena.ofShared();
            MemorySegment nextSteps = next.allocate(8L * larger, ALIGNMENT);
            MemorySegment nextValues = next.allocate(8L * larger, ALIGNMENT);
            MemorySegment.copy(steps, 0, nextSteps, 0, 8L * length);
            MemorySegment.copy(values, 0, nextValues, 0, 8L * length);
            arena.close();
            arena = next;
            steps = nextSteps;
            values = nextValues;
            capacity = larger;
        }
    }

    /** Stable, so that of equal steps the last one added stays last, and is the one kept. */
    private void sort() {
        int[] order = mergeSorted();
        long[] sortedSteps = new long[length];
        double[] sortedValues = new double[length];
        int kept = 0;
        for (int i = 0; i < length; i++) {
            if (i + 1 == length || compare(order[i], order[i + 1]) != 0) {
                sortedSteps[kept] = steps.get(LONG, 8L * order[i]);
                sortedValues[kept] = values.get(DOUBLE, 8L * order[i]);
                kept++;
            }
        }
        MemorySegment.copy(sortedSteps, 0, steps, LONG, 0, kept);
        MemorySegment.copy(sortedValues, 0, values, DOUBLE, 0, kept);
        length = kept;
        ordered = true;
    }

    private int[] mergeSorted() {
        int[] from = new int[length];
        int[] to = new int[length];
        for (int i = 0; i < length; i++) {
            from[i] = i;
        }
        for (int width = 1; width < length && width > 0; width *= 2) {
            for (int low = 0; low < length; low += 2 * width) {
                int middle = Math.min(low + width, length);
                int high = Math.min(low + 2 * width, length);
                merge(from, to, low, middle, high);
            }
            int[] swap = from;
            from = to;
            to = swap;
        }
        return from;
    }

    private void merge(int[] from, int[] to, int low, int middle, int high) {
        int left = low;
        int right = middle;
        for (int i = low; i < high; i++) {
            boolean takeLeft = right == high || (left < middle && compare(from[left], from[right]) <= 0);
            to[i] = takeLeft ? from[left++] : from[right++];
        }
    }

    private int compare(int a, int b) {
        return integral
                ? Long.compare(steps.get(LONG, 8L * a), steps.get(LONG, 8L * b))
                : Double.compare(steps.get(DOUBLE, 8L * a), steps.get(DOUBLE, 8L * b));
    }

    @Override
    public void close() {
        arena.close();
    }
}
