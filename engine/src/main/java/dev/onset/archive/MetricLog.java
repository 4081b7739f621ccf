package dev.onset.archive;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/** The points of one metric in the order logged: the last ones in arrays, those before them, if they are many, elsewhere. */
final class MetricLog {

    private static final int INITIAL_CAPACITY = 16;
    /** Arrays do not grow beyond this. */
    private static final int MOST_IN_ARRAYS = 1 << 15;

    final String name;
    @Nullable
    String canonical;
    private final SpillMemory memory;
    /** Points in the arrays. */
    private int count;
    private long[] steps = new long[INITIAL_CAPACITY];
    /** Null until a point has a time: most CSV files have none. */
    private long @Nullable [] times;
    private double[] values = new double[INITIAL_CAPACITY];
    private final Earlier earlierSteps;
    private final Earlier earlierTimes;
    private final Earlier earlierValues;

    MetricLog(String name, @Nullable String canonical, SpillMemory memory) {
        this.name = name;
        this.canonical = canonical;
        this.memory = memory;
        earlierSteps = new Earlier();
        earlierTimes = new Earlier();
        earlierValues = new Earlier();
    }

    /** Values of 8 bytes that were in an array before. */
    private final class Earlier {
        private MemorySegment room = MemorySegment.NULL;
        private int size;

        void add(MemorySegment more, int items) {
            int needed = Math.addExact(size, items);
            if (8L * needed > room.byteSize()) {
                MemorySegment grown = memory.allocate(Math.max(needed, size + (long) (size >> 1)));
                MemorySegment.copy(room, 0, grown, 0, 8L * size);
                room = grown;
            }
            MemorySegment.copy(more, 0, room, 8L * size, 8L * items);
            size = needed;
        }

        MemorySegment all() {
            return room.asSlice(0, 8L * size);
        }
    }

    int size() {
        return Math.addExact(earlierValues.size, count);
    }

    void add(long step, long timeMicros, double value) {
        if (count == values.length) {
            makeRoom();
        }
        if (timeMicros != StepAxis.NO_TIME && times == null) {
            beginTimes();
        }
        steps[count] = step;
        values[count] = value;
        if (times != null) {
            times[count] = timeMicros;
        }
        count++;
    }

    private void makeRoom() {
        if (count >= MOST_IN_ARRAYS) {
            moveOut();
            return;
        }
        int capacity = Math.min(MOST_IN_ARRAYS, 2 * count);
        steps = Arrays.copyOf(steps, capacity);
        values = Arrays.copyOf(values, capacity);
        if (times != null) {
            times = Arrays.copyOf(times, capacity);
        }
    }

    private void beginTimes() {
        long[] none = new long[values.length];
        Arrays.fill(none, StepAxis.NO_TIME);
        for (int given = 0; given < earlierValues.size; given += none.length) {
            earlierTimes.add(MemorySegment.ofArray(none), Math.min(none.length, earlierValues.size - given));
        }
        times = none;
    }

    private void moveOut() {
        earlierSteps.add(MemorySegment.ofArray(steps), count);
        earlierValues.add(MemorySegment.ofArray(values), count);
        if (times != null) {
            earlierTimes.add(MemorySegment.ofArray(times), count);
        }
        count = 0;
    }

    MemorySegment steps() {
        return all(MemorySegment.ofArray(steps), earlierSteps);
    }

    @Nullable
    MemorySegment times() {
        return times == null ? null : all(MemorySegment.ofArray(times), earlierTimes);
    }

    MemorySegment values() {
        return all(MemorySegment.ofArray(values), earlierValues);
    }

    /** Of no more than their size, so that a run that waits to be written takes no more than it needs. */
    private MemorySegment all(MemorySegment last, Earlier earlier) {
        if (earlierValues.size > 0) {
            moveOut();
            return earlier.all();
        }
        return MemorySegment.ofArray(last.asSlice(0, 8L * count).toArray(ValueLayout.JAVA_LONG));
    }
}
