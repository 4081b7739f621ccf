package dev.onset.archive;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReferenceArray;

import org.jspecify.annotations.Nullable;

import dev.onset.archive.arrow.ArrowColumn;
import dev.onset.archive.arrow.ArrowField;
import dev.onset.archive.arrow.ArrowFile;
import dev.onset.archive.arrow.ArrowType;

/**
 * Lists of 64-bit integers that the curves of a segment share: the step axes in {@code axes.arrow}, the wall times in
 * {@code times.arrow}. A list's id is its row. They lie there as {@link PackedList}s and are unpacked, once, when they are asked
 * for. Thread-safe.
 */
final class LongLists {

    static final String AXES_FILE = "axes.arrow";
    static final String TIMES_FILE = "times.arrow";

    static final List<ArrowField> AXES_SCHEMA = schema("axis_id");
    static final List<ArrowField> TIMES_SCHEMA = schema("time_id");

    private static final int ID = 0;
    private static final int LENGTH = 1;
    private static final int FIRST = 2;
    private static final int STRIDE = 3;
    private static final int BASE = 4;
    /** The first of four columns of lists; at most one of them has anything in a row. */
    private static final int DELTAS = 5;
    private static final int STRICTLY_INCREASING = 9;

    /** Widths of the deltas of these columns in bytes, in their order. */
    static final int[] WIDTHS = {Byte.BYTES, Short.BYTES, Integer.BYTES, Long.BYTES};

    private final BatchRows rows;
    private final ListMemory memory;
    private final AtomicReferenceArray<@Nullable MemorySegment> unpacked;
    /** How long the longest list of each ramp is; the others are its beginning. Guarded by itself. */
    private final Map<Ramps.Ramp, Integer> rampLengths = new HashMap<>();
    private final Map<Ramps.Ramp, MemorySegment> ramps = new HashMap<>();

    private LongLists(ArrowFile file, Arena arena) {
        rows = new BatchRows(file);
        memory = new ListMemory(arena);
        unpacked = new AtomicReferenceArray<>(rows.count());
        int[] lengths = lengths();
        for (int id = 0; id < count(); id++) {
            check(id, lengths);
        }
    }

    private static List<ArrowField> schema(String id) {
        return List.of(ArrowField.of(id, ArrowType.INT32), ArrowField.of("length", ArrowType.INT32),
                ArrowField.of("first", ArrowType.INT64), ArrowField.of("stride", ArrowType.INT64),
                ArrowField.of("base", ArrowType.INT32).orNull(),
                ArrowField.list("delta8", ArrowField.of("item", ArrowType.INT8)),
                ArrowField.list("delta16", ArrowField.of("item", ArrowType.INT16)),
                ArrowField.list("delta32", ArrowField.of("item", ArrowType.INT32)),
                ArrowField.list("delta64", ArrowField.of("item", ArrowType.INT64)),
                ArrowField.of("strictly_increasing", ArrowType.BOOLEAN));
    }

    static LongLists openAxes(SegmentFiles files, Arena arena) throws IOException {
        return new LongLists(files.open(AXES_FILE, arena, AXES_SCHEMA), arena);
    }

    static LongLists openTimes(SegmentFiles files, Arena arena) throws IOException {
        return new LongLists(files.open(TIMES_FILE, arena, TIMES_SCHEMA), arena);
    }

    private void check(int id, int[] lengths) {
        int batch = rows.batchOf(id);
        int row = id - rows.firstRow(batch);
        ArrowColumn ids = rows.column(batch, ID);
        if (ids.intAt(row) != id) {
            throw rows.error("column '" + ids.field().name() + "' has " + ids.intAt(row) + " in row " + id
                    + "; ids are row numbers");
        }
        int base = base(batch, row);
        if (lengths[id] < 0 || base >= count()
                || (base >= 0 && (lengths[base] != lengths[id] || hasBase(base)))) {
            throw rows.error("row " + id + " has length " + lengths[id] + " and base " + base
                    + "; a base is a list of the same length that has none itself");
        }
        long deltas = 0;
        for (int i = 0; i < WIDTHS.length; i++) {
            int here = rows.column(batch, DELTAS + i).listLength(row);
            if (here > 0 && deltas > 0) {
                throw rows.error("row " + id + " has deltas of two widths");
            }
            deltas += here;
        }
        int expected = base >= 0 ? lengths[id] : Math.max(0, lengths[id] - 1);
        if (deltas != 0 && deltas != expected) {
            throw rows.error("row " + id + " has " + deltas + " deltas instead of " + expected);
        }
        if (deltas == 0 && base < 0) {
            rampLengths.merge(ramp(batch, row), lengths[id], Math::max);
        }
    }

    private boolean hasBase(int id) {
        int batch = rows.batchOf(id);
        return base(batch, id - rows.firstRow(batch)) >= 0;
    }

    private int base(int batch, int row) {
        ArrowColumn column = rows.column(batch, BASE);
        return column.isNull(row) ? -1 : column.intAt(row);
    }

    private Ramps.Ramp ramp(int batch, int row) {
        return new Ramps.Ramp(rows.column(batch, FIRST).longAt(row), rows.column(batch, STRIDE).longAt(row));
    }

    int count() {
        return rows.count();
    }

    int length(int id) {
        int batch = rows.batchOf(id);
        return rows.column(batch, LENGTH).intAt(id - rows.firstRow(batch));
    }

    /** The lengths of all lists. */
    int[] lengths() {
        int[] lengths = new int[count()];
        for (int batch = 0; batch < rows.batchCount(); batch++) {
            ArrowColumn length = rows.column(batch, LENGTH);
            for (int i = 0; i < length.length(); i++) {
                lengths[rows.firstRow(batch) + i] = length.intAt(i);
            }
        }
        return lengths;
    }

    boolean strictlyIncreasing(int id) {
        int batch = rows.batchOf(id);
        return rows.column(batch, STRICTLY_INCREASING).booleanAt(id - rows.firstRow(batch));
    }

    /** The items of a list: the same memory each time, aligned to 64 bytes. */
    MemorySegment items(int id) {
        MemorySegment known = unpacked.get(id);
        if (known != null) {
            return known;
        }
        MemorySegment items = unpack(id);
        // Curves of one axis are known by its place in memory: of two threads one decides.
        MemorySegment first = unpacked.compareAndExchange(id, null, items);
        return first == null ? items : first;
    }

    private MemorySegment unpack(int id) {
        int batch = rows.batchOf(id);
        int row = id - rows.firstRow(batch);
        int base = base(batch, row);
        PackedList packed = packed(batch, row, base);
        MemorySegment items;
        if (packed.width() == 0 && base < 0) {
            items = ramp(ramp(batch, row)).asSlice(0, 8L * packed.length());
        } else {
            items = memory.allocate(8L * packed.length());
            packed.unpack(items, base < 0 ? null : items(base));
        }
        if (strictlyIncreasing(id) && !StepOrder.isStrictlyIncreasing(items)) {
            throw rows.error("row " + id + " is not strictly increasing, but is said to be");
        }
        return items;
    }

    private MemorySegment ramp(Ramps.Ramp ramp) {
        synchronized (ramps) {
            return ramps.computeIfAbsent(ramp,
                    missing -> Ramps.atLeast(rampLengths.getOrDefault(missing, 0), missing));
        }
    }

    private PackedList packed(int batch, int row, int base) {
        int length = rows.column(batch, LENGTH).intAt(row);
        Ramps.Ramp ramp = ramp(batch, row);
        for (int i = 0; i < WIDTHS.length; i++) {
            ArrowColumn deltas = rows.column(batch, DELTAS + i);
            int count = deltas.listLength(row);
            if (count > 0) {
                ArrowColumn items = deltas.child(0);
                items.verify(deltas.listStart(row), count, WIDTHS[i]);
                return new PackedList(length, ramp.first(), ramp.stride(), base >= 0, WIDTHS[i],
                        items.values(deltas.listStart(row), count, WIDTHS[i]));
            }
        }
        return new PackedList(length, ramp.first(), ramp.stride(), base >= 0, 0, MemorySegment.NULL);
    }

    long[] toArray(int id) {
        return items(id).toArray(ValueLayout.JAVA_LONG);
    }
}
