package dev.onset.exec.column;

import java.util.Arrays;

import dev.onset.error.OnsetException;
import dev.onset.plan.DataType;
import dev.onset.plan.DataType.Layout;

/** A growing flat column that rows of other columns are copied to. Not thread-safe. */
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
    private Object[] objects = {};
    private long[] validity = {};
    private boolean hasNulls;
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
        int width = layout == Layout.BOOLEAN ? 1 : Long.BYTES;
        return (long) capacity() * width + (long) validity.length * Long.BYTES + textBytes;
    }

    /** Appends the first rows of a column of the same layout. */
    public void append(Column column, int rows) {
        int start = size;
        resize(start + rows);
        switch (column) {
            case LongColumn c -> System.arraycopy(c.values(), 0, longs, start, rows);
            case DoubleColumn c -> System.arraycopy(c.values(), 0, doubles, start, rows);
            case BooleanColumn c -> System.arraycopy(c.values(), 0, booleans, start, rows);
            case TextColumn c -> {
                System.arraycopy(c.values(), 0, texts, start, rows);
                countTexts(start);
            }
            case ObjectColumn c -> System.arraycopy(c.values(), 0, objects, start, rows);
            case DictionaryColumn c -> {
                int[] codes = c.codes();
                String[] dictionary = c.dictionary();
                for (int row = 0; row < rows; row++) {
                    texts[start + row] = codes[row] < 0 ? "" : dictionary[codes[row]];
                }
            }
            case ConstantColumn c -> fill(c, start);
        }
        appendValidity(column, start, rows);
    }

    /** Appends the rows {@code selection[from … from + count)} of a column of the same layout. */
    public void append(Column column, int[] selection, int from, int count) {
        append(new Gatherer().gather(column, selection, from, count), count);
    }

    /** The rows so far, without a copy; what is appended afterwards is not seen. */
    public Column column() {
        long[] valid = validity;
        return switch (layout) {
            case LONG -> new LongColumn(type, longs, hasNulls ? valid : null);
            case DOUBLE -> new DoubleColumn(type, doubles, hasNulls ? valid : null);
            case BOOLEAN -> new BooleanColumn(type, booleans, hasNulls ? valid : null);
            case TEXT -> new TextColumn(type, texts, hasNulls ? valid : null);
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
                case TEXT -> texts = Arrays.copyOf(texts, wanted);
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
            case TEXT -> texts.length;
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

    private void appendValidity(Column column, int start, int rows) {
        if (!hasNulls) {
            int row = 0;
            while (row < rows && !column.isNull(row)) {
                row++;
            }
            if (row == rows) {
                return;
            }
            validity = new long[Validity.words(capacity())];
            Validity.setFirstValid(validity, start);
            hasNulls = true;
        }
        for (int row = 0; row < rows; row++) {
            if (column.isNull(row)) {
                Validity.setNull(validity, start + row);
            } else {
                Validity.setValid(validity, start + row);
            }
        }
    }
}
