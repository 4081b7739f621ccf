package dev.onset.archive;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

import org.jspecify.annotations.Nullable;

import dev.onset.archive.arrow.TemporaryMemory;

/**
 * Memory for the points of one run: the heap while they are few, then files in the temporary directory that are mapped, so
 * that a run may be far larger than the heap, and even than the machine's memory. The garbage collector frees both.
 *
 * <p>Not thread-safe; what it hands out is.
 */
final class SpillMemory {

    private static final long CHUNK_BYTES = 8L << 20;
    private static final long HEAP_BYTES = Math.max(1L << 20,
            Math.min(32L << 20, Runtime.getRuntime().maxMemory() / 64));

    private final long heapBytes;
    private long allocated;
    private @Nullable MemorySegment chunk;
    private long used;

    SpillMemory() {
        this(HEAP_BYTES);
    }

    /** With a limit of one's own to what is taken from the heap. */
    SpillMemory(long heapBytes) {
        this.heapBytes = heapBytes;
    }

    /** Room for so many values of 8 bytes; what is in it is zero. */
    MemorySegment allocate(long items) {
        long bytes = Math.multiplyExact(items, Long.BYTES);
        if (allocated + bytes <= heapBytes) {
            allocated += bytes;
            return MemorySegment.ofArray(new long[(int) items]);
        }
        if (bytes > CHUNK_BYTES / 4) {
            return mapped(bytes);
        }
        MemorySegment current = chunk;
        if (current == null || used + bytes > CHUNK_BYTES) {
            current = mapped(CHUNK_BYTES);
            chunk = current;
            used = 0;
        }
        MemorySegment part = current.asSlice(used, bytes);
        used += bytes;
        return part;
    }

    private static MemorySegment mapped(long bytes) {
        try {
            return TemporaryMemory.map(bytes, Arena.ofAuto());
        } catch (IOException e) {
            throw Archive.failed("cannot hold the points of a large run", e);
        }
    }
}
