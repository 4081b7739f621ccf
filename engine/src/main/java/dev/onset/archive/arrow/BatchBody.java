package dev.onset.archive.arrow;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

import org.apache.arrow.flatbuf.BodyCompression;
import org.apache.arrow.flatbuf.BodyCompressionMethod;
import org.apache.arrow.flatbuf.Buffer;
import org.apache.arrow.flatbuf.CompressionType;
import org.apache.arrow.flatbuf.RecordBatch;
import org.jspecify.annotations.Nullable;

/**
 * Where the buffers of a batch lie: in the mapped file, or decompressed in memory of their own.
 *
 * @param memory that all of them lie in
 * @param verifier of the file that the memory is; null: what was decompressed was compared with its checksums before
 * @param positions of the buffers in the memory, in bytes
 * @param lengths of the buffers in bytes
 */
record BatchBody(MemorySegment memory, @Nullable BlockVerifier verifier, long[] positions, long[] lengths) {

    private static final int ALIGNMENT = 64;
    /** Far more than the columns of an archive have. */
    private static final int MOST_BUFFERS = 1 << 16;

    /**
     * What is wrong is an IllegalArgumentException that says what was expected and found.
     *
     * @param start of the body in the file
     * @param arena for decompressed buffers
     */
    static BatchBody of(MemorySegment file, BlockVerifier verifier, RecordBatch batch, long start, long length,
            Arena arena) throws IOException {
        int count = batch.buffersLength();
        require(count >= 0 && count <= MOST_BUFFERS, "a batch has " + count + " buffers");
        long[] positions = new long[count];
        long[] lengths = new long[count];
        for (int i = 0; i < count; i++) {
            Buffer buffer = batch.buffers(i);
            long offset = buffer.offset();
            require(offset >= 0 && buffer.length() >= 0 && offset <= length && buffer.length() <= length - offset,
                    "buffer " + i + " of a batch lies at " + offset + " with " + buffer.length()
                            + " bytes, outside of its batch of " + length + " bytes");
            positions[i] = start + offset;
            lengths[i] = buffer.length();
        }
        BodyCompression compression = batch.compression();
        if (compression == null) {
            return new BatchBody(file, verifier, positions, lengths);
        }
        require(compression.codec() == CompressionType.ZSTD && compression.method() == BodyCompressionMethod.BUFFER,
                "a batch is compressed by " + CompressionType.name(compression.codec()) + ", archives use ZSTD alone");
        // Nothing unchecked reaches the decompressor.
        verifier.verify(start, length);
        return decompressed(file, positions, lengths, arena);
    }

    private static BatchBody decompressed(MemorySegment file, long[] positions, long[] lengths, Arena arena)
            throws IOException {
        int count = positions.length;
        long[] targets = new long[count];
        long[] sizes = new long[count];
        long end = 0;
        for (int i = 0; i < count; i++) {
            targets[i] = end;
            sizes[i] = ZstdBuffers.length(file.asSlice(positions[i], lengths[i]));
            end = Math.addExact(end, (sizes[i] + ALIGNMENT - 1) & -ALIGNMENT);
        }
        MemorySegment memory = TemporaryMemory.allocate(end, arena);
        for (int i = 0; i < count; i++) {
            ZstdBuffers.decompress(file.asSlice(positions[i], lengths[i]), memory.asSlice(targets[i], sizes[i]));
        }
        return new BatchBody(memory, null, targets, sizes);
    }

    private static void require(boolean condition, String what) {
        if (!condition) {
            throw new IllegalArgumentException(what);
        }
    }
}
