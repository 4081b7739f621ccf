package dev.onset.exec.aggregate;

import java.util.Arrays;
import java.util.List;

import dev.onset.exec.column.Batch;
import dev.onset.exec.column.Column;
import dev.onset.exec.column.ConstantColumn;
import dev.onset.exec.column.DictionaryColumn;
import dev.onset.exec.column.DoubleColumn;
import dev.onset.exec.column.LongColumn;
import dev.onset.plan.DataType;

/**
 * The keys of the rows of a batch as 64-bit words, one for each key column: equal keys have equal words. −0 is 0, all NaN are one;
 * texts are words by their number; what is NULL is said apart, by a bit for each column.
 */
final class KeyWords {

    private final List<DataType> types;
    private final TextKeys[] texts;
    /** By key column; a column's own array where that serves. */
    private final long[][] words;
    private final long[][] encoded;
    private final boolean[] constant;
    private long[] nulls = {};
    private boolean anyNull;
    private int[] numbers = {};

    KeyWords(List<DataType> types) {
        this.types = types;
        this.texts = types.stream().map(type -> new TextKeys()).toArray(TextKeys[]::new);
        this.words = new long[types.size()][];
        this.encoded = new long[types.size()][0];
        this.constant = new boolean[types.size()];
    }

    static boolean isText(DataType type) {
        return type.layout() == DataType.Layout.TEXT || type.layout() == DataType.Layout.OBJECT;
    }

    /** The words of a key column, by row. */
    long[] of(int key) {
        return words[key];
    }

    /** For each row the bits of the key columns that are NULL in it. */
    long[] nulls() {
        return nulls;
    }

    /** Whether one of the rows has a NULL. */
    boolean anyNull() {
        return anyNull;
    }

    /** Whether a key column is known to be the same in all rows. */
    boolean isConstant(int key) {
        return constant[key];
    }

    /** The one key column that is not known to be the same in all rows; −1: there is none, or there are several. */
    int onlyVarying() {
        int varying = -1;
        for (int key = 0; key < constant.length; key++) {
            if (!constant[key]) {
                if (varying >= 0) {
                    return -1;
                }
                varying = key;
            }
        }
        return varying;
    }

    /** Numbers the texts of a key column; says whether they are known to be all the same. */
    boolean numbers(int key, Column column, int from, int to, int[] result) {
        return texts[key].read(column, from, to, result);
    }

    /** Reads the keys of the rows {@code [from, to)}. */
    void read(Batch batch, int[] keyColumns, int from, int to) {
        if (anyNull) {
            Arrays.fill(nulls, 0);
            anyNull = false;
        }
        if (nulls.length < to) {
            nulls = new long[to];
        }
        for (int key = 0; key < keyColumns.length; key++) {
            Column column = batch.column(keyColumns[key]);
            constant[key] = column instanceof ConstantColumn
                    || (column instanceof DictionaryColumn coded && coded.constant());
            words[key] = encode(key, column, from, to);
        }
    }

    private long[] encode(int key, Column column, int from, int to) {
        if (column instanceof LongColumn flat && flat.validity() == null) {
            return flat.values();
        }
        if (encoded[key].length < to) {
            encoded[key] = new long[to];
        }
        long[] rows = encoded[key];
        if (isText(types.get(key))) {
            encodeTexts(key, column, from, to, rows);
        } else if (column instanceof DoubleColumn flat && flat.validity() == null) {
            double[] values = flat.values();
            for (int row = from; row < to; row++) {
                rows[row] = word(values[row]);
            }
        } else {
            encodeAny(key, column, from, to, rows);
        }
        return rows;
    }

    private void encodeTexts(int key, Column column, int from, int to, long[] rows) {
        if (numbers.length < to) {
            numbers = new int[to];
        }
        if (texts[key].read(column, from, constant[key] ? Math.min(to, from + 1) : to, numbers)) {
            Arrays.fill(rows, from, to, from < to ? numbers[from] : 0);
            return;
        }
        for (int row = from; row < to; row++) {
            rows[row] = numbers[row];
        }
    }

    private void encodeAny(int key, Column column, int from, int to, long[] rows) {
        DataType.Layout layout = types.get(key).layout();
        for (int row = from; row < to; row++) {
            if (column.isNull(row)) {
                rows[row] = 0;
                nulls[row] |= 1L << key;
                anyNull = true;
            } else {
                rows[row] = switch (layout) {
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

    void clear() {
        for (TextKeys numbered : texts) {
            numbered.clear();
        }
    }
}
