package dev.onset.exec.aggregate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import dev.onset.exec.column.Batch;
import dev.onset.exec.column.Column;
import dev.onset.plan.DataType;

/**
 * Numbers the distinct keys of rows from 0 as they come: a hash table with open addressing over 64-bit words.
 *
 * <p>A key has one word for each of its columns and one with a bit for each NULL. NULL equals NULL, NaN equals NaN, −0
 * equals 0. Texts are words by their number. A single text needs no hashing: its number is its group. Keys often stay the same
 * for many rows, or come again in the order they came in at first, as steps do run after run: the group of the row before, and the
 * one behind it, are tried before the hash.
 */
public final class GroupTable {

    private static final int FIRST_SLOTS = 64;
    /** With more combinations of constant keys, small numbers are not remembered any more. */
    private static final int MOST_REMEMBERED = 64;
    /** A text's entry in a map, and a short text. */
    private static final int BYTES_A_TEXT = 100;

    private final List<DataType> types;
    private final SlotColumn[] keys;
    private final int stride;
    private final boolean singleText;
    private int size;
    private int lastGroup;
    private long[] words = {};
    private int[] slots = new int[FIRST_SLOTS];
    private boolean[] changed = {};
    /** The keys of the rows being assigned. */
    private final KeyWords keyWords;
    private final long[][] rowWords;
    private long[] nulls = {};
    private final List<SmallNumbers> smallNumbers = new ArrayList<>();

    public GroupTable(List<DataType> types) {
        this.types = types;
        this.stride = types.size() + 1;
        this.keys = types.stream().map(SlotColumn::new).toArray(SlotColumn[]::new);
        this.keyWords = new KeyWords(types);
        this.rowWords = new long[types.size()][];
        this.singleText = types.size() == 1 && KeyWords.isText(types.getFirst());
    }

    /** How many distinct keys came so far. */
    public int size() {
        return size;
    }

    /** About how much memory it takes. */
    public long bytes() {
        long bytes = (long) Long.BYTES * words.length + (long) Integer.BYTES * slots.length;
        for (SmallNumbers remembered : smallNumbers) {
            bytes += remembered.bytes();
        }
        for (int key = 0; key < keys.length; key++) {
            bytes += keys[key].bytes() + (KeyWords.isText(types.get(key)) ? (long) size * BYTES_A_TEXT : 0);
        }
        return bytes;
    }

    /** The values of one key column, one a group. */
    SlotColumn key(int index) {
        return keys[index];
    }

    /**
     * Writes the group of each of the rows {@code [from, to)}.
     *
     * @return at how many rows the group is another one than at the row before
     */
    public int assign(Batch batch, int[] keyColumns, int from, int to, int[] groups) {
        if (singleText) {
            int changes = 0;
            if (keyWords.numbers(0, batch.column(keyColumns[0]), from, to, groups)) {
                if (from < to && groups[from] == size) {
                    addKeys(batch, keyColumns, from);
                }
                return 0;
            }
            for (int row = from; row < to; row++) {
                if (groups[row] == size) {
                    addKeys(batch, keyColumns, row);
                }
                changes += row > from && groups[row] != groups[row - 1] ? 1 : 0;
            }
            return changes;
        }
        keyWords.read(batch, keyColumns, from, to);
        nulls = keyWords.nulls();
        for (int key = 0; key < keyColumns.length; key++) {
            rowWords[key] = keyWords.of(key);
        }
        SmallNumbers remembered = remembered(from, to);
        if (remembered != null) {
            return assignNumbers(batch, keyColumns, from, to, groups, remembered);
        }
        return keyColumns.length != 1 || keyWords.anyNull()
                ? assignAny(batch, keyColumns, from, to, groups)
                : assignSingle(batch, keyColumns, from, to, groups);
    }

    /** Where one key alone varies, and is a whole number, what is known of its groups; else null. */
    private @Nullable SmallNumbers remembered(int from, int to) {
        int varying = keyWords.onlyVarying();
        if (varying < 0 || keyWords.anyNull() || from == to
                || types.get(varying).layout() != DataType.Layout.LONG) {
            return null;
        }
        for (SmallNumbers known : smallNumbers) {
            if (known.isOf(varying, rowWords, from)) {
                return known;
            }
        }
        if (smallNumbers.size() == MOST_REMEMBERED) {
            return null;
        }
        SmallNumbers made = new SmallNumbers(varying, Arrays.stream(rowWords).mapToLong(rows -> rows[from]).toArray());
        smallNumbers.add(made);
        return made;
    }

    private int assignNumbers(Batch batch, int[] keyColumns, int from, int to, int[] groups, SmallNumbers remembered) {
        long[] rows = rowWords[keyWords.onlyVarying()];
        int[] known = remembered.groups();
        int changes = 0;
        int last = -1;
        for (int row = from; row < to; row++) {
            long index = SmallNumbers.index(rows[row]);
            int group = index >= 0 && index < known.length ? known[(int) index] - 1 : -1;
            if (group < 0) {
                group = find(batch, keyColumns, row);
                remembered.remember(index, group, size);
                known = remembered.groups();
            }
            changes += group == last ? 0 : 1;
            last = group;
            groups[row] = group;
        }
        return changes - 1;
    }

    private int assignSingle(Batch batch, int[] keyColumns, int from, int to, int[] groups) {
        if (from == to) {
            return 0;
        }
        long[] rows = rowWords[0];
        int group = isKey(lastGroup, from) ? lastGroup : next(batch, keyColumns, lastGroup, from);
        groups[from] = group;
        long known = rows[from];
        int changes = 0;
        for (int row = from + 1; row < to; row++) {
            long word = rows[row];
            if (word != known) {
                known = word;
                int follower = group + 1 < size ? group + 1 : 0;
                group = words[2 * follower] == word && words[2 * follower + 1] == 0
                        ? follower
                        : find(batch, keyColumns, row);
                changes++;
            }
            groups[row] = group;
        }
        lastGroup = group;
        return changes;
    }

    private int assignAny(Batch batch, int[] keyColumns, int from, int to, int[] groups) {
        if (from == to) {
            return 0;
        }
        if (changed.length < to) {
            changed = new boolean[to];
        }
        Arrays.fill(changed, from, to, false);
        for (int key = 0; key < rowWords.length; key++) {
            long[] rows = rowWords[key];
            for (int row = from + 1; !keyWords.isConstant(key) && row < to; row++) {
                changed[row] |= rows[row] != rows[row - 1];
            }
        }
        for (int row = from + 1; keyWords.anyNull() && row < to; row++) {
            changed[row] |= nulls[row] != nulls[row - 1];
        }
        int group = isKey(lastGroup, from) ? lastGroup : next(batch, keyColumns, lastGroup, from);
        groups[from] = group;
        int changes = 0;
        for (int row = from + 1; row < to; row++) {
            if (changed[row]) {
                group = next(batch, keyColumns, group, row);
                changes++;
            }
            groups[row] = group;
        }
        lastGroup = group;
        return changes;
    }

    /** The group of a row that is not in the group of the row before: the one behind it, mostly. */
    private int next(Batch batch, int[] keyColumns, int group, int row) {
        int follower = group + 1 < size ? group + 1 : 0;
        return isKey(follower, row) ? follower : find(batch, keyColumns, row);
    }

    /** Whether the group, if there is one, has the key of a row. */
    private boolean isKey(int group, int row) {
        if (group >= size) {
            return false;
        }
        int known = group * stride;
        for (int key = 0; key < rowWords.length; key++) {
            if (words[known + key] != rowWords[key][row]) {
                return false;
            }
        }
        return words[known + stride - 1] == nulls[row];
    }

    private int find(Batch batch, int[] keyColumns, int row) {
        int mask = slots.length - 1;
        int slot = hash(row) & mask;
        while (slots[slot] != 0) {
            int group = slots[slot] - 1;
            if (isKey(group, row)) {
                return group;
            }
            slot = slot + 1 & mask;
        }
        int group = size;
        int at = group * stride;
        if (words.length < at + stride) {
            words = Arrays.copyOf(words, Capacity.of(at + stride, words.length));
        }
        for (int key = 0; key < rowWords.length; key++) {
            words[at + key] = rowWords[key][row];
        }
        words[at + stride - 1] = nulls[row];
        slots[slot] = group + 1;
        addKeys(batch, keyColumns, row);
        if (size * 2 > slots.length) {
            rehash();
        }
        return group;
    }

    private int hash(int row) {
        long hash = 0;
        for (long[] rows : rowWords) {
            hash = mix(hash, rows[row]);
        }
        return (int) mix(hash, nulls[row]);
    }

    private static long mix(long hash, long word) {
        long mixed = (hash ^ word) * 0x9E3779B97F4A7C15L;
        return mixed ^ mixed >>> 32;
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
            hash = mix(hash, source[at + i]);
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
            for (SlotColumn key : keys) {
                key.clear();
            }
            keyWords.clear();
            smallNumbers.forEach(SmallNumbers::clear);
            size = 0;
            lastGroup = 0;
        }
    }
}
