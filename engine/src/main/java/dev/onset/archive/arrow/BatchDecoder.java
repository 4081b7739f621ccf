package dev.onset.archive.arrow;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

import org.apache.arrow.flatbuf.FieldNode;
import org.apache.arrow.flatbuf.RecordBatch;
import org.jspecify.annotations.Nullable;

/**
 * Finds the columns of one record batch in its body and checks all that later reads rely on: that buffers are aligned and long
 * enough, and that offsets of lists and texts never go back or out. Buffers are compared with their checksums, but for the
 * items of lists of numbers: the curves, most of the file, are compared when they are read.
 *
 * <p>What is wrong is an IllegalArgumentException that says what was expected and found.
 */
final class BatchDecoder {

    private static final int ALIGNMENT = 8;

    private final MemorySegment file;
    private final @Nullable BlockVerifier verifier;
    private final RecordBatch batch;
    private final BatchBody body;
    private int nextNode;
    private int nextBuffer;

    BatchDecoder(RecordBatch batch, BatchBody body) {
        this.file = body.memory();
        this.verifier = body.verifier();
        this.batch = batch;
        this.body = body;
    }

    /** The buffers with the items of lists of numbers: the curves, most of the file. */
    static BitSet itemBuffers(List<ArrowField> schema) {
        BitSet found = new BitSet();
        int next = 0;
        for (ArrowField field : schema) {
            next = itemBuffers(field, false, next, found);
        }
        return found;
    }

    /** Returns the number of the buffer behind those of a field. */
    private static int itemBuffers(ArrowField field, boolean isItem, int first, BitSet found) {
        int next = first + 1;
        if (field.isDictionaryEncoded()) {
            return next + 1;
        }
        switch (field.type()) {
            case UTF8 -> next += 2;
            case LIST, MAP -> next = itemBuffers(field.children().getFirst(), true, next + 1, found);
            case STRUCT -> {
                for (ArrowField child : field.children()) {
                    next = itemBuffers(child, false, next, found);
                }
            }
            case BOOLEAN -> next++;
            default -> found.set(next++, isItem);
        }
        return next;
    }

    List<ArrowColumn> decode(List<ArrowField> schema) {
        require(batch.length() >= 0 && batch.length() <= Integer.MAX_VALUE, "a batch has " + batch.length() + " rows");
        var columns = new ArrayList<ArrowColumn>();
        for (ArrowField field : schema) {
            ArrowColumn column = column(field, false);
            require(column.length() == batch.length(), "column '" + field.name() + "' has " + column.length()
                    + " values in a batch of " + batch.length() + " rows");
            columns.add(column);
        }
        return columns;
    }

    /** @param isItem whether it is what a list consists of */
    private ArrowColumn column(ArrowField field, boolean isItem) {
        require(nextNode < batch.nodesLength(), "a batch has only " + batch.nodesLength()
                + " columns and parts of columns, column '" + field.name() + "' is missing");
        FieldNode node = batch.nodes(nextNode++);
        long length = node.length();
        require(length >= 0 && length <= Integer.MAX_VALUE, "column '" + field.name() + "' has " + length + " values");
        require(node.nullCount() >= 0 && node.nullCount() <= length,
                "column '" + field.name() + "' has " + node.nullCount() + " nulls among " + length + " values");
        int rows = (int) length;
        int nulls = (int) node.nullCount();
        long validity = buffer(field, nulls == 0 ? 0 : (length + 7) >>> 3);
        if (field.isDictionaryEncoded()) {
            return new ArrowColumn(field, file, verifier, rows, nulls, validity, ArrowColumn.NONE,
                    buffer(field, 4 * length),
                    List.of());
        }
        return switch (field.type()) {
            case INT8 -> numbers(field, rows, nulls, validity, length, isItem);
            case INT16 -> numbers(field, rows, nulls, validity, 2 * length, isItem);
            case INT32, DATE, MONTHS -> numbers(field, rows, nulls, validity, 4 * length, isItem);
            case INT64, FLOAT64, TIMESTAMP, TIME, DURATION -> numbers(field, rows, nulls, validity, 8 * length, isItem);
            case DECIMAL -> numbers(field, rows, nulls, validity, 16 * length, isItem);
            case BOOLEAN -> flat(field, rows, nulls, validity, (length + 7) >>> 3);
            case UTF8 -> {
                long offsets = buffer(field, offsetBytes(length));
                long data = buffer(field, 0);
                checkOffsets(field, offsets, rows, body.lengths()[nextBuffer - 1]);
                yield new ArrowColumn(field, file, verifier, rows, nulls, validity, offsets, data, List.of());
            }
            case LIST, MAP -> {
                long offsets = buffer(field, offsetBytes(length));
                ArrowColumn items = column(field.children().getFirst(), true);
                checkOffsets(field, offsets, rows, items.length());
                yield new ArrowColumn(field, file, verifier, rows, nulls, validity, offsets, ArrowColumn.NONE,
                        List.of(items));
            }
            case STRUCT -> {
                List<ArrowColumn> children = field.children().stream().map(child -> column(child, false)).toList();
                for (ArrowColumn child : children) {
                    require(child.length() >= rows, "column '" + child.field().name() + "' has " + child.length()
                            + " values instead of " + rows);
                }
                yield new ArrowColumn(field, file, verifier, rows, nulls, validity, ArrowColumn.NONE, ArrowColumn.NONE,
                        children);
            }
        };
    }

    private ArrowColumn numbers(ArrowField field, int rows, int nulls, long validity, long bytes, boolean isItem) {
        return isItem
                ? new ArrowColumn(field, file, verifier, rows, nulls, validity, ArrowColumn.NONE, place(field, bytes),
                        List.of()).in(body.items()[nextBuffer - 1])
                : flat(field, rows, nulls, validity, bytes);
    }

    private ArrowColumn flat(ArrowField field, int rows, int nulls, long validity, long bytes) {
        return new ArrowColumn(field, file, verifier, rows, nulls, validity, ArrowColumn.NONE, buffer(field, bytes),
                List.of());
    }

    /** No offsets at all are allowed where there are no rows. */
    private static long offsetBytes(long length) {
        return length == 0 ? 0 : 4 * (length + 1);
    }

    /** The position in the body's memory of the next buffer, which must have so many bytes or more and its checksum. */
    private long buffer(ArrowField field, long bytes) {
        long position = place(field, bytes);
        if (verifier != null) {
            verifier.verify(position, body.lengths()[nextBuffer - 1]);
        }
        return position;
    }

    private long place(ArrowField field, long bytes) {
        require(nextBuffer < body.lengths().length, "a batch has only " + body.lengths().length
                + " buffers, those of column '" + field.name() + "' are missing");
        long position = body.positions()[nextBuffer];
        long length = body.lengths()[nextBuffer++];
        require(length >= bytes,
                "a buffer of column '" + field.name() + "' has " + length + " bytes instead of " + bytes);
        require(position % ALIGNMENT == 0 || length == 0,
                "a buffer of column '" + field.name() + "' is not aligned to " + ALIGNMENT + " bytes");
        return position;
    }

    private void checkOffsets(ArrowField field, long offsets, int rows, long limit) {
        if (rows == 0) {
            return;
        }
        int[] starts = file.asSlice(offsets, 4 * (rows + 1L)).toArray(ValueLayout.JAVA_INT);
        int previous = starts[0];
        boolean goesBack = previous < 0;
        for (int next : starts) {
            goesBack |= next < previous;
            previous = next;
        }
        require(!goesBack, "the offsets of column '" + field.name() + "' go back");
        require(previous <= limit,
                "the offsets of column '" + field.name() + "' end at " + previous + ", but there are " + limit
                        + " items");
    }

    private static void require(boolean condition, String what) {
        if (!condition) {
            throw new IllegalArgumentException(what);
        }
    }
}
