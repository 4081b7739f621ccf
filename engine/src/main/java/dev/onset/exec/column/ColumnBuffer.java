package dev.onset.exec.column;

import java.util.Arrays;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import dev.onset.error.OnsetException;
import dev.onset.plan.DataType;
import dev.onset.plan.DataType.Layout;

/**
 * A growing column that rows of other columns are copied to: a flat one, or codes as long as all texts come from one dictionary.
 * Not thread-safe.
 */
public final class ColumnBuffer {

    private static final int INITIAL_ROWS = 64;
    /** The objects around the characters of a text. */
    private static final int TEXT_OVERHEAD = 40;

    private final DataType type;
    private final Layout layout;
    private int size;
    private long[] longs = {};
    private double[] doubles = {};
    private boolean[] booleans = {};
    private String[] texts = {};
    private int[] codes = {};
    /** While all rows so far are codes of it. */
    private String @Nullable [] dictionary;
    private Object[] objects = {};
    private long[] validity = {};
    private boolean hasNulls;
    private final Gatherer gatherer = new Gatherer();
    private long textBytes;

    public ColumnBuffer(DataType type) {
        this.type = type;
        this.layout = type.layout();
    }

    public int size() {
        return size;
    }

    /** About how much memory it takes; texts of a dictionary are those of the scan. */
    public long bytes() {
        int width = layout == Layout.BOOLEAN ? 1 : dictionary != null ? Integer.BYTES : Long.BYTES;
        return (long) capacity() * width + (long) validity.length * Long.BYTES + textBytes;
    }

    /** Forgets all rows and keeps the arrays. */
    public void clear() {
        size = 0;
        hasNulls = false;
        dictionary = null;
        textBytes = 0;
    }

    /** Appends the first rows of a column of the same layout. */
    public void append(Column column, int rows) {
        append(column, 0, rows);
    }

    /** Appends the rows {@code [from, from + rows)} of a column of the same layout. */
    public void append(Column column, int from, int rows) {
        if (column instanceof DictionaryColumn coded && appendCodes(coded, from, rows)) {
            return;
        }
        if (dictionary != null) {
            decode();
        }
        int start = size;
        resize(start + rows);
        switch (column) {
            case LongColumn c -> System.arraycopy(c.values(), from, longs, start, rows);
            case DoubleColumn c -> System.arraycopy(c.values(), from, doubles, start, rows);
            case BooleanColumn c -> System.arraycopy(c.values(), from, booleans, start, rows);
            case TextColumn c -> {
                System.arraycopy(c.values(), from, texts, start, rows);
                countTexts(start);
            }
            case ObjectColumn c -> System.arraycopy(c.values(), from, objects, start, rows);
            case DictionaryColumn c -> decode(c.codes(), from, c.dictionary(), start, rows);
            case ConstantColumn c -> fill(c, start);
        }
        appendValidity(column, start, from, rows);
    }

    @SuppressWarnings("ReferenceEquality") // columns of one scan share the array itself
    private boolean appendCodes(DictionaryColumn column, int from, int rows) {
        if (size > 0 && dictionary != column.dictionary()) {
            return false;
        }
        int start = size;
        dictionary = column.dictionary();
        resize(start + rows);
        System.arraycopy(column.codes(), from, codes, start, rows);
        return true;
    }

    /** Makes texts of the codes so far, because others come. */
    private void decode() {
        String[] coded = Objects.requireNonNull(dictionary);
        dictionary = null;
        int rows = size;
        int[] known = codes;
        codes = new int[0];
        size = 0;
        resize(rows);
        decode(known, 0, coded, 0, rows);
        appendValidity(new DictionaryColumn(type, known, coded), 0, 0, rows);
    }

    private void decode(int[] from, int fromRow, String[] words, int start, int rows) {
        for (int row = 0; row < rows; row++) {
            int code = from[fromRow + row];
            texts[start + row] = code < 0 ? "" : words[code];
        }
    }

    /** Appends the rows {@code selection[from … from + count)} of a column of the same layout. */
    public void append(Column column, int[] selection, int from, int count) {
        append(gatherer.gather(column, selection, from, count), count);
    }

    /** The rows so far, without a copy; what is appended afterwards is not seen. */
    public Column column() {
        long[] valid = validity;
        return switch (layout) {
            case LONG -> new LongColumn(type, longs, hasNulls ? valid : null);
            case DOUBLE -> new DoubleColumn(type, doubles, hasNulls ? valid : null);
            case BOOLEAN -> new BooleanColumn(type, booleans, hasNulls ? valid : null);
            case TEXT -> dictionary == null
                    ? new TextColumn(type, texts, hasNulls ? valid : null)
                    : new DictionaryColumn(type, codes, dictionary);
            case OBJECT -> new ObjectColumn(type, objects, hasNulls ? valid : null);
        };
    }

    private void countTexts(int start) {
        for (int row = start; row < size; row++) {
            String text = texts[row];
            textBytes += text == null ? 0 : TEXT_OVERHEAD + text.length();
        }
    }

    private void resize(int rows) {
        if (rows < 0) {
            throw new OnsetException(OnsetException.Category.OUT_OF_MEMORY,
                    "more than 2147483647 rows would have to be kept in memory");
        }
        int capacity = capacity();
        if (rows > capacity) {
            int wanted = Math.max(Math.max(INITIAL_ROWS, rows), capacity + (capacity >> 1));
            switch (layout) {
                case LONG -> longs = Arrays.copyOf(longs, wanted);
                case DOUBLE -> doubles = Arrays.copyOf(doubles, wanted);
                case BOOLEAN -> booleans = Arrays.copyOf(booleans, wanted);
                case TEXT -> {
                    if (dictionary == null) {
                        texts = Arrays.copyOf(texts, wanted);
                    } else {
                        codes = Arrays.copyOf(codes, wanted);
                    }
                }
                case OBJECT -> objects = Arrays.copyOf(objects, wanted);
            }
            if (hasNulls) {
                validity = Arrays.copyOf(validity, Validity.words(wanted));
            }
        }
        size = rows;
    }

    private int capacity() {
        return switch (layout) {
            case LONG -> longs.length;
            case DOUBLE -> doubles.length;
            case BOOLEAN -> booleans.length;
            case TEXT -> dictionary == null ? texts.length : codes.length;
            case OBJECT -> objects.length;
        };
    }

    private void fill(ConstantColumn constant, int start) {
        if (constant.value() == null) {
            return;
        }
        switch (layout) {
            case LONG -> Arrays.fill(longs, start, size, constant.longAt(0));
            case DOUBLE -> Arrays.fill(doubles, start, size, constant.doubleAt(0));
            case BOOLEAN -> Arrays.fill(booleans, start, size, constant.booleanAt(0));
            case TEXT -> Arrays.fill(texts, start, size, constant.textAt(0));
            case OBJECT -> Arrays.fill(objects, start, size, constant.value());
        }
    }

    private void appendValidity(Column column, int start, int from, int rows) {
        if (!hasNulls) {
            if (hasNoNulls(column)) {
                return;
            }
            int row = from;
            while (row < from + rows && !column.isNull(row)) {
                row++;
            }
            if (row == from + rows) {
                return;
            }
            validity = new long[Validity.words(capacity())];
            Validity.setFirstValid(validity, start);
            hasNulls = true;
        }
        for (int row = 0; row < rows; row++) {
            if (column.isNull(from + row)) {
                Validity.setNull(validity, start + row);
            } else {
                Validity.setValid(validity, start + row);
            }
        }
    }

    /** Whether that is known without a look at the rows. */
    private static boolean hasNoNulls(Column column) {
        return switch (column) {
            case LongColumn c -> c.validity() == null;
            case DoubleColumn c -> c.validity() == null;
            case BooleanColumn c -> c.validity() == null;
            case TextColumn c -> c.validity() == null;
            case ObjectColumn c -> c.validity() == null;
            case ConstantColumn c -> c.value() != null;
            case DictionaryColumn _ -> false;
        };
    }
}
