package dev.onset.archive;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

import org.jspecify.annotations.Nullable;

import dev.onset.archive.arrow.TemporaryMemory;
import dev.onset.error.OnsetException;

/**
 * Native memory in many small parts, each aligned to 64 bytes. What goes beyond some megabytes lies in files of the temporary
 * directory, so that the system can move it out when it needs the room: the wall times of a billion points are as large as their values.
 * Thread-safe.
 */
final class ListMemory {

    private static final long ALIGNMENT = 64;
    private static final long CHUNK_BYTES = 1L << 18;
    private static final long FILE_CHUNK_BYTES = 1L << 22;
    private static final long BYTES_WITHOUT_FILE = 16L << 20;

    private final Arena arena;
    private final long bytesWithoutFile;
    private long taken;
    private @Nullable MemorySegment chunk;
    private long used;

    /** All of it is freed with the arena. */
    ListMemory(Arena arena) {
        this(arena, BYTES_WITHOUT_FILE);
    }

    ListMemory(Arena arena, long bytesWithoutFile) {
        this.arena = arena;
        this.bytesWithoutFile = bytesWithoutFile;
    }

    /** Room for so many bytes; an error of category ARCHIVE where the temporary directory has none. */
    synchronized MemorySegment allocate(long bytes) {
        long chunkBytes = taken + Math.max(bytes, CHUNK_BYTES) <= bytesWithoutFile ? CHUNK_BYTES : FILE_CHUNK_BYTES;
        if (bytes > chunkBytes / 4) {
            return fresh(bytes);
        }
        MemorySegment current = chunk;
        if (current == null || used + bytes > current.byteSize()) {
            current = fresh(chunkBytes);
            chunk = current;
            used = 0;
        }
        MemorySegment part = current.asSlice(used, bytes);
        used = (used + bytes + ALIGNMENT - 1) & -ALIGNMENT;
        return part;
    }

    private MemorySegment fresh(long bytes) {
        if (taken + bytes <= bytesWithoutFile) {
            taken += bytes;
            return arena.allocate(bytes, ALIGNMENT);
        }
        try {
            return TemporaryMemory.allocate(bytes, arena);
        } catch (IOException e) {
            throw new OnsetException(OnsetException.Category.ARCHIVE, String.valueOf(e.getMessage()), null, e);
        }
    }
}
