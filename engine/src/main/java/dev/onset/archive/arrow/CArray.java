package dev.onset.archive.arrow;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Iterator;
import java.util.List;

/** {@code struct ArrowArray} of Arrow's C data interface. */
final class CArray {

    static final long BYTES = 80;
    private static final long LENGTH = 0;
    private static final long NULL_COUNT = 8;
    private static final long BUFFER_COUNT = 24;
    private static final long CHILD_COUNT = 32;
    private static final long BUFFERS = 40;
    private static final long CHILDREN = 48;
    private static final long RELEASE = 64;
    static final long PRIVATE_DATA = 72;
    static final CTree.Shape SHAPE = new CTree.Shape(BYTES, CHILD_COUNT, CHILDREN, RELEASE);

    private static final long ALIGNMENT = 64;

    private final CTree tree;
    private final Iterator<ArrowBatchBuilder.Node> nodes;
    private final Iterator<List<MemorySegment>> buffers;

    private CArray(CTree tree, ArrowBatchBuilder batch) {
        this.tree = tree;
        this.nodes = batch.nodes().iterator();
        this.buffers = batch.buffers().iterator();
    }

    /** Fills a structure with a batch, as a struct of its columns. The values are copied into native memory. */
    static void export(List<ArrowField> columns, ArrowBatchBuilder batch, MemorySegment target) {
        CTree tree = CTree.create();
        try {
            CArray array = new CArray(tree, batch);
            MemorySegment noValidity = tree.arena().allocate(ValueLayout.ADDRESS);
            array.fill(new ArrowBatchBuilder.Node(batch.rows(), 0), noValidity, 1, columns, target);
        } catch (RuntimeException | Error e) {
            tree.discard();
            throw e;
        }
    }

    private void column(ArrowField field, MemorySegment target) {
        ArrowBatchBuilder.Node node = nodes.next();
        int count = switch (field.type()) {
            case STRUCT -> 1;
            case UTF8 -> 3;
            default -> 2;
        };
        MemorySegment pointers = tree.arena().allocate(ValueLayout.ADDRESS, count);
        for (int i = 0; i < count; i++) {
            List<MemorySegment> parts = buffers.next();
            // Without NULLs there is no validity; other buffers have an address even where they are empty.
            pointers.setAtIndex(ValueLayout.ADDRESS, i,
                    i == 0 && parts.isEmpty() ? MemorySegment.NULL : copy(parts));
        }
        fill(node, pointers, count, field.children(), target);
    }

    private MemorySegment copy(List<MemorySegment> parts) {
        long bytes = parts.stream().mapToLong(MemorySegment::byteSize).sum();
        MemorySegment memory = tree.arena().allocate(Math.max(1, bytes), ALIGNMENT);
        long at = 0;
        for (MemorySegment part : parts) {
            MemorySegment.copy(part, 0, memory, at, part.byteSize());
            at += part.byteSize();
        }
        return memory;
    }

    private void fill(ArrowBatchBuilder.Node node, MemorySegment pointers, int bufferCount, List<ArrowField> parts,
            MemorySegment target) {
        MemorySegment children = tree.arena().allocate(ValueLayout.ADDRESS, Math.max(1, parts.size()));
        for (int i = 0; i < parts.size(); i++) {
            MemorySegment child = tree.arena().allocate(BYTES, Long.BYTES);
            column(parts.get(i), child);
            children.setAtIndex(ValueLayout.ADDRESS, i, child);
        }
        target.fill((byte) 0);
        target.set(ValueLayout.JAVA_LONG, LENGTH, node.length());
        target.set(ValueLayout.JAVA_LONG, NULL_COUNT, node.nullCount());
        target.set(ValueLayout.JAVA_LONG, BUFFER_COUNT, bufferCount);
        target.set(ValueLayout.JAVA_LONG, CHILD_COUNT, parts.size());
        target.set(ValueLayout.ADDRESS, BUFFERS, pointers);
        target.set(ValueLayout.ADDRESS, CHILDREN, children);
        target.set(ValueLayout.ADDRESS, RELEASE, CCallbacks.RELEASE_ARRAY);
        target.set(ValueLayout.ADDRESS, PRIVATE_DATA, tree.add());
    }
}
