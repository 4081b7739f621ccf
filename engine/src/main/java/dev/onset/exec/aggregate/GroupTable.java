package dev.onset.exec.aggregate;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import dev.onset.exec.column.Batch;
import dev.onset.exec.column.Column;
import dev.onset.exec.column.DoubleColumn;
import dev.onset.exec.column.LongColumn;
import dev.onset.plan.DataType;

/**
 * Numbers the distinct keys of rows from 0 as they come: a hash table with open addressing over 64-bit words.
 *
 * <p>A key has one word for each of its columns and one with a bit for each NULL. NULL equals NULL, NaN equals NaN, −0
 * equals 0. Texts are words by their number. A single text needs no hashing: its number is its group. Keys often come again in
 * the order they came in at first, as steps do run after run: the group behind the last one is tried before the hash.
 */
public final class GroupTable {

    private static final int FIRST_SLOTS = 64;
    /** A text's entry in a map, and a short text. */
    private static final int BYTES_A_TEXT = 100;

    private final List<DataType> types;
    private final SlotColumn[] keys;
    private final TextKeys[] texts;
    private final int stride;
    private final boolean singleText;
    private int size;
    private int lastGroup;
    private long[] words = {};
    private int[] slots = new int[FIRST_SLOTS];
    private long[] rowWords = {};
    private int[] numbers = {};

    public GroupTable(List<DataType> types) {
        this.types = types;
        this.stride = types.size() + 1;
        this.keys = types.stream().map(SlotColumn::new).toArray(SlotColumn[]::new);
        this.texts = types.stream().map(type -> new TextKeys()).toArray(TextKeys[]::new);
        this.singleText = types.size() == 1 && isText(types.getFirst());
    }

    private static boolean isText(DataType type) {
        return type.layout() == DataType.Layout.TEXT || type.layout() == DataType.Layout.OBJECT;
    }

    /** How many distinct keys came so far. */
    public int size() {
        return size;
    }

    /** About how much memory it takes. */
    public long bytes() {
        long bytes = Long.BYTES * ((long) words.length + rowWords.length)
                + Integer.BYTES * ((long) slots.length + numbers.length);
        for (int key = 0; key < keys.length; key++) {
            bytes += keys[key].bytes() + (isText(types.get(key)) ? (long) size * BYTES_A_TEXT : 0);
        }
        return bytes;
    }

    /** The values of one key column, one a group. */
    SlotColumn key(int index) {
        return keys[index];
    }

    /** Writes the group of each of the rows {@code [from, to)}. */
    public void assign(Batch batch, int[] keyColumns, int from, int to, int[] groups) {
        if (singleText) {
            texts[0].read(batch.column(keyColumns[0]), from, to, groups);
            for (int row = from; row < to; row++) {
                if (groups[row] == size) {
                    addKeys(batch, keyColumns, row);
                }
            }
            return;
        }
        int start = keyColumns.length == 1 && batch.column(keyColumns[0]) instanceof LongColumn flat
                && flat.validity() == null ? assignExpected(flat.values(), from, to, groups) : from;
        if (start < to) {
            assignAny(batch, keyColumns, start, to, groups);
        }
    }

    /** Assigns single whole numbers as long as they come in the order known; returns the first row that does not. */
    private int assignExpected(long[] values, int from, int to, int[] groups) {
        int row = from;
        for (int group = lastGroup + 1; row < to; row++, group++) {
            if (group >= size || words[2 * group] != values[row] || words[2 * group + 1] != 0) {
                group = 0;
                if (size == 0 || words[0] != values[row] || words[1] != 0) {
                    return row;
                }
            }
            groups[row] = group;
            lastGroup = group;
        }
        return row;
    }

    private void assignAny(Batch batch, int[] keyColumns, int from, int to, int[] groups) {
        if (rowWords.length < to * stride) {
            rowWords = new long[to * stride];
            numbers = new int[to];
        }
        for (int row = from; row < to; row++) {
            rowWords[row * stride + stride - 1] = 0;
        }
        for (int key = 0; key < keyColumns.length; key++) {
            encode(key, batch.column(keyColumns[key]), from, to);
        }
        for (int row = from; row < to; row++) {
            int at = row * stride;
            if (!isKey(lastGroup, at)) {
                lastGroup = isKey(lastGroup + 1, at) ? lastGroup + 1 : find(batch, keyColumns, row);
            }
            groups[row] = lastGroup;
        }
    }

    private void encode(int key, Column column, int from, int to) {
        DataType.Layout layout = types.get(key).layout();
        if (isText(types.get(key))) {
            texts[key].read(column, from, to, numbers);
            for (int row = from; row < to; row++) {
                rowWords[row * stride + key] = numbers[row];
            }
            return;
        }
        if (column instanceof LongColumn flat && flat.validity() == null) {
            long[] values = flat.values();
            for (int row = from; row < to; row++) {
                rowWords[row * stride + key] = values[row];
            }
            return;
        }
        if (column instanceof DoubleColumn flat && flat.validity() == null) {
            double[] values = flat.values();
            for (int row = from; row < to; row++) {
                rowWords[row * stride + key] = word(values[row]);
            }
            return;
        }
        for (int row = from; row < to; row++) {
            if (column.isNull(row)) {
                rowWords[row * stride + key] = 0;
                rowWords[row * stride + stride - 1] |= 1L << key;
            } else {
                rowWords[row * stride + key] = switch (layout) {
                    case LONG -> column.longAt(row);
                    case DOUBLE -> word(column.doubleAt(row));
                    case BOOLEAN -> column.booleanAt(row) ? 1 : 0;
                    case TEXT, OBJECT -> throw new IllegalStateException("texts are encoded by number");
                };
            }
        }
    }

    private static long word(double value) {
        // adding 0 makes −0 to 0; doubleToLongBits has one form of NaN
        return Double.doubleToLongBits(value + 0.0);
    }

    /** Whether the group, if there is one, has this key. */
    private boolean isKey(int group, int at) {
        if (group >= size) {
            return false;
        }
        int known = group * stride;
        for (int i = 0; i < stride; i++) {
            if (words[known + i] != rowWords[at + i]) {
                return false;
            }
        }
        return true;
    }

    private int find(Batch batch, int[] keyColumns, int row) {
        int at = row * stride;
        int mask = slots.length - 1;
        int slot = hash(rowWords, at) & mask;
        while (slots[slot] != 0) {
            int group = slots[slot] - 1;
            if (isKey(group, at)) {
                return group;
            }
            slot = slot + 1 & mask;
        }
        int group = size;
        if (words.length < (group + 1) * stride) {
            words = Arrays.copyOf(words, Capacity.of((group + 1) * stride, words.length));
        }
        System.arraycopy(rowWords, at, words, group * stride, stride);
        slots[slot] = group + 1;
        addKeys(batch, keyColumns, row);
        if (size * 2 > slots.length) {
            rehash();
        }
        return group;
    }

    private void addKeys(Batch batch, int[] keyColumns, int row) {
        for (int key = 0; key < keys.length; key++) {
            keys[key].grow(size + 1);
            keys[key].set(size, batch.column(keyColumns[key]), row);
        }
        size++;
    }

    private void rehash() {
        slots = new int[slots.length * 2];
        int mask = slots.length - 1;
        for (int group = 0; group < size; group++) {
            int slot = hash(words, group * stride) & mask;
            while (slots[slot] != 0) {
                slot = slot + 1 & mask;
            }
            slots[slot] = group + 1;
        }
    }

    private int hash(long[] source, int at) {
        long hash = 0;
        for (int i = 0; i < stride; i++) {
            hash = (hash ^ source[at + i]) * 0x9E3779B97F4A7C15L;
            hash ^= hash >>> 32;
        }
        return (int) hash;
    }

    /** Takes over the keys of a later table; returns what each of its groups is called here. */
    int[] merge(GroupTable later) {
        int[] targets = new int[later.size];
        if (later.size > 0) {
            List<Column> columns = IntStream.range(0, keys.length)
                    .mapToObj(key -> later.keys[key].slice(0, later.size)).toList();
            int[] keyColumns = IntStream.range(0, keys.length).toArray();
            assign(new Batch(later.size, columns), keyColumns, 0, later.size, targets);
        }
        return targets;
    }

    void clear() {
        if (size > 0) {
            Arrays.fill(slots, 0);
            for (int key = 0; key < keys.length; key++) {
                keys[key].clear();
                texts[key].clear();
            }
            size = 0;
            lastGroup = 0;
        }
    }
}
