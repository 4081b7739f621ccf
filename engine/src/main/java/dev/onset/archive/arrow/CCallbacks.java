package dev.onset.archive.arrow;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

import org.jspecify.annotations.Nullable;

/**
 * The functions that native code calls, one of each for the life of the process: which object is meant, the structure's
 * {@code private_data} says. So a function is never freed while it runs.
 */
@SuppressWarnings("UnusedMethod") // they are looked up by name
final class CCallbacks {

    private static final Map<Long, Object> OBJECTS = new ConcurrentHashMap<>();
    private static final AtomicLong LAST = new AtomicLong();

    private static final int EIO = 5;

    static final MemorySegment GET_SCHEMA = function("getSchema", int.class, CArrayStream.BYTES, CSchema.BYTES);
    static final MemorySegment GET_NEXT = function("getNext", int.class, CArrayStream.BYTES, CArray.BYTES);
    static final MemorySegment GET_LAST_ERROR = function("getLastError", MemorySegment.class, CArrayStream.BYTES);
    static final MemorySegment RELEASE_STREAM = function("releaseStream", void.class, CArrayStream.BYTES);
    static final MemorySegment RELEASE_SCHEMA = function("releaseSchema", void.class, CSchema.BYTES);
    static final MemorySegment RELEASE_ARRAY = function("releaseArray", void.class, CArray.BYTES);

    private CCallbacks() {}

    /** What to write into {@code private_data}. */
    static MemorySegment register(Object object) {
        long id = LAST.incrementAndGet();
        OBJECTS.put(id, object);
        return MemorySegment.ofAddress(id);
    }

    /** How many objects native code has not released. */
    static int live() {
        return OBJECTS.size();
    }

    static void forget(MemorySegment id) {
        OBJECTS.remove(id.address());
    }

    private static <T> @Nullable T find(MemorySegment structure, long privateData, Class<T> type) {
        return type.cast(OBJECTS.get(structure.get(ValueLayout.ADDRESS, privateData).address()));
    }

    /** @param structures the sizes of what its parameters point to */
    @SuppressWarnings("restricted") // what the C interface is: functions and memory that native code gets
    private static MemorySegment function(String name, Class<?> result, long... structures) {
        MemoryLayout[] pointers = new MemoryLayout[structures.length];
        Class<?>[] types = new Class<?>[structures.length];
        for (int i = 0; i < structures.length; i++) {
            pointers[i] = ValueLayout.ADDRESS
                    .withTargetLayout(MemoryLayout.sequenceLayout(structures[i], ValueLayout.JAVA_BYTE));
            types[i] = MemorySegment.class;
        }
        FunctionDescriptor descriptor = result == void.class
                ? FunctionDescriptor.ofVoid(pointers)
                : FunctionDescriptor.of(result == int.class ? ValueLayout.JAVA_INT : ValueLayout.ADDRESS, pointers);
        try {
            return Linker.nativeLinker().upcallStub(MethodHandles.lookup().findStatic(CCallbacks.class, name,
                    MethodType.methodType(result, types)), descriptor, Arena.global());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    // An exception that left one of these would end the process.

    private static int getSchema(MemorySegment stream, MemorySegment schema) {
        CArrayStream object = find(stream, CArrayStream.PRIVATE_DATA, CArrayStream.class);
        return object == null ? EIO : object.call(source -> CSchema.export(source.schema(), schema));
    }

    private static int getNext(MemorySegment stream, MemorySegment array) {
        CArrayStream object = find(stream, CArrayStream.PRIVATE_DATA, CArrayStream.class);
        return object == null ? EIO : object.call(source -> {
            ArrowBatchBuilder batch = source.next();
            if (batch == null) {
                array.fill((byte) 0);
            } else {
                CArray.export(source.schema(), batch, array);
            }
        });
    }

    private static MemorySegment getLastError(MemorySegment stream) {
        CArrayStream object = find(stream, CArrayStream.PRIVATE_DATA, CArrayStream.class);
        return object == null ? MemorySegment.NULL : object.lastError();
    }

    private static void releaseStream(MemorySegment stream) {
        CArrayStream object = find(stream, CArrayStream.PRIVATE_DATA, CArrayStream.class);
        forget(stream.get(ValueLayout.ADDRESS, CArrayStream.PRIVATE_DATA));
        stream.set(ValueLayout.ADDRESS, CArrayStream.RELEASE, MemorySegment.NULL);
        if (object != null) {
            object.close();
        }
    }

    private static void releaseSchema(MemorySegment schema) {
        CTree tree = Objects.requireNonNullElse(find(schema, CSchema.PRIVATE_DATA, CTree.class), CTree.GONE);
        tree.release(schema, CSchema.SHAPE);
    }

    private static void releaseArray(MemorySegment array) {
        CTree tree = Objects.requireNonNullElse(find(array, CArray.PRIVATE_DATA, CTree.class), CTree.GONE);
        tree.release(array, CArray.SHAPE);
    }
}
