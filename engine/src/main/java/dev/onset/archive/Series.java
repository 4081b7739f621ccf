package dev.onset.archive;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

import org.jspecify.annotations.Nullable;

/**
 * One curve: the values of one metric in one run, behind each other in native memory.
 *
 * @param run its number in the snapshot
 * @param metric the raw name that the run logged it under
 * @param canonical which canonical column it fills in its run; null: none
 * @param axis the steps, as many as values
 * @param base native memory that lives as long as the snapshot
 * @param offset of the first value in {@code base}, in bytes, 8-byte aligned; values are doubles
 * @param length number of values
 * @param statistics of exactly these values
 */
public record Series(int run, String metric, @Nullable String canonical, StepAxis axis, MemorySegment base, long offset,
        int length, SeriesStatistics statistics) {

    Series withCanonical(@Nullable String name) {
        return new Series(run, metric, name, axis, base, offset, length, statistics);
    }

    /** The value at an index from 0 to length − 1; NaN and infinities are what the run produced. */
    public double value(int index) {
        return base.get(ValueLayout.JAVA_DOUBLE, offset + 8L * index);
    }
}
