package dev.onset.archive;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * Goes through a list of 64-bit integers in memory once. It reads from an array, the list's own if it has one, otherwise one that
 * is filled block by block: a loop over single items of a memory segment is several times slower.
 */
final class LongCursor {

    private static final int BLOCK = 1024;

    private final MemorySegment list;
    /** Items before the block, and in all. */
    private long before;
    private final long length;
    private long[] block;
    private int size;
    private int next;

    LongCursor(MemorySegment list) {
        this.list = list;
        this.length = list.byteSize() / Long.BYTES;
        if (list.heapBase().orElse(null) instanceof long[] own && own.length == length) {
            block = own;
            size = own.length;
        } else {
            block = new long[(int) Math.min(BLOCK, length)];
            fill();
        }
    }

    private void fill() {
        size = (int) Math.min(block.length, length - before);
        MemorySegment.copy(list, ValueLayout.JAVA_LONG, before * Long.BYTES, block, 0, size);
    }

    boolean hasNext() {
        return next < size || before + size < length;
    }

    /** The next item, which must be there. */
    long next() {
        if (next == size) {
            before += size;
            next = 0;
            fill();
        }
        return block[next++];
    }
}
