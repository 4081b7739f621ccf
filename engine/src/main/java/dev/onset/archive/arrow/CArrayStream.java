package dev.onset.archive.arrow;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Objects;
import java.util.function.Consumer;

import dev.onset.error.OnsetException;

/**
 * {@code struct ArrowArrayStream}: record batches for native code of the same process, by Arrow's C stream interface.
 *
 * @see <a href="https://arrow.apache.org/docs/format/CStreamInterface.html">The Arrow C stream interface</a>
 */
public final class CArrayStream {

    /** How large the structure is. */
    public static final long BYTES = 40;

    private static final long GET_SCHEMA = 0;
    private static final long GET_NEXT = 8;
    private static final long GET_LAST_ERROR = 16;
    static final long RELEASE = 24;
    static final long PRIVATE_DATA = 32;

    private static final int EIO = 5;
    private static final int EINVAL = 22;
    private static final int ECANCELED = 125;

    private final ArrowBatchSource source;
    private Arena errorMemory = Arena.ofShared();
    private MemorySegment lastError = MemorySegment.NULL;

    private CArrayStream(ArrowBatchSource source) {
        this.source = source;
    }

    /**
     * Hands batches out. From then on the source belongs to whoever reads the stream, and is closed when that one calls the
     * structure's {@code release}.
     *
     * @param stream {@link #BYTES} bytes of native memory, which are the consumer's; what they hold is overwritten
     */
    public static void export(ArrowBatchSource source, MemorySegment stream) {
        if (!stream.isNative() || stream.byteSize() < BYTES) {
            throw new IllegalArgumentException(
                    "an ArrowArrayStream is " + BYTES + " bytes of native memory, not " + stream);
        }
        stream.set(ValueLayout.ADDRESS, GET_SCHEMA, CCallbacks.GET_SCHEMA);
        stream.set(ValueLayout.ADDRESS, GET_NEXT, CCallbacks.GET_NEXT);
        stream.set(ValueLayout.ADDRESS, GET_LAST_ERROR, CCallbacks.GET_LAST_ERROR);
        stream.set(ValueLayout.ADDRESS, RELEASE, CCallbacks.RELEASE_STREAM);
        stream.set(ValueLayout.ADDRESS, PRIVATE_DATA, CCallbacks.register(new CArrayStream(source)));
    }

    /** Structures of this process that their consumers have not released: for tests of leaks. */
    public static int unreleased() {
        return CCallbacks.live();
    }

    /** Returns 0, or an errno; what went wrong is {@link #lastError} then. */
    synchronized int call(Consumer<ArrowBatchSource> function) {
        try {
            function.accept(source);
            return 0;
        } catch (OnsetException e) {
            fail(e);
            return switch (e.category()) {
                case CANCELLED -> ECANCELED;
                case ARCHIVE -> EIO;
                default -> EINVAL;
            };
        } catch (Throwable e) { // nothing may pass into native code
            fail(e);
            return EIO;
        }
    }

    /** The text is valid until the next call. */
    private void fail(Throwable e) {
        errorMemory.close();
        errorMemory = Arena.ofShared();
        lastError = errorMemory
                .allocateFrom(Objects.requireNonNullElse(e.getMessage(), e.toString()).replace('\0', '?'));
    }

    synchronized MemorySegment lastError() {
        return lastError;
    }

    synchronized void close() {
        try {
            source.close();
        } catch (RuntimeException e) {
            // Nobody can be told: release has no result.
        } finally {
            errorMemory.close();
        }
    }
}
