package dev.onset.archive.arrow;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/** Writes a new file front to back, little-endian, and sums it up on the way. */
public final class ChecksummedFile implements MessageOutput, AutoCloseable {

    private static final int BUFFER_BYTES = 1 << 20;

    private final Path path;
    private final FileChannel channel;
    private final CRC32C checksum = new CRC32C();
    private final CRC32C blockChecksum = new CRC32C();
    /** Bytes of the last block that are in its checksum. */
    private int blockBytes;
    private final List<Integer> blocks = new ArrayList<>();
    /** Frees the buffer at once, not when the garbage collector comes by. */
    private final Arena arena = Arena.ofConfined();
    private final ByteBuffer buffer = arena.allocate(BUFFER_BYTES).asByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
    private long flushed;

    public ChecksummedFile(Path path) throws IOException {
        this.path = path;
        FileChanges.announce(FileChanges.Kind.CREATE, path);
        channel = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    /** How many bytes were put. */
    @Override
    public long position() {
        return flushed + buffer.position();
    }

    /** All that was put; to be called once, after {@link #sync}. */
    public WrittenFile written() {
        if (blockBytes > 0) {
            endBlock();
        }
        return new WrittenFile(flushed, (int) checksum.getValue(),
                blocks.stream().mapToInt(Integer::intValue).toArray());
    }

    @Override
    public void putInt(int value) throws IOException {
        room(Integer.BYTES);
        buffer.putInt(value);
    }

    @Override
    public void putBytes(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            room(1);
            int count = Math.min(bytes.remaining(), buffer.remaining());
            buffer.put(bytes.slice(bytes.position(), count));
            bytes.position(bytes.position() + count);
        }
    }

    /** The memory of a segment as it is; the machine must be little-endian, which opening an archive has checked. */
    @Override
    public void putSegment(MemorySegment segment) throws IOException {
        for (long at = 0; at < segment.byteSize();) {
            room(1);
            long count = Math.min(segment.byteSize() - at, buffer.remaining());
            MemorySegment.ofBuffer(buffer).copyFrom(segment.asSlice(at, count));
            buffer.position(buffer.position() + (int) count);
            at += count;
        }
    }

    @Override
    public void putZeros(long count) throws IOException {
        for (long i = 0; i < count; i++) {
            room(1);
            buffer.put((byte) 0);
        }
    }

    private void room(int bytes) throws IOException {
        if (buffer.remaining() < bytes) {
            flush();
        }
    }

    private void flush() throws IOException {
        buffer.flip();
        checksum.update(buffer.duplicate());
        sumBlocks(buffer.duplicate());
        flushed += buffer.remaining();
        FileChanges.announce(FileChanges.Kind.WRITE, path);
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
        buffer.clear();
    }

    private void sumBlocks(ByteBuffer bytes) {
        int end = bytes.limit();
        while (bytes.position() < end) {
            int count = Math.min(end - bytes.position(), BlockVerifier.BLOCK_BYTES - blockBytes);
            blockChecksum.update(bytes.limit(bytes.position() + count));
            blockBytes += count;
            if (blockBytes == BlockVerifier.BLOCK_BYTES) {
                endBlock();
            }
        }
    }

    private void endBlock() {
        blocks.add((int) blockChecksum.getValue());
        blockChecksum.reset();
        blockBytes = 0;
    }

    /** Makes sure that all bytes are on the disk. */
    public void sync() throws IOException {
        flush();
        FileChanges.announce(FileChanges.Kind.FORCE, path);
        channel.force(true);
    }

    @Override
    public void close() throws IOException {
        try (arena) {
            channel.close();
        }
    }
}
