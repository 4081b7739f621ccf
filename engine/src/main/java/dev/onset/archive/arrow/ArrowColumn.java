package dev.onset.archive.arrow;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A column of one record batch, or a part of a nested one, in mapped memory. Its buffers were checked against the file when it
 * was opened: every index from 0 to length − 1 is safe.
 */
public final class ArrowColumn {

    static final long NONE = -1;

    private final ArrowField field;
    private final MemorySegment file;
    private final @Nullable BlockVerifier verifier;
    private final int length;
    private final int nullCount;
    private final long validity;
    private final long offsets;
    private final long data;
    private final List<ArrowColumn> children;
    /** Where the values lie instead; null: in {@link #file}. */
    private final @Nullable CompressedItems compressed;

    /** Positions of buffers are bytes from the beginning of the memory, or {@link #NONE}. */
    ArrowColumn(ArrowField field, MemorySegment file, @Nullable BlockVerifier verifier, int length, int nullCount,
            long validity, long offsets, long data, List<ArrowColumn> children) {
        this(field, file, verifier, length, nullCount, validity, offsets, data, children, null);
    }

    private ArrowColumn(ArrowField field, MemorySegment file, @Nullable BlockVerifier verifier, int length,
            int nullCount, long validity, long offsets, long data, List<ArrowColumn> children,
            @Nullable CompressedItems compressed) {
        this.field = field;
        this.file = file;
        this.verifier = verifier;
        this.length = length;
        this.nullCount = nullCount;
        this.validity = validity;
        this.offsets = offsets;
        this.data = data;
        this.children = List.copyOf(children);
        this.compressed = compressed;
    }

    /** The same column, its values in memory of their own if there is one. */
    ArrowColumn in(@Nullable CompressedItems items) {
        return items == null ? this
                : new ArrowColumn(field, file, verifier, length, nullCount, validity, offsets, data, children, items);
    }

    public ArrowField field() {
        return field;
    }

    public int length() {
        return length;
    }

    public int nullCount() {
        return nullCount;
    }

    /** A part of a nested column: the items of a list, the entries of a map, the fields of a struct. */
    public ArrowColumn child(int index) {
        return children.get(index);
    }

    List<ArrowColumn> children() {
        return children;
    }

    public boolean isNull(int index) {
        return nullCount > 0
                && (file.get(ValueLayout.JAVA_BYTE, validity + (index >>> 3)) >>> (index & 7) & 1) == 0;
    }

    /** An int32, or an index into the dictionary; undefined at nulls. */
    public int intAt(int index) {
        return file().get(ValueLayout.JAVA_INT, data + 4L * index);
    }

    /** A copy of some int32 or indexes behind each other: to read them all, above all before the compiler has seen the loop. */
    public int[] ints(int start, int count) {
        return values(start, count, Integer.BYTES).toArray(ValueLayout.JAVA_INT);
    }

    /** A copy of {@link #listStart} at all indices, the length included. */
    public int[] listStarts() {
        return length == 0
                ? new int[1]
                : file.asSlice(offsets, (length + 1L) * Integer.BYTES).toArray(ValueLayout.JAVA_INT);
    }

    /** An int64 or a timestamp; undefined at nulls. */
    public long longAt(int index) {
        return file().get(ValueLayout.JAVA_LONG, data + 8L * index);
    }

    public double doubleAt(int index) {
        return file().get(ValueLayout.JAVA_DOUBLE, data + 8L * index);
    }

    public boolean booleanAt(int index) {
        return (file.get(ValueLayout.JAVA_BYTE, data + (index >>> 3)) >>> (index & 7) & 1) != 0;
    }

    /** Bytes that are not UTF-8 become U+FFFD. */
    public String textAt(int index) {
        int start = listStart(index);
        byte[] bytes = new byte[listStart(index + 1) - start];
        MemorySegment.copy(file, ValueLayout.JAVA_BYTE, data + start, bytes, 0, bytes.length);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** The first item of a list or map, counted in its child; index may be the length: then, where the last list ends. */
    public int listStart(int index) {
        return file.get(ValueLayout.JAVA_INT, offsets + 4L * index);
    }

    /** The number of items of a list or map. */
    public int listLength(int index) {
        return listStart(index + 1) - listStart(index);
    }

    /** Compares some values behind each other, each of so many bytes, with the checksums of the file. */
    public void verify(int start, int count, int width) {
        if (verifier != null) {
            verifier.verify(position(start, width), (long) count * width);
        }
    }

    /** Where a value of a fixed width of 8 bytes lies: bytes from the beginning of {@link #file}. */
    public long position(int index) {
        return data + 8L * index;
    }

    /** Where a value of so many bytes lies: bytes from the beginning of {@link #file}. */
    public long position(int index, int width) {
        return data + (long) width * index;
    }

    /** The memory of some values behind each other, each of so many bytes. */
    public MemorySegment values(int start, int count, int width) {
        return file().asSlice(data + (long) width * start, (long) width * count);
    }

    /** The memory that its values lie in: the whole file, mapped, or what was decompressed of it, at the latest now. */
    public MemorySegment file() {
        return compressed == null ? file : compressed.memory();
    }

    /** Whether {@link #file} decompresses when it is first called. */
    public boolean isDecompressedLater() {
        return compressed != null;
    }
}
