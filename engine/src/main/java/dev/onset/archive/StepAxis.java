package dev.onset.archive;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

import org.jspecify.annotations.Nullable;

/**
 * The steps of a curve in mapped native memory, and when each was logged.
 *
 * <p>Curves of equal steps share one axis within a segment of the archive, whatever their times.
 *
 * @param base native memory that lives as long as the snapshot
 * @param offset of the first step in {@code base}, in bytes, 8-byte aligned; steps are 64-bit integers
 * @param length number of steps
 * @param strictlyIncreasing true: each step is greater than the one before; false: the log went back or repeated a step
 * @param times as many as steps; null: no times at all
 */
public record StepAxis(MemorySegment base, long offset, int length, boolean strictlyIncreasing,
        @Nullable WallTimes times) {

    /** In place of a time: the logger did not say when. */
    public static final long NO_TIME = Long.MIN_VALUE;

    /** The step at an index from 0 to length − 1. */
    public long step(int index) {
        return base.get(ValueLayout.JAVA_LONG, offset + 8L * index);
    }

    /** The time at an index from 0 to length − 1, or {@link #NO_TIME}. */
    public long time(int index) {
        return times == null ? NO_TIME : times.at(index);
    }

    /** The steps as memory of their size. */
    MemorySegment steps() {
        return base.asSlice(offset, 8L * length);
    }

    /** The times as memory of their size; null: no times at all. */
    @Nullable
    MemorySegment wallTimes() {
        return times == null ? null : times.items();
    }

    /** Whether both name the same steps in memory: then they are equal without a comparison. Times may differ. */
    public boolean isSame(StepAxis other) {
        return offset == other.offset && length == other.length && base.address() == other.base.address();
    }
}
