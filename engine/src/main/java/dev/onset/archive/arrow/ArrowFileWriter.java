package dev.onset.archive.arrow;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import com.google.flatbuffers.FlatBufferBuilder;
import org.apache.arrow.flatbuf.Block;
import org.apache.arrow.flatbuf.BodyCompression;
import org.apache.arrow.flatbuf.BodyCompressionMethod;
import org.apache.arrow.flatbuf.Buffer;
import org.apache.arrow.flatbuf.CompressionType;
import org.apache.arrow.flatbuf.DictionaryBatch;
import org.apache.arrow.flatbuf.FieldNode;
import org.apache.arrow.flatbuf.Footer;
import org.apache.arrow.flatbuf.Message;
import org.apache.arrow.flatbuf.MessageHeader;
import org.apache.arrow.flatbuf.MetadataVersion;
import org.apache.arrow.flatbuf.RecordBatch;

/**
 * Writes an Arrow IPC file: schema, dictionaries, record batches, footer. Every buffer begins at a multiple of 64 bytes in the
 * file, so that a mapped curve is aligned for any vector unit.
 */
public final class ArrowFileWriter implements AutoCloseable {

    static final byte[] MAGIC = "ARROW1".getBytes(StandardCharsets.US_ASCII);
    static final int CONTINUATION = -1;
    private static final int ALIGNMENT = 64;
    /** Continuation mark and length, before the metadata of a message. */
    private static final int PREFIX_BYTES = 8;

    private record Placed(long offset, int metadataLength, long bodyLength) {}

    private final ChecksummedFile file;
    private final List<ArrowField> schema;
    private final Compression compression;
    private final List<Placed> dictionaries = new ArrayList<>();
    private final List<Placed> batches = new ArrayList<>();

    public ArrowFileWriter(Path path, List<ArrowField> schema) throws IOException {
        this(path, schema, Compression.NONE);
    }

    public ArrowFileWriter(Path path, List<ArrowField> schema, Compression compression) throws IOException {
        this.compression = compression;
        this.file = new ChecksummedFile(path);
        this.schema = List.copyOf(schema);
        file.putBytes(ByteBuffer.wrap(MAGIC));
        file.putZeros(PREFIX_BYTES - MAGIC.length);
        var builder = new FlatBufferBuilder();
        putMessage(builder, MessageHeader.Schema, SchemaEncoder.encode(builder, schema), 0);
    }

    /** Writes the values of a dictionary; all dictionaries come before the first batch. */
    public void dictionary(long id, List<String> values) throws IOException {
        ArrowBatchBuilder column = new ArrowBatchBuilder(values.size()).utf8(values);
        var builder = new FlatBufferBuilder();
        long[] sizes = sizes(column.buffers());
        int data = recordBatch(builder, column, sizes, Compression.NONE);
        DictionaryBatch.startDictionaryBatch(builder);
        DictionaryBatch.addId(builder, id);
        DictionaryBatch.addData(builder, data);
        int header = DictionaryBatch.endDictionaryBatch(builder);
        dictionaries.add(put(builder, MessageHeader.DictionaryBatch, header, column.buffers(), bodyLength(sizes)));
    }

    public void batch(ArrowBatchBuilder batch) throws IOException {
        var builder = new FlatBufferBuilder();
        try (Arena arena = Arena.ofConfined()) {
            List<List<MemorySegment>> buffers = compression == Compression.NONE
                    ? batch.buffers()
                    : batch.buffers().stream().map(buffer -> ZstdBuffers.compress(buffer, arena)).toList();
            long[] sizes = sizes(buffers);
            batches.add(put(builder, MessageHeader.RecordBatch, recordBatch(builder, batch, sizes, compression),
                    buffers, bodyLength(sizes)));
        }
    }

    private Placed put(FlatBufferBuilder builder, byte type, int header, List<List<MemorySegment>> buffers,
            long bodyLength) throws IOException {
        long offset = file.position();
        int metadataLength = putMessage(builder, type, header, bodyLength);
        for (List<MemorySegment> buffer : buffers) {
            for (MemorySegment part : buffer) {
                file.putSegment(part);
            }
            file.putZeros(aligned(file.position()) - file.position());
        }
        return new Placed(offset, metadataLength, bodyLength);
    }

    /** Returns the length of the message without its body, the prefix and padding included. */
    private int putMessage(FlatBufferBuilder builder, byte type, int header, long bodyLength) throws IOException {
        builder.finish(Message.createMessage(builder, MetadataVersion.V5, type, header, bodyLength, 0));
        ByteBuffer metadata = builder.dataBuffer();
        long start = file.position();
        int length = (int) (aligned(start + PREFIX_BYTES + metadata.remaining()) - start);
        file.putInt(CONTINUATION);
        file.putInt(length - PREFIX_BYTES);
        file.putBytes(metadata);
        file.putZeros(start + length - file.position());
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
        return Arrays.stream(sizes).map(ArrowFileWriter::aligned).sum();
    }

    private static long aligned(long position) {
        return (position + ALIGNMENT - 1) & -ALIGNMENT;
    }

    /** Writes the footer and makes sure that the file is on the disk. */
    public WrittenFile finish() throws IOException {
        file.putInt(CONTINUATION);
        file.putInt(0);
        var builder = new FlatBufferBuilder();
        int fields = SchemaEncoder.encode(builder, schema);
        Footer.startDictionariesVector(builder, dictionaries.size());
        int dictionaryBlocks = blocks(builder, dictionaries);
        Footer.startRecordBatchesVector(builder, batches.size());
        int batchBlocks = blocks(builder, batches);
        builder.finish(Footer.createFooter(builder, MetadataVersion.V5, fields, dictionaryBlocks, batchBlocks, 0));
        ByteBuffer footer = builder.dataBuffer();
        int length = footer.remaining();
        file.putBytes(footer);
        file.putInt(length);
        file.putBytes(ByteBuffer.wrap(MAGIC));
        file.sync();
        return file.written();
    }

    private static int blocks(FlatBufferBuilder builder, List<Placed> placed) {
        for (Placed block : placed.reversed()) {
            Block.createBlock(builder, block.offset(), block.metadataLength(), block.bodyLength());
        }
        return builder.endVector();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
