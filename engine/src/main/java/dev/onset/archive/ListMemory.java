package dev.onset.archive;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

import org.jspecify.annotations.Nullable;

/** Native memory in many small parts, each aligned to 64 bytes. Thread-safe. */
final class ListMemory {

    private static final long ALIGNMENT = 64;
    private static final long CHUNK_BYTES = 1L << 18;

    private final Arena arena;
    private @Nullable MemorySegment chunk;
    private long used;

    /** All of it is freed with the arena. */
    ListMemory(Arena arena) {
        this.arena = arena;
    }

    synchronized MemorySegment allocate(long bytes) {
        if (bytes > CHUNK_BYTES / 4) {
            return arena.allocate(bytes, ALIGNMENT);
        }
        MemorySegment current = chunk;
        if (current == null || used + bytes > CHUNK_BYTES) {
            current = arena.allocate(CHUNK_BYTES, ALIGNMENT);
            chunk = current;
            used = 0;
        }
        MemorySegment part = current.asSlice(used, bytes);
        used = (used + bytes + ALIGNMENT - 1) & -ALIGNMENT;
        return part;
    }
}
