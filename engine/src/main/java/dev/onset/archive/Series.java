package dev.onset.archive;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

import org.jspecify.annotations.Nullable;

/**
 * One curve: the values of one metric in one run, behind each other in native memory. The values are compared with the archive's
 * checksums when they are first asked for: damage is an error of category ARCHIVE that names the file.
 */
public final class Series {

    private final int run;
    private final String metric;
    private final @Nullable String canonical;
    private final StepAxis axis;
    private final CheckedMemory memory;
    private final long offset;
    private final int length;
    private final SeriesStatistics statistics;

    Series(int run, String metric, @Nullable String canonical, StepAxis axis, CheckedMemory memory, long offset,
            int length, SeriesStatistics statistics) {
        this.run = run;
        this.metric = metric;
        this.canonical = canonical;
        this.axis = axis;
        this.memory = memory;
        this.offset = offset;
        this.length = length;
        this.statistics = statistics;
    }

    /** The same curve as one of a run of another number. */
    Series ofRun(int number) {
        return number == run
                ? this
                : new Series(number, metric, canonical, axis, memory, offset, length, statistics);
    }

    /** The run's number in the snapshot. */
    public int run() {
        return run;
    }

    /** The raw name that the run logged it under. */
    public String metric() {
        return metric;
    }

    /** Which canonical column it fills in its run; null: none. */
    public @Nullable String canonical() {
        return canonical;
    }

    /** The steps, as many as values. */
    public StepAxis axis() {
        return axis;
    }

    /** Native memory that lives as long as the snapshot. */
    public MemorySegment base() {
        return memory.base();
    }

    /** Of the first value in {@link #base}, in bytes, 8-byte aligned; values are doubles. */
    public long offset() {
        return offset;
    }

    /** The number of values. */
    public int length() {
        return length;
    }

    /** Of exactly these values. */
    public SeriesStatistics statistics() {
        return statistics;
    }

    Series withCanonical(@Nullable String name) {
        return new Series(run, metric, name, axis, memory, offset, length, statistics);
    }

    /** The value at an index from 0 to length − 1; NaN and infinities are what the run produced. */
    public double value(int index) {
        return memory.base().get(ValueLayout.JAVA_DOUBLE, offset + 8L * index);
    }
}
