package dev.onset.archive.arrow;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;

/**
 * The memory of a schema or an array that native code holds, with the structures of its children. The consumer may move
 * children into structures of its own and release the parent before them, so the memory is freed when the last of all
 * structures is released.
 */
final class CTree {

    /** In place of a tree that was released before. */
    static final CTree GONE = new CTree(null);

    /** Where a structure says how many children it has, where they are, and how it is released. */
    record Shape(long bytes, long childCount, long children, long release) {}

    private final @Nullable Arena arena;
    private final AtomicInteger structures = new AtomicInteger();
    private final MemorySegment id;

    private CTree(@Nullable Arena arena) {
        this.arena = arena;
        this.id = arena == null ? MemorySegment.NULL : CCallbacks.register(this);
    }

    /** Any thread may release it. */
    static CTree create() {
        return new CTree(Arena.ofShared());
    }

    Arena arena() {
        if (arena == null) {
            throw new IllegalStateException("released");
        }
        return arena;
    }

    /** What to write into {@code private_data} of one more structure. */
    MemorySegment add() {
        structures.incrementAndGet();
        return id;
    }

    /** Frees what was made, where it cannot be handed out. */
    void discard() {
        CCallbacks.forget(id);
        arena().close();
    }

    @SuppressWarnings("restricted") // the children lie where the structure says
    void release(MemorySegment structure, Shape shape) {
        long count = structure.get(ValueLayout.JAVA_LONG, shape.childCount);
        MemorySegment children = structure.get(ValueLayout.ADDRESS, shape.children)
                .reinterpret(count * ValueLayout.ADDRESS.byteSize());
        structure.set(ValueLayout.ADDRESS, shape.release, MemorySegment.NULL);
        if (arena == null) {
            return;
        }
        for (long i = 0; i < count; i++) {
            MemorySegment child = children.getAtIndex(ValueLayout.ADDRESS, i).reinterpret(shape.bytes);
            // A child without a release function was moved away, and is released by whoever has it now.
            if (!child.get(ValueLayout.ADDRESS, shape.release).equals(MemorySegment.NULL)) {
                release(child, shape);
            }
        }
        if (structures.decrementAndGet() == 0) {
            discard();
        }
    }
}
