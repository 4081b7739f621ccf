package dev.onset.archive;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

import org.jspecify.annotations.Nullable;

/**
 * A list of 64-bit integers in few bytes, as it lies in {@code axes.arrow} and {@code times.arrow}.
 *
 * <p>Without a base, item 0 is {@code first} and each item is the one before plus {@code stride} plus its delta. With a base,
 * which is another list of the same length, each item is that of the base plus {@code first} plus its delta. All deltas
 * of a list are of the least width that holds them; where all are zero there are none, so that steps at a regular distance take
 * the same room however many they are. Additions wrap around at 64 bits, so that every list can be written.
 *
 * @param width of a delta in bytes: 0, 1, 2, 4 or 8
 * @param deltas little-endian, {@code length} of them with a base, otherwise one less; empty if the width is 0
 */
record PackedList(int length, long first, long stride, boolean onBase, int width, MemorySegment deltas) {

    private static final MemorySegment NO_DELTAS = MemorySegment.ofArray(new byte[0]);

    /** Where deltas lie that are not far from each other, and how wide they are from there. */
    private record Spread(long center, int width) {
        static Spread of(long min, long max) {
            long range = max - min;
            boolean overflows = ((max ^ min) & (max ^ range)) < 0;
            if (overflows || range >>> 32 != 0) {
                return new Spread(0, Long.BYTES);
            }
            if (range == 0) {
                return new Spread(min, 0);
            }
            int width = range >>> 8 == 0 ? Byte.BYTES : range >>> 16 == 0 ? Short.BYTES : Integer.BYTES;
            return new Spread(min + (1L << (8 * width - 1)), width);
        }
    }

    /** The shorter of a list by itself and a list on a base of the same length. */
    static PackedList of(MemorySegment list, @Nullable MemorySegment base) {
        PackedList alone = alone(list);
        if (base == null || alone.width == 0) {
            return alone;
        }
        PackedList onBase = onBase(list, base);
        return onBase.width < alone.width ? onBase : alone;
    }

    private static PackedList alone(MemorySegment list) {
        int length = (int) (list.byteSize() / Long.BYTES);
        long min = Long.MAX_VALUE;
        long max = Long.MIN_VALUE;
        LongCursor items = new LongCursor(list);
        long first = length == 0 ? 0 : items.next();
        for (long before = first; items.hasNext();) {
            long item = items.next();
            min = Math.min(min, item - before);
            max = Math.max(max, item - before);
            before = item;
        }
        Spread spread = length < 2 ? new Spread(0, 0) : Spread.of(min, max);
        MemorySegment deltas = room(length - 1, spread.width);
        for (int i = 1; i < length && spread.width > 0; i++) {
            put(deltas, spread.width, i - 1, at(list, i) - at(list, i - 1) - spread.center);
        }
        return new PackedList(length, first, spread.center, false, spread.width, deltas);
    }

    private static PackedList onBase(MemorySegment list, MemorySegment base) {
        int length = (int) (list.byteSize() / Long.BYTES);
        long min = Long.MAX_VALUE;
        long max = Long.MIN_VALUE;
        LongCursor items = new LongCursor(list);
        LongCursor baseItems = new LongCursor(base);
        while (items.hasNext()) {
            long delta = items.next() - baseItems.next();
            min = Math.min(min, delta);
            max = Math.max(max, delta);
        }
        Spread spread = Spread.of(min, max);
        MemorySegment deltas = room(length, spread.width);
        for (int i = 0; i < length && spread.width > 0; i++) {
            put(deltas, spread.width, i, at(list, i) - at(base, i) - spread.center);
        }
        return new PackedList(length, spread.center, 0, true, spread.width, deltas);
    }

    private static MemorySegment room(int items, int width) {
        return width == 0 ? NO_DELTAS : new SpillMemory().allocate(((long) items * width + 7) / 8)
                .asSlice(0, (long) items * width);
    }

    private static long at(MemorySegment list, long index) {
        return list.getAtIndex(ValueLayout.JAVA_LONG, index);
    }

    private static void put(MemorySegment deltas, int width, long index, long delta) {
        switch (width) {
            case Byte.BYTES -> deltas.set(ValueLayout.JAVA_BYTE, index, (byte) delta);
            case Short.BYTES -> deltas.setAtIndex(ValueLayout.JAVA_SHORT, index, (short) delta);
            case Integer.BYTES -> deltas.setAtIndex(ValueLayout.JAVA_INT, index, (int) delta);
            default -> deltas.setAtIndex(ValueLayout.JAVA_LONG, index, delta);
        }
    }

    private long delta(long index) {
        return switch (width) {
            case 0 -> 0;
            case Byte.BYTES -> deltas.get(ValueLayout.JAVA_BYTE, index);
            case Short.BYTES -> deltas.getAtIndex(ValueLayout.JAVA_SHORT, index);
            case Integer.BYTES -> deltas.getAtIndex(ValueLayout.JAVA_INT, index);
            default -> deltas.getAtIndex(ValueLayout.JAVA_LONG, index);
        };
    }

    /**
     * Writes the items.
     *
     * @param base of the same length; used only by a list on a base
     */
    void unpack(MemorySegment target, @Nullable MemorySegment base) {
        long item = first;
        for (int i = 0; i < length; i++) {
            if (onBase && base != null) {
                item = at(base, i) + first + delta(i);
            } else if (i > 0) {
                item += stride + delta(i - 1);
            }
            target.setAtIndex(ValueLayout.JAVA_LONG, i, item);
        }
    }
}
