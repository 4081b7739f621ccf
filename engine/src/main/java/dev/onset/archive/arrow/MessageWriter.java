package dev.onset.archive.arrow;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

import com.google.flatbuffers.FlatBufferBuilder;
import org.apache.arrow.flatbuf.BodyCompression;
import org.apache.arrow.flatbuf.BodyCompressionMethod;
import org.apache.arrow.flatbuf.Buffer;
import org.apache.arrow.flatbuf.CompressionType;
import org.apache.arrow.flatbuf.DictionaryBatch;
import org.apache.arrow.flatbuf.FieldNode;
import org.apache.arrow.flatbuf.Message;
import org.apache.arrow.flatbuf.MessageHeader;
import org.apache.arrow.flatbuf.MetadataVersion;
import org.apache.arrow.flatbuf.RecordBatch;

/**
 * Writes the messages that files and streams are made of: schema, dictionaries, record batches. Every buffer begins at a
 * multiple of 64 bytes, so that a mapped curve is aligned for any vector unit.
 */
final class MessageWriter {

    static final int CONTINUATION = -1;
    private static final int ALIGNMENT = 64;
    /** Continuation mark and length, before the metadata of a message. */
    static final int PREFIX_BYTES = 8;

    /** Where a message was put. */
    record Placed(long offset, int metadataLength, long bodyLength) {}

    private final MessageOutput output;
    private final Compression compression;

    MessageWriter(MessageOutput output, Compression compression) {
        this.output = output;
        this.compression = compression;
    }

    void schema(List<ArrowField> schema) throws IOException {
        var builder = new FlatBufferBuilder();
        putMessage(builder, MessageHeader.Schema, SchemaEncoder.encode(builder, schema), 0);
    }

    Placed dictionary(long id, List<String> values) throws IOException {
        ArrowBatchBuilder column = new ArrowBatchBuilder(values.size()).utf8(values);
        var builder = new FlatBufferBuilder();
        long[] sizes = sizes(column.buffers());
        int data = recordBatch(builder, column, sizes, Compression.NONE);
        DictionaryBatch.startDictionaryBatch(builder);
        DictionaryBatch.addId(builder, id);
        DictionaryBatch.addData(builder, data);
        int header = DictionaryBatch.endDictionaryBatch(builder);
        return put(builder, MessageHeader.DictionaryBatch, header, column.buffers(), bodyLength(sizes));
    }

    Placed batch(ArrowBatchBuilder batch) throws IOException {
        var builder = new FlatBufferBuilder();
        try (Arena arena = Arena.ofConfined()) {
            List<List<MemorySegment>> buffers = compression == Compression.NONE
                    ? batch.buffers()
                    : batch.buffers().stream().map(buffer -> ZstdBuffers.compress(buffer, arena)).toList();
            long[] sizes = sizes(buffers);
            return put(builder, MessageHeader.RecordBatch, recordBatch(builder, batch, sizes, compression), buffers,
                    bodyLength(sizes));
        }
    }

    void end() throws IOException {
        output.putInt(CONTINUATION);
        output.putInt(0);
    }

    private Placed put(FlatBufferBuilder builder, byte type, int header, List<List<MemorySegment>> buffers,
            long bodyLength) throws IOException {
        long offset = output.position();
        int metadataLength = putMessage(builder, type, header, bodyLength);
        for (List<MemorySegment> buffer : buffers) {
            for (MemorySegment part : buffer) {
                output.putSegment(part);
            }
            output.putZeros(aligned(output.position()) - output.position());
        }
        return new Placed(offset, metadataLength, bodyLength);
    }

    /** Returns the length of the message without its body, the prefix and padding included. */
    private int putMessage(FlatBufferBuilder builder, byte type, int header, long bodyLength) throws IOException {
        builder.finish(Message.createMessage(builder, MetadataVersion.V5, type, header, bodyLength, 0));
        ByteBuffer metadata = builder.dataBuffer();
        long start = output.position();
        int length = (int) (aligned(start + PREFIX_BYTES + metadata.remaining()) - start);
        output.putInt(CONTINUATION);
        output.putInt(length - PREFIX_BYTES);
        output.putBytes(metadata);
        output.putZeros(start + length - output.position());
        return length;
    }

    private static int recordBatch(FlatBufferBuilder builder, ArrowBatchBuilder batch, long[] sizes,
            Compression compression) {
        RecordBatch.startNodesVector(builder, batch.nodes().size());
        for (ArrowBatchBuilder.Node node : batch.nodes().reversed()) {
            FieldNode.createFieldNode(builder, node.length(), node.nullCount());
        }
        int nodes = builder.endVector();
        long end = bodyLength(sizes);
        RecordBatch.startBuffersVector(builder, sizes.length);
        for (int i = sizes.length - 1; i >= 0; i--) {
            end -= aligned(sizes[i]);
            Buffer.createBuffer(builder, end, sizes[i]);
        }
        int buffers = builder.endVector();
        int zstd = compression == Compression.ZSTD
                ? BodyCompression.createBodyCompression(builder, CompressionType.ZSTD, BodyCompressionMethod.BUFFER)
                : 0;
        RecordBatch.startRecordBatch(builder);
        RecordBatch.addLength(builder, batch.rows());
        RecordBatch.addNodes(builder, nodes);
        RecordBatch.addBuffers(builder, buffers);
        if (zstd != 0) {
            RecordBatch.addCompression(builder, zstd);
        }
        return RecordBatch.endRecordBatch(builder);
    }

    private static long[] sizes(List<List<MemorySegment>> buffers) {
        return buffers.stream().mapToLong(parts -> parts.stream().mapToLong(MemorySegment::byteSize).sum()).toArray();
    }

    private static long bodyLength(long[] sizes) {
        return Arrays.stream(sizes).map(MessageWriter::aligned).sum();
    }

    private static long aligned(long position) {
        return (position + ALIGNMENT - 1) & -ALIGNMENT;
    }
}
