package dev.onset.archive.arrow;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.BitSet;

import org.apache.arrow.flatbuf.BodyCompression;
import org.apache.arrow.flatbuf.BodyCompressionMethod;
import org.apache.arrow.flatbuf.Buffer;
import org.apache.arrow.flatbuf.CompressionType;
import org.apache.arrow.flatbuf.RecordBatch;
import org.jspecify.annotations.Nullable;

/**
 * Where the buffers of a batch lie: in the mapped file, or decompressed in memory of their own.
 *
 * @param memory that all of them lie in but the compressed items
 * @param verifier of the file that the memory is; null: what was decompressed was compared with its checksums before
 * @param positions of the buffers in the memory, in bytes
 * @param lengths of the buffers in bytes
 * @param items buffers that are decompressed when they are read; null at all others
 */
record BatchBody(MemorySegment memory, @Nullable BlockVerifier verifier, long[] positions, long[] lengths,
        @Nullable CompressedItems[] items) {

    private static final int ALIGNMENT = 64;
    /** Far more than the columns of an archive have. */
    private static final int MOST_BUFFERS = 1 << 16;

    /**
     * What is wrong is an IllegalArgumentException that says what was expected and found.
     *
     * @param start of the body in the file
     * @param later the buffers that are to be decompressed when they are read
     */
    static BatchBody of(CompressedItems.Source source, RecordBatch batch, long start, long length, BitSet later)
            throws IOException {
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
            return new BatchBody(source.file(), source.verifier(), positions, lengths, new CompressedItems[count]);
        }
        require(compression.codec() == CompressionType.ZSTD && compression.method() == BodyCompressionMethod.BUFFER,
                "a batch is compressed by " + CompressionType.name(compression.codec()) + ", archives use ZSTD alone");
        return decompressed(source, positions, lengths, later);
    }

    private static BatchBody decompressed(CompressedItems.Source source, long[] positions, long[] lengths,
            BitSet later) throws IOException {
        int count = positions.length;
        long[] targets = new long[count];
        long[] sizes = new long[count];
        CompressedItems[] items = new CompressedItems[count];
        long end = 0;
        for (int i = 0; i < count; i++) {
            // Nothing unchecked reaches the decompressor.
            source.verifier().verify(positions[i],
                    later.get(i) ? Math.min(lengths[i], ZstdBuffers.LENGTH_BYTES) : lengths[i]);
            sizes[i] = ZstdBuffers.length(source.file().asSlice(positions[i], lengths[i]));
            if (later.get(i) && sizes[i] > 0) {
                items[i] = new CompressedItems(source, positions[i], lengths[i], sizes[i]);
            } else {
                targets[i] = end;
                end = Math.addExact(end, (sizes[i] + ALIGNMENT - 1) & -ALIGNMENT);
            }
        }
        MemorySegment memory = TemporaryMemory.allocate(end, source.arena());
        for (int i = 0; i < count; i++) {
            if (items[i] == null) {
                ZstdBuffers.decompress(source.file().asSlice(positions[i], lengths[i]),
                        memory.asSlice(targets[i], sizes[i]));
            }
        }
        return new BatchBody(memory, null, targets, sizes, items);
    }

    private static void require(boolean condition, String what) {
        if (!condition) {
            throw new IllegalArgumentException(what);
        }
    }
}
