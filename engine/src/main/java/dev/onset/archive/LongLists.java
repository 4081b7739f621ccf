package dev.onset.archive;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.List;

import dev.onset.archive.arrow.ArrowColumn;
import dev.onset.archive.arrow.ArrowField;
import dev.onset.archive.arrow.ArrowFile;
import dev.onset.archive.arrow.ArrowType;

/**
 * Lists of 64-bit integers that the curves of a segment share: the step axes in {@code axes.arrow}, the wall times in
 * {@code times.arrow}. A list's id is its row.
 */
final class LongLists {

    static final String AXES_FILE = "axes.arrow";
    static final String TIMES_FILE = "times.arrow";

    static final List<ArrowField> AXES_SCHEMA = List.of(ArrowField.of("axis_id", ArrowType.INT32),
            ArrowField.list("step", ArrowField.of("item", ArrowType.INT64)),
            ArrowField.of("strictly_increasing", ArrowType.BOOLEAN));

    static final List<ArrowField> TIMES_SCHEMA = List.of(ArrowField.of("time_id", ArrowType.INT32),
            ArrowField.list("wall_time", ArrowField.of("item", ArrowType.TIMESTAMP).orNull()));

    private static final int ID = 0;
    private static final int LIST = 1;
    private static final int STRICTLY_INCREASING = 2;

    private final BatchRows rows;
    /** The items of each batch. */
    private final MemorySegment[] items;

    private LongLists(ArrowFile file, Arena arena) {
        rows = new BatchRows(file);
        items = new MemorySegment[rows.batchCount()];
        for (int batch = 0; batch < items.length; batch++) {
            checkIds(batch);
            items[batch] = items(rows.column(batch, LIST).child(0), arena);
        }
    }

    static LongLists openAxes(Path segment, Arena arena) throws IOException {
        return new LongLists(ArrowFile.open(segment.resolve(AXES_FILE), arena, AXES_SCHEMA), arena);
    }

    static LongLists openTimes(Path segment, Arena arena) throws IOException {
        return new LongLists(ArrowFile.open(segment.resolve(TIMES_FILE), arena, TIMES_SCHEMA), arena);
    }

    private void checkIds(int batch) {
        ArrowColumn ids = rows.column(batch, ID);
        for (int i = 0; i < ids.length(); i++) {
            if (ids.intAt(i) != rows.firstRow(batch) + i) {
                throw rows.error("column '" + ids.field().name() + "' has " + ids.intAt(i) + " in row "
                        + (rows.firstRow(batch) + i) + "; ids are row numbers");
            }
        }
    }

    /** The items as they are in the file; a copy if another program left something else below its nulls than we do. */
    private static MemorySegment items(ArrowColumn column, Arena arena) {
        MemorySegment mapped = column.file().asSlice(column.position(0), 8L * column.length());
        if (column.nullCount() == 0) {
            return mapped;
        }
        MemorySegment copy = null;
        for (int i = 0; i < column.length(); i++) {
            if (column.isNull(i) && column.longAt(i) != StepAxis.NO_TIME) {
                if (copy == null) {
                    copy = arena.allocate(mapped.byteSize(), Long.BYTES);
                    copy.copyFrom(mapped);
                }
                copy.set(ValueLayout.JAVA_LONG, 8L * i, StepAxis.NO_TIME);
            }
        }
        return copy == null ? mapped : copy;
    }

    int count() {
        return rows.count();
    }

    int length(int id) {
        int batch = rows.batchOf(id);
        return rows.column(batch, LIST).listLength(id - rows.firstRow(batch));
    }

    /** The lengths of all lists. */
    int[] lengths() {
        int[] lengths = new int[count()];
        for (int batch = 0; batch < rows.batchCount(); batch++) {
            ArrowColumn list = rows.column(batch, LIST);
            for (int i = 0; i < list.length(); i++) {
                lengths[rows.firstRow(batch) + i] = list.listLength(i);
            }
        }
        return lengths;
    }

    /** The memory that a list lies in. */
    MemorySegment base(int id) {
        return items[rows.batchOf(id)];
    }

    /** Where the list begins in its memory, in bytes. */
    long offset(int id) {
        int batch = rows.batchOf(id);
        return 8L * rows.column(batch, LIST).listStart(id - rows.firstRow(batch));
    }

    /** Only for axes. */
    boolean strictlyIncreasing(int id) {
        int batch = rows.batchOf(id);
        return rows.column(batch, STRICTLY_INCREASING).booleanAt(id - rows.firstRow(batch));
    }

    long[] toArray(int id) {
        return base(id).asSlice(offset(id), 8L * length(id)).toArray(ValueLayout.JAVA_LONG);
    }
}
