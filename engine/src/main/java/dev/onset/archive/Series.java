package dev.onset.archive;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

import org.jspecify.annotations.Nullable;

import dev.onset.archive.arrow.ArrowColumn;

/**
 * One curve: the values of one metric in one run, behind each other in native memory. The values are compared with the archive's
 * checksums when they are first asked for: damage is an error of category ARCHIVE that names the file.
 */
public final class Series {

    private final SeriesRows rows;
    private final int batch;
    private final int row;
    private final int run;
    private final StepAxis axis;
    /** The column that the values are items of, from one on; null: they are in memory that is not of a file. */
    private final @Nullable ArrowColumn items;
    private final int start;
    private final long offset;
    private final int length;
    /** Null: what the file says. */
    private final @Nullable SeriesStatistics statistics;
    /** Null: what the file says. */
    private final @Nullable CanonicalName mapped;
    /** The memory of the values, once it was compared with its checksums, or decompressed. */
    private @Nullable MemorySegment base;

    /** A name that the archive's mapping gives; null in it: none. */
    private record CanonicalName(@Nullable String name) {}

    /**
     * A series that a file has, with its values. What is said of it beside these is read when it is asked for: where curves are
     * short, that would take longer than to read them.
     *
     * @param batch of the file
     * @param row in the batch
     * @param items the column that has the values
     * @param start the first of them
     */
    Series(SeriesRows rows, int batch, int row, int run, StepAxis axis, ArrowColumn items, int start, int length) {
        this(rows, batch, row, run, axis, items, start, null, items.position(start), length, null, null);
    }

    private Series(SeriesRows rows, int batch, int row, int run, StepAxis axis, @Nullable ArrowColumn items, int start,
            @Nullable MemorySegment base, long offset, int length, @Nullable SeriesStatistics statistics,
            @Nullable CanonicalName mapped) {
        this.rows = rows;
        this.batch = batch;
        this.row = row;
        this.run = run;
        this.axis = axis;
        this.items = items;
        this.start = start;
        this.base = base;
        this.offset = offset;
        this.length = length;
        this.statistics = statistics;
        this.mapped = mapped;
    }

    /** The same curve as one of a run of another number. */
    Series ofRun(int number) {
        return number == run
                ? this
                : new Series(rows, batch, row, number, axis, items, start, base, offset, length, statistics, mapped);
    }

    /** The same curve with other points. */
    Series withValues(StepAxis itsAxis, MemorySegment values, SeriesStatistics itsStatistics) {
        return new Series(rows, batch, row, run, itsAxis, null, 0, values, 0, itsAxis.length(), itsStatistics, mapped);
    }

    Series withCanonical(@Nullable String name) {
        return new Series(rows, batch, row, run, axis, items, start, base, offset, length, statistics,
                new CanonicalName(name));
    }

    /** The run's number in the snapshot. */
    public int run() {
        return run;
    }

    /** The raw name that the run logged it under. */
    public String metric() {
        return rows.metric(batch, row);
    }

    /** Which canonical column it fills in its run; null: none. */
    public @Nullable String canonical() {
        return mapped == null ? rows.canonical(batch, row) : mapped.name();
    }

    /** The steps, as many as values. */
    public StepAxis axis() {
        return axis;
    }

    /** Native memory that lives as long as the snapshot. */
    public MemorySegment base() {
        MemorySegment known = base;
        return known == null ? check() : known;
    }

    /** Who sees late that this was done asks the file once more. */
    private MemorySegment check() {
        ArrowColumn column = items;
        if (column == null) {
            throw new IllegalStateException("neither memory nor a column");
        }
        column.verify(start, length, Double.BYTES);
        MemorySegment memory = column.file();
        if (!column.isDecompressedLater()) {
            // What a thread decompressed, another may only read after it has asked the column itself.
            base = memory;
        }
        return memory;
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
        return statistics == null ? rows.statistics(batch, row, length) : statistics;
    }

    /** The value at an index from 0 to length − 1; NaN and infinities are what the run produced. */
    public double value(int index) {
        return base().get(ValueLayout.JAVA_DOUBLE, offset + 8L * index);
    }
}
