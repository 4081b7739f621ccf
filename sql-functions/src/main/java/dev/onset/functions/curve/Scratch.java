package dev.onset.functions.curve;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/**
 * Working memory of one thread: a stack of native doubles that is reused from group to group, so that a query over ten
 * thousand runs allocates as much as its longest run needs.
 */
public final class Scratch implements AutoCloseable {

    private static final long FIRST_CHUNK = 64 * 1024;
    private static final long ALIGNMENT = 64;

    private final Arena arena = Arena.ofShared();
    private final List<MemorySegment> chunks = new ArrayList<>();
    private int chunk;
    private long used;

    /** A position of the stack, for {@link #release}. */
    public record Mark(int chunk, long used) {}

    /** Memory for so many doubles, 64-byte aligned, with undefined contents; valid until its mark is released. */
    public MemorySegment doubles(int count) {
        return allocate(8L * count);
    }

    /** Memory for so many 64-bit integers, 64-byte aligned, with undefined contents; valid until its mark is released. */
    public MemorySegment longs(int count) {
        return allocate(8L * count);
    }

    private MemorySegment allocate(long bytes) {
        long size = (bytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        while (true) {
            if (chunk == chunks.size()) {
                long last = chunks.isEmpty() ? FIRST_CHUNK / 2 : chunks.getLast().byteSize();
                chunks.add(arena.allocate(Math.max(2 * last, size), ALIGNMENT));
            }
            MemorySegment current = chunks.get(chunk);
            if (current.byteSize() - used >= size) {
                MemorySegment allocated = current.asSlice(used, bytes);
                used += size;
                return allocated;
            }
            chunk++;
            used = 0;
        }
    }

    public Mark mark() {
        return new Mark(chunk, used);
    }

    /** Frees everything that was allocated since the mark. */
    public void release(Mark mark) {
        chunk = mark.chunk();
        used = mark.used();
    }

    public void releaseAll() {
        chunk = 0;
        used = 0;
    }

    @Override
    public void close() {
        arena.close();
    }
}
