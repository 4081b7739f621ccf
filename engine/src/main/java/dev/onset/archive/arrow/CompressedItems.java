package dev.onset.archive.arrow;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

import dev.onset.error.OnsetException;

/**
 * The items of the lists of one batch in a compressed buffer. They are decompressed when they are first asked for, all of the
 * batch together, and stay as long as the file is open. Thread-safe.
 */
final class CompressedItems {

    /** A file whose buffers are compressed. */
    record Source(Path path, MemorySegment file, BlockVerifier verifier, Arena arena) {}

    private final Source source;
    private final long position;
    private final long bytes;
    private final long length;
    private volatile @Nullable MemorySegment memory;

    /**
     * @param position of the compressed buffer in the file
     * @param bytes of the compressed buffer
     * @param length in bytes without compression
     */
    CompressedItems(Source source, long position, long bytes, long length) {
        this.source = source;
        this.position = position;
        this.bytes = bytes;
        this.length = length;
    }

    /** What was compressed; damage and a full temporary directory are errors of category ARCHIVE that name the file. */
    MemorySegment memory() {
        MemorySegment known = memory;
        return known == null ? decompress() : known;
    }

    private synchronized MemorySegment decompress() {
        MemorySegment known = memory;
        if (known != null) {
            return known;
        }
        // Nothing unchecked reaches the decompressor.
        source.verifier.verify(position, bytes);
        try {
            MemorySegment target = TemporaryMemory.allocate(length, source.arena);
            ZstdBuffers.decompress(source.file.asSlice(position, bytes), target);
            memory = target;
            return target;
        } catch (IllegalArgumentException e) {
            throw DamagedFile.error(source.path, String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw new OnsetException(OnsetException.Category.ARCHIVE,
                    "cannot decompress " + source.path + ": " + e.getMessage(), null, e);
        }
    }
}
