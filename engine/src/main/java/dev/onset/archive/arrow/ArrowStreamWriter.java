package dev.onset.archive.arrow;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;

/** Writes an Arrow IPC stream: schema, record batches, end. The stream written to stays open. */
public final class ArrowStreamWriter {

    private static final int CHUNK_BYTES = 1 << 16;

    private final OutputStream out;
    private final MessageWriter messages;

    public ArrowStreamWriter(OutputStream out, List<ArrowField> schema) throws IOException {
        this.out = out;
        this.messages = new MessageWriter(new Output(out), Compression.NONE);
        messages.schema(schema);
    }

    public void batch(ArrowBatchBuilder batch) throws IOException {
        messages.batch(batch);
    }

    public void finish() throws IOException {
        messages.end();
        out.flush();
    }

    private static final class Output implements MessageOutput {

        private final OutputStream out;
        private final byte[] chunk = new byte[CHUNK_BYTES];
        private long position;

        Output(OutputStream out) {
            this.out = out;
        }

        @Override
        public long position() {
            return position;
        }

        @Override
        public void putInt(int value) throws IOException {
            putBytes(ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN).putInt(0, value));
        }

        @Override
        public void putBytes(ByteBuffer bytes) throws IOException {
            putSegment(MemorySegment.ofBuffer(bytes));
            bytes.position(bytes.limit());
        }

        @Override
        public void putSegment(MemorySegment segment) throws IOException {
            for (long at = 0; at < segment.byteSize();) {
                int count = (int) Math.min(segment.byteSize() - at, chunk.length);
                MemorySegment.ofArray(chunk).asSlice(0, count).copyFrom(segment.asSlice(at, count));
                put(count);
                at += count;
            }
        }

        @Override
        public void putZeros(long count) throws IOException {
            int few = Math.toIntExact(count);
            Arrays.fill(chunk, 0, few, (byte) 0);
            put(few);
        }

        private void put(int count) throws IOException {
            out.write(chunk, 0, count);
            position += count;
        }
    }
}
