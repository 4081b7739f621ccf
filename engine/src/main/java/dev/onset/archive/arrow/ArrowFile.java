package dev.onset.archive.arrow;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.apache.arrow.flatbuf.Block;
import org.apache.arrow.flatbuf.DictionaryBatch;
import org.apache.arrow.flatbuf.Endianness;
import org.apache.arrow.flatbuf.Footer;
import org.apache.arrow.flatbuf.Message;
import org.apache.arrow.flatbuf.MessageHeader;
import org.apache.arrow.flatbuf.RecordBatch;
import org.apache.arrow.flatbuf.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An Arrow IPC file in a memory map. The file is not trusted: opening it checks all that later reads rely on, so that a
 * damaged one is an error of category ARCHIVE and nothing worse. All was compared with its checksums at opening but the items
 * of lists of numbers, which {@link ArrowColumn#verify} compares.
 *
 * @param path where it lies
 * @param memory all of it, mapped
 * @param batches its record batches, each with the columns in the order that was asked for
 * @param dictionaries their values by id
 */
public record ArrowFile(Path path, MemorySegment memory, List<Batch> batches,
        Map<Long, List<String>> dictionaries) {

    /** One record batch. */
    public record Batch(int rows, List<ArrowColumn> columns) {}

    /** The values of the dictionary behind a column; empty if there is none. */
    public List<String> dictionary(long id) {
        return dictionaries.getOrDefault(id, List.of());
    }

    /** The magic, padded, at the front; footer length and magic at the end. */
    private static final int FRONT_BYTES = 8;
    private static final int END_BYTES = 10;

    /**
     * Opens a file.
     *
     * @param arena keeps it mapped
     * @param expected the columns to read, by name; others are passed over
     * @param checksums CRC-32C of each block; null: the file is trusted
     */
    public static ArrowFile open(Path path, Arena arena, List<ArrowField> expected, int @Nullable [] checksums)
            throws IOException {
        return open(path, arena, expected, expected.size(), checksums);
    }

    /**
     * Opens a file whose writer may have been an older one.
     *
     * @param required how many of the expected columns there must be; if one of those behind them is missing, none of these is read
     */
    public static ArrowFile open(Path path, Arena arena, List<ArrowField> expected, int required,
            int @Nullable [] checksums) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            MemorySegment file = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
            BlockVerifier verifier = checksums == null
                    ? BlockVerifier.trusting(path, file)
                    : BlockVerifier.of(path, file, checksums);
            return open(new Opening(path, file, verifier, arena), expected, required);
        }
    }

    /**
     * A file that is mapped already and was compared with its checksum.
     *
     * @param arena for what is decompressed of it
     */
    public static ArrowFile of(Path path, MemorySegment file, Arena arena, List<ArrowField> expected) {
        try {
            return open(new Opening(path, file, BlockVerifier.trusting(path, file), arena), expected, expected.size());
        } catch (IOException e) {
            throw DamagedFile.error(path, String.valueOf(e.getMessage()), e);
        }
    }

    private static ArrowFile open(Opening opening, List<ArrowField> expected, int required) throws IOException {
        Path path = opening.path;
        try {
            return opening.open(expected, required);
        } catch (InternalError e) {
            throw DamagedFile.error(path, "its memory cannot be read; it may have been cut off meanwhile", e);
        } catch (IllegalArgumentException e) {
            throw DamagedFile.error(path, String.valueOf(e.getMessage()), e);
        } catch (IndexOutOfBoundsException | NullPointerException | ArithmeticException e) {
            // The generated readers of the metadata follow whatever offsets they find, up to the end of its buffer.
            throw DamagedFile.error(path, "its Arrow metadata is malformed", e);
        }
    }

    private record Opening(Path path, MemorySegment file, BlockVerifier verifier, Arena arena) {

        ArrowFile open(List<ArrowField> all, int required) throws IOException {
            Footer footer = footer();
            Schema schema = footer.schema();
            require(schema != null && schema.endianness() == Endianness.Little, "it is not little-endian");
            List<ArrowField> fields = SchemaDecoder.decode(schema);
            List<String> names = fields.stream().map(ArrowField::name).toList();
            boolean older = all.stream().skip(required).anyMatch(field -> !names.contains(field.name()));
            List<ArrowField> expected = older ? all.subList(0, required) : all;
            int[] wanted = expected.stream().mapToInt(field -> indexOf(fields, field)).toArray();

            Map<Long, List<String>> dictionaries = new HashMap<>();
            for (int i = 0; i < footer.dictionariesLength(); i++) {
                readDictionary(footer.dictionaries(i), dictionaries);
            }
            var batches = new ArrayList<Batch>();
            for (int i = 0; i < footer.recordBatchesLength(); i++) {
                Block block = footer.recordBatches(i);
                RecordBatch batch = (RecordBatch) message(block, MessageHeader.RecordBatch).header(new RecordBatch());
                List<ArrowColumn> columns = columns(block, batch, fields);
                var picked = Arrays.stream(wanted).mapToObj(columns::get).toList();
                for (int c = 0; c < picked.size(); c++) {
                    checkNulls(picked.get(c), expected.get(c));
                    checkIndexes(picked.get(c), dictionaries);
                }
                batches.add(new Batch((int) batch.length(), picked));
            }
            return new ArrowFile(path, file, List.copyOf(batches), dictionaries);
        }

        private Footer footer() {
            long size = file.byteSize();
            require(size >= FRONT_BYTES + END_BYTES && isMagic(0) && isMagic(size - ArrowFileWriter.MAGIC.length),
                    "an Arrow file begins and ends with ARROW1, this one of " + size
                            + " bytes does not; it may have been cut off");
            verifier.verify(0, FRONT_BYTES);
            verifier.verify(size - END_BYTES, END_BYTES);
            int length = file.get(ValueLayout.JAVA_INT_UNALIGNED, size - END_BYTES);
            require(length > 0 && length <= size - FRONT_BYTES - END_BYTES,
                    "its footer is said to have " + length + " bytes, the file has " + size);
            return Footer.getRootAsFooter(heapCopy(size - END_BYTES - length, length));
        }

        private boolean isMagic(long offset) {
            byte[] found = file.asSlice(offset, ArrowFileWriter.MAGIC.length).toArray(ValueLayout.JAVA_BYTE);
            return Arrays.equals(found, ArrowFileWriter.MAGIC);
        }

        /** Metadata is read from the heap, where a wild offset ends in an exception. */
        private ByteBuffer heapCopy(long offset, long length) {
            verifier.verify(offset, length);
            return ByteBuffer.wrap(file.asSlice(offset, length).toArray(ValueLayout.JAVA_BYTE))
                    .order(ByteOrder.LITTLE_ENDIAN);
        }

        private int indexOf(List<ArrowField> fields, ArrowField wanted) {
            for (int i = 0; i < fields.size(); i++) {
                ArrowField field = fields.get(i);
                if (field.name().equals(wanted.name())) {
                    require(field.typeLabel().equals(wanted.typeLabel()), "its column '" + wanted.name() + "' is "
                            + field.typeLabel() + " instead of " + wanted.typeLabel());
                    return i;
                }
            }
            throw new IllegalArgumentException("it has no column '" + wanted.name() + "'; its columns are "
                    + fields.stream().map(ArrowField::name).toList());
        }

        private Message message(Block block, byte type) {
            long offset = block.offset();
            int metadata = block.metaDataLength();
            require(offset >= FRONT_BYTES && metadata > 8 && block.bodyLength() >= 0
                    && offset <= file.byteSize() - metadata
                    && block.bodyLength() <= file.byteSize() - metadata - offset,
                    "a block lies at " + offset + " with " + metadata + " + " + block.bodyLength()
                            + " bytes, outside of the file of " + file.byteSize() + " bytes");
            verifier.verify(offset, metadata);
            require(file.get(ValueLayout.JAVA_INT_UNALIGNED, offset) == MessageWriter.CONTINUATION,
                    "there is no message at " + offset);
            Message message = Message.getRootAsMessage(heapCopy(offset + 8, metadata - 8));
            require(message.headerType() == type, "the message at " + offset + " is of kind " + message.headerType()
                    + " instead of " + type);
            return message;
        }

        private List<ArrowColumn> columns(Block block, RecordBatch batch, List<ArrowField> fields)
                throws IOException {
            long body = block.offset() + block.metaDataLength();
            var source = new CompressedItems.Source(path, file, verifier, arena);
            return new BatchDecoder(batch,
                    BatchBody.of(source, batch, body, block.bodyLength(), BatchDecoder.itemBuffers(fields)))
                    .decode(fields);
        }

        private void readDictionary(Block block, Map<Long, List<String>> dictionaries) throws IOException {
            var header = (DictionaryBatch) message(block, MessageHeader.DictionaryBatch).header(new DictionaryBatch());
            require(header.isDelta() == dictionaries.containsKey(header.id()),
                    "dictionary " + header.id() + " is missing or there are two of it");
            ArrowColumn column = columns(block, header.data(), List.of(ArrowField.of("dictionary", ArrowType.UTF8)))
                    .getFirst();
            require(column.nullCount() == 0, "dictionary " + header.id() + " has nulls");
            List<String> values = dictionaries.computeIfAbsent(header.id(), id -> new ArrayList<>());
            for (int i = 0; i < column.length(); i++) {
                values.add(column.textAt(i));
            }
        }

        private static void checkNulls(ArrowColumn column, ArrowField expected) {
            require(expected.nullable() || column.nullCount() == 0,
                    "column '" + expected.name() + "' has " + column.nullCount() + " nulls, but may have none");
            for (int i = 0; i < expected.children().size(); i++) {
                checkNulls(column.child(i), expected.children().get(i));
            }
        }

        private static void checkIndexes(ArrowColumn column, Map<Long, List<String>> dictionaries) {
            ArrowField field = column.field();
            if (!field.isDictionaryEncoded()) {
                return;
            }
            int entries = dictionaries.getOrDefault(field.dictionary(), List.of()).size();
            int[] indexes = column.ints(0, column.length());
            for (int i = 0; i < indexes.length; i++) {
                if (Integer.compareUnsigned(indexes[i], entries) >= 0 && !column.isNull(i)) {
                    throw new IllegalArgumentException("column '" + field.name() + "' points to entry "
                            + indexes[i] + " of a dictionary of " + entries);
                }
            }
        }

        private static void require(boolean condition, String what) {
            if (!condition) {
                throw new IllegalArgumentException(what);
            }
        }
    }
}
