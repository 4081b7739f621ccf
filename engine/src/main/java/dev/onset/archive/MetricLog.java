package dev.onset.archive;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

import org.jspecify.annotations.Nullable;

/** The points of one metric in the order logged, in memory that grows. */
final class MetricLog {

    private static final int INITIAL_CAPACITY = 16;

    final String name;
    @Nullable
    String canonical;
    private final SpillMemory memory;
    private int size;
    private int capacity = INITIAL_CAPACITY;
    private MemorySegment steps;
    /** Null until a point has a time: most CSV files have none. */
    private @Nullable MemorySegment times;
    private MemorySegment values;

    MetricLog(String name, @Nullable String canonical, SpillMemory memory) {
        this.name = name;
        this.canonical = canonical;
        this.memory = memory;
        steps = memory.allocate(capacity);
        values = memory.allocate(capacity);
    }

    int size() {
        return size;
    }

    void add(long step, long timeMicros, double value) {
        if (size == capacity) {
            grow();
        }
        MemorySegment known = times;
        if (timeMicros != StepAxis.NO_TIME && known == null) {
            known = memory.allocate(capacity);
            for (int i = 0; i < size; i++) {
                known.setAtIndex(ValueLayout.JAVA_LONG, i, StepAxis.NO_TIME);
            }
            times = known;
        }
        steps.setAtIndex(ValueLayout.JAVA_LONG, size, step);
        values.setAtIndex(ValueLayout.JAVA_DOUBLE, size, value);
        if (known != null) {
            known.setAtIndex(ValueLayout.JAVA_LONG, size, timeMicros);
        }
        size++;
    }

    private void grow() {
        capacity = (int) Math.min(Integer.MAX_VALUE - 8L, capacity + (capacity >> 1) + 1L);
        if (capacity <= size) {
            throw new IllegalStateException("metric '" + name + "' has more than 2^31 points in one run");
        }
        steps = copy(steps, capacity);
        values = copy(values, capacity);
        if (times != null) {
            times = copy(times, capacity);
        }
    }

    private MemorySegment copy(MemorySegment from, int items) {
        MemorySegment grown = memory.allocate(items);
        MemorySegment.copy(from, 0, grown, 0, 8L * size);
        return grown;
    }

    MemorySegment steps() {
        return trimmed(steps);
    }

    @Nullable
    MemorySegment times() {
        return times == null ? null : trimmed(times);
    }

    MemorySegment values() {
        return trimmed(values);
    }

    /** What is on the heap is copied, so that a run that waits to be written takes no more than it needs. */
    private MemorySegment trimmed(MemorySegment whole) {
        return whole.isNative()
                ? whole.asSlice(0, 8L * size)
                : MemorySegment.ofArray(whole.asSlice(0, 8L * size).toArray(ValueLayout.JAVA_LONG));
    }
}
