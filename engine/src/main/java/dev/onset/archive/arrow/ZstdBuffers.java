package dev.onset.archive.arrow;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdException;

/**
 * Compressed buffers as the Arrow format lays them out ({@code BodyCompression}): the length as it was, in 8 bytes, then one
 * Zstandard frame; or −1, then the bytes as they are. An empty buffer stays empty.
 */
final class ZstdBuffers {

    private static final int LEVEL = 3;
    static final long LENGTH_BYTES = Long.BYTES;
    private static final long NOT_COMPRESSED = -1;
    /** Larger ones are left as they are: both forms lie in memory meanwhile. */
    private static final long LARGEST = 1L << 28;
    /** A frame cannot hold more than this for each of its bytes, so that a damaged length does not claim the memory. */
    private static final long MOST_PER_BYTE = 1L << 16;

    private ZstdBuffers() {}

    /** The parts to write for a buffer in parts; what is made lives as long as the arena. */
    static List<MemorySegment> compress(List<MemorySegment> parts, Arena arena) {
        long size = parts.stream().mapToLong(MemorySegment::byteSize).sum();
        if (size == 0) {
            return List.of();
        }
        MemorySegment prefix = arena.allocate(LENGTH_BYTES, LENGTH_BYTES);
        if (size <= LARGEST) {
            MemorySegment whole = arena.allocate(size, LENGTH_BYTES);
            long at = 0;
            for (MemorySegment part : parts) {
                MemorySegment.copy(part, 0, whole, at, part.byteSize());
                at += part.byteSize();
            }
            MemorySegment frame = arena.allocate(Zstd.compressBound(size), LENGTH_BYTES);
            long length = Zstd.compressDirectByteBuffer(frame.asByteBuffer(), 0, (int) frame.byteSize(),
                    whole.asByteBuffer(), 0, (int) size, LEVEL);
            if (length < size) {
                prefix.set(ValueLayout.JAVA_LONG, 0, size);
                return List.of(prefix, frame.asSlice(0, length));
            }
        }
        prefix.set(ValueLayout.JAVA_LONG, 0, NOT_COMPRESSED);
        var all = new ArrayList<MemorySegment>();
        all.add(prefix);
        all.addAll(parts);
        return all;
    }

    /** How many bytes a buffer has without compression; an IllegalArgumentException if it cannot be one. */
    static long length(MemorySegment buffer) {
        if (buffer.byteSize() == 0) {
            return 0;
        }
        if (buffer.byteSize() < LENGTH_BYTES) {
            throw new IllegalArgumentException("a compressed buffer has only " + buffer.byteSize() + " bytes");
        }
        long length = buffer.get(ValueLayout.JAVA_LONG_UNALIGNED, 0);
        long here = buffer.byteSize() - LENGTH_BYTES;
        if (length == NOT_COMPRESSED) {
            return here;
        }
        if (length > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("a compressed buffer is said to hold " + length
                    + " bytes; those of an archive hold less than 2 GB, larger ones are not compressed");
        }
        if (length < 0 || here > Integer.MAX_VALUE || length / MOST_PER_BYTE > here) {
            throw new IllegalArgumentException("a compressed buffer of " + here + " bytes is said to hold " + length);
        }
        return length;
    }

    /** Fills the target, which has {@link #length}, with the bytes of a buffer. */
    static void decompress(MemorySegment buffer, MemorySegment target) {
        if (target.byteSize() == 0) {
            return;
        }
        MemorySegment content = buffer.asSlice(LENGTH_BYTES);
        if (buffer.get(ValueLayout.JAVA_LONG_UNALIGNED, 0) == NOT_COMPRESSED) {
            target.copyFrom(content);
            return;
        }
        long length;
        try {
            length = Zstd.decompressDirectByteBuffer(target.asByteBuffer(), 0, (int) target.byteSize(),
                    content.asByteBuffer(), 0, (int) content.byteSize());
        } catch (ZstdException e) {
            throw new IllegalArgumentException("a compressed buffer cannot be decompressed: " + e.getMessage(), e);
        }
        if (length != target.byteSize()) {
            throw new IllegalArgumentException(
                    "a compressed buffer has " + length + " bytes instead of " + target.byteSize());
        }
    }
}
