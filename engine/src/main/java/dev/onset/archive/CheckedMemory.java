package dev.onset.archive;

import java.lang.foreign.MemorySegment;

import org.jspecify.annotations.Nullable;

import dev.onset.archive.arrow.ArrowColumn;

/**
 * The memory of one list of doubles, compared with its checksums, or decompressed, when it is first asked for. Thread-safe: who
 * sees late that this was done asks the file once more.
 */
final class CheckedMemory {

    private final @Nullable ArrowColumn items;
    private final int start;
    private final int count;
    private @Nullable MemorySegment base;

    private CheckedMemory(@Nullable ArrowColumn items, int start, int count, @Nullable MemorySegment base) {
        this.items = items;
        this.start = start;
        this.count = count;
        this.base = base;
    }

    /** So many items of a column, from one on; they lie in the column's {@link ArrowColumn#file}. */
    static CheckedMemory of(ArrowColumn items, int start, int count) {
        return new CheckedMemory(items, start, count, null);
    }

    /** Memory that is not of a file. */
    static CheckedMemory of(MemorySegment memory) {
        return new CheckedMemory(null, 0, 0, memory);
    }

    MemorySegment base() {
        MemorySegment known = base;
        return known == null ? check() : known;
    }

    private MemorySegment check() {
        ArrowColumn column = items;
        if (column == null) {
            throw new IllegalStateException("neither memory nor a column");
        }
        column.verify(start, count, Double.BYTES);
        MemorySegment memory = column.file();
        if (!column.isDecompressedLater()) {
            // What a thread decompressed, another may only read after it has asked the column itself.
            base = memory;
        }
        return memory;
    }
}
