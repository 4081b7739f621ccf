package dev.onset.archive.arrow;

import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The columns of one record batch, added in the order of the schema. Arrays are not copied: they must stay as they are until
 * the batch is written.
 */
public final class ArrowBatchBuilder {

    /** The length of a column or a part of one, and how many of its values are null. */
    record Node(long length, long nullCount) {}

    private final int rows;
    private final List<Node> nodes = new ArrayList<>();
    /** Each buffer in parts that are written behind each other. */
    private final List<List<MemorySegment>> buffers = new ArrayList<>();

    public ArrowBatchBuilder(int rows) {
        this.rows = rows;
    }

    public int rows() {
        return rows;
    }

    List<Node> nodes() {
        return nodes;
    }

    List<List<MemorySegment>> buffers() {
        return buffers;
    }

    public ArrowBatchBuilder int32(int[] values) {
        node(values.length, 0);
        buffers.add(List.of(MemorySegment.ofArray(values)));
        return this;
    }

    /** Negative values stand for null. */
    public ArrowBatchBuilder int32OrNull(int[] values) {
        var validity = new ValidityBuilder(values.length);
        for (int i = 0; i < values.length; i++) {
            if (values[i] < 0) {
                validity.setNull(i);
            }
        }
        node(validity);
        buffers.add(List.of(MemorySegment.ofArray(values)));
        return this;
    }

    public ArrowBatchBuilder int32(int[] values, BitSet nulls) {
        node(values.length, nulls);
        buffers.add(List.of(MemorySegment.ofArray(values)));
        return this;
    }

    /** Also for times and timestamps. */
    public ArrowBatchBuilder int64(long[] values, BitSet nulls) {
        node(values.length, nulls);
        buffers.add(List.of(MemorySegment.ofArray(values)));
        return this;
    }

    public ArrowBatchBuilder float64(double[] values, BitSet nulls) {
        node(values.length, nulls);
        buffers.add(List.of(MemorySegment.ofArray(values)));
        return this;
    }

    /** Whole numbers of 16 bytes: for each value its lower eight, then its upper eight. */
    public ArrowBatchBuilder decimal128(long[] halves, BitSet nulls) {
        node(halves.length / 2, nulls);
        buffers.add(List.of(MemorySegment.ofArray(halves)));
        return this;
    }

    public ArrowBatchBuilder int64(long[] values) {
        node(values.length, 0);
        buffers.add(List.of(MemorySegment.ofArray(values)));
        return this;
    }

    public ArrowBatchBuilder float64(double[] values) {
        node(values.length, 0);
        buffers.add(List.of(MemorySegment.ofArray(values)));
        return this;
    }

    /** Bits, the first value in the lowest; Arrow packs booleans as it packs validity. */
    public ArrowBatchBuilder bool(boolean[] values) {
        return bool(values, new BitSet());
    }

    public ArrowBatchBuilder bool(boolean[] values, BitSet nulls) {
        var bits = new ValidityBuilder(values.length);
        for (int i = 0; i < values.length; i++) {
            if (!values[i]) {
                bits.setNull(i);
            }
        }
        node(values.length, nulls);
        buffers.add(List.of(MemorySegment.ofArray(bits.bits())));
        return this;
    }

    /** Times; {@code nullValue} stands for null, and is what lies below it in the file too. */
    public ArrowBatchBuilder timestampOrNull(long[] values, long nullValue) {
        timestamps(values.length, List.of(values), nullValue);
        return this;
    }

    public ArrowBatchBuilder utf8(Collection<? extends @Nullable String> values) {
        var validity = new ValidityBuilder(values.size());
        int[] offsets = new int[values.size() + 1];
        var bytes = new ArrayList<MemorySegment>();
        int row = 0;
        for (String value : values) {
            int length = 0;
            if (value == null) {
                validity.setNull(row);
            } else if (!value.isEmpty()) {
                byte[] encoded = value.getBytes(StandardCharsets.UTF_8);
                bytes.add(MemorySegment.ofArray(encoded));
                length = encoded.length;
            }
            offsets[row + 1] = Math.addExact(offsets[row], length);
            row++;
        }
        node(validity);
        buffers.add(List.of(MemorySegment.ofArray(offsets)));
        buffers.add(bytes);
        return this;
    }

    /** Lists of values of so many bytes each, without nulls. */
    public ArrowBatchBuilder lists(List<MemorySegment> lists, int width) {
        list(lists.stream().mapToInt(list -> Math.toIntExact(list.byteSize() / width)).toArray());
        node(lists.stream().mapToLong(list -> list.byteSize() / width).sum(), 0);
        buffers.add(lists);
        return this;
    }

    public ArrowBatchBuilder textMaps(List<? extends Map<String, @Nullable String>> maps) {
        list(maps.stream().mapToInt(Map::size).toArray());
        var keys = new ArrayList<String>();
        var values = new ArrayList<@Nullable String>();
        maps.forEach(map -> map.forEach((key, value) -> {
            keys.add(key);
            values.add(value);
        }));
        node(keys.size(), 0);
        return utf8(keys).utf8(values);
    }

    private void timestamps(int count, List<long[]> lists, long nullValue) {
        var validity = new ValidityBuilder(count);
        int i = 0;
        for (long[] list : lists) {
            for (long value : list) {
                if (value == nullValue) {
                    validity.setNull(i);
                }
                i++;
            }
        }
        node(validity);
        buffers.add(lists.stream().map(MemorySegment::ofArray).toList());
    }

    /** The list level of a column: its offsets; its items come next. */
    private void list(int[] lengths) {
        list(lengths, new BitSet());
    }

    /** A list's or a map's own level: its items, or the entries, are added next. */
    public ArrowBatchBuilder list(int[] lengths, BitSet nulls) {
        int[] offsets = new int[lengths.length + 1];
        for (int i = 0; i < lengths.length; i++) {
            offsets[i + 1] = Math.addExact(offsets[i], lengths[i]);
        }
        node(lengths.length, nulls);
        buffers.add(List.of(MemorySegment.ofArray(offsets)));
        return this;
    }

    /** A struct's own level: its fields are added next. */
    public ArrowBatchBuilder struct(int count) {
        node(count, 0);
        return this;
    }

    private void node(int length, BitSet nulls) {
        var validity = new ValidityBuilder(length);
        nulls.stream().forEach(validity::setNull);
        node(validity);
    }

    private void node(ValidityBuilder validity) {
        nodes.add(new Node(validity.length(), validity.nullCount()));
        buffers.add(validity.nullCount() == 0 ? List.of() : List.of(MemorySegment.ofArray(validity.bits())));
    }

    private void node(long length, long nullCount) {
        nodes.add(new Node(length, nullCount));
        buffers.add(List.of());
    }
}
