package dev.onset.archive.arrow;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import com.google.flatbuffers.FlatBufferBuilder;
import org.apache.arrow.flatbuf.Block;
import org.apache.arrow.flatbuf.Footer;
import org.apache.arrow.flatbuf.MetadataVersion;

/**
 * Writes an Arrow IPC file: schema, dictionaries, record batches, footer.
 */
public final class ArrowFileWriter implements AutoCloseable {

    static final byte[] MAGIC = "ARROW1".getBytes(StandardCharsets.US_ASCII);

    private final ChecksummedFile file;
    private final List<ArrowField> schema;
    private final MessageWriter messages;
    private final List<MessageWriter.Placed> dictionaries = new ArrayList<>();
    private final List<MessageWriter.Placed> batches = new ArrayList<>();

    public ArrowFileWriter(Path path, List<ArrowField> schema) throws IOException {
        this(path, schema, Compression.NONE);
    }

    public ArrowFileWriter(Path path, List<ArrowField> schema, Compression compression) throws IOException {
        this.file = new ChecksummedFile(path);
        this.messages = new MessageWriter(file, compression);
        this.schema = List.copyOf(schema);
        file.putBytes(ByteBuffer.wrap(MAGIC));
        file.putZeros(MessageWriter.PREFIX_BYTES - MAGIC.length);
        messages.schema(schema);
    }

    /** Writes the values of a dictionary; all dictionaries come before the first batch. */
    public void dictionary(long id, List<String> values) throws IOException {
        dictionaries.add(messages.dictionary(id, values));
    }

    public void batch(ArrowBatchBuilder batch) throws IOException {
        batches.add(messages.batch(batch));
    }

    /** Writes the footer and makes sure that the file is on the disk. */
    public WrittenFile finish() throws IOException {
        messages.end();
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

    private static int blocks(FlatBufferBuilder builder, List<MessageWriter.Placed> placed) {
        for (MessageWriter.Placed block : placed.reversed()) {
            Block.createBlock(builder, block.offset(), block.metadataLength(), block.bodyLength());
        }
        return builder.endVector();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
