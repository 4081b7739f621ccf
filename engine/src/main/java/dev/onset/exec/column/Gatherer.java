package dev.onset.exec.column;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/** Picks rows of a column into a new one. Keeps its arrays: the result is valid until the next call. */
public final class Gatherer {

    private long[] longs = {};
    private double[] doubles = {};
    private boolean[] booleans = {};
    private String[] texts = {};
    private Object[] objects = {};
    private int[] codes = {};
    private int[] clamped = {};
    private long[] validity = {};

    /**
     * The rows {@code rows[from … from + count)} of the source, in that order.
     *
     * @param rows positions in the source, none negative
     */
    public Column gather(Column source, int[] rows, int from, int count) {
        return switch (source) {
            case ConstantColumn constant -> constant;
            case DictionaryColumn column when column.constant() && column.codes().length >= count -> column;
            case DictionaryColumn column -> {
                codes = codes.length >= count ? codes : new int[count];
                int[] values = column.codes();
                for (int i = 0; i < count; i++) {
                    codes[i] = values[rows[from + i]];
                }
                yield new DictionaryColumn(column.type(), codes, column.dictionary(), column.constant());
            }
            case DoubleColumn column -> {
                doubles = doubles.length >= count ? doubles : new double[count];
                double[] values = column.values();
                for (int i = 0; i < count; i++) {
                    doubles[i] = values[rows[from + i]];
                }
                yield new DoubleColumn(column.type(), doubles, gather(column.validity(), rows, from, count));
            }
            case LongColumn column -> {
                longs = longs.length >= count ? longs : new long[count];
                long[] values = column.values();
                for (int i = 0; i < count; i++) {
                    longs[i] = values[rows[from + i]];
                }
                yield new LongColumn(column.type(), longs, gather(column.validity(), rows, from, count));
            }
            case BooleanColumn column -> {
                booleans = booleans.length >= count ? booleans : new boolean[count];
                boolean[] values = column.values();
                for (int i = 0; i < count; i++) {
                    booleans[i] = values[rows[from + i]];
                }
                yield new BooleanColumn(column.type(), booleans, gather(column.validity(), rows, from, count));
            }
            case TextColumn column -> {
                texts = texts.length >= count ? texts : new String[count];
                String[] values = column.values();
                for (int i = 0; i < count; i++) {
                    texts[i] = values[rows[from + i]];
                }
                yield new TextColumn(column.type(), texts, gather(column.validity(), rows, from, count));
            }
            case ObjectColumn column -> {
                objects = objects.length >= count ? objects : new Object[count];
                Object[] values = column.values();
                for (int i = 0; i < count; i++) {
                    objects[i] = values[rows[from + i]];
                }
                yield new ObjectColumn(column.type(), objects, gather(column.validity(), rows, from, count));
            }
        };
    }

    /** The rows {@code [from, from + count)} of the source. */
    public Column slice(Column source, int from, int count) {
        if (from == 0) {
            return source;
        }
        return switch (source) {
            case ConstantColumn constant -> constant;
            case DictionaryColumn column when column.constant() -> column;
            case DictionaryColumn column -> {
                codes = codes.length >= count ? codes : new int[count];
                System.arraycopy(column.codes(), from, codes, 0, count);
                yield new DictionaryColumn(column.type(), codes, column.dictionary());
            }
            case DoubleColumn column -> {
                doubles = doubles.length >= count ? doubles : new double[count];
                System.arraycopy(column.values(), from, doubles, 0, count);
                yield new DoubleColumn(column.type(), doubles, slice(column.validity(), from, count));
            }
            case LongColumn column -> {
                longs = longs.length >= count ? longs : new long[count];
                System.arraycopy(column.values(), from, longs, 0, count);
                yield new LongColumn(column.type(), longs, slice(column.validity(), from, count));
            }
            case BooleanColumn column -> {
                booleans = booleans.length >= count ? booleans : new boolean[count];
                System.arraycopy(column.values(), from, booleans, 0, count);
                yield new BooleanColumn(column.type(), booleans, slice(column.validity(), from, count));
            }
            case TextColumn column -> {
                texts = texts.length >= count ? texts : new String[count];
                System.arraycopy(column.values(), from, texts, 0, count);
                yield new TextColumn(column.type(), texts, slice(column.validity(), from, count));
            }
            case ObjectColumn column -> {
                objects = objects.length >= count ? objects : new Object[count];
                System.arraycopy(column.values(), from, objects, 0, count);
                yield new ObjectColumn(column.type(), objects, slice(column.validity(), from, count));
            }
        };
    }

    private long @Nullable [] slice(long @Nullable [] source, int from, int count) {
        if (source == null) {
            return null;
        }
        int words = Validity.words(count);
        validity = validity.length >= words ? validity : new long[words];
        int first = from >>> 6;
        for (int word = 0; word < words; word++) {
            long low = source[first + word] >>> from;
            boolean more = (from & 63) != 0 && first + word + 1 < source.length;
            validity[word] = more ? low | source[first + word + 1] << -from : low;
        }
        return validity;
    }

    /** As {@link #gather(Column, int[], int, int)}; a negative position gives NULL. */
    public Column gatherOrNull(Column source, int[] rows, int from, int count) {
        clamped = clamped.length >= count ? clamped : new int[count];
        int present = 0;
        for (int i = 0; i < count; i++) {
            int row = rows[from + i];
            clamped[i] = Math.max(row, 0);
            present += row >= 0 ? 1 : 0;
        }
        if (present == count) {
            return gather(source, rows, from, count);
        }
        if (present == 0) {
            return new ConstantColumn(source.type(), null);
        }
        Column column = source instanceof ConstantColumn constant
                ? Flat.of(constant, count)
                : gather(source, clamped, 0, count);
        long[] valid = new long[Validity.words(count)];
        for (int i = 0; i < count; i++) {
            if (rows[from + i] >= 0 && !column.isNull(i)) {
                Validity.setValid(valid, i);
            }
        }
        return Flat.withValidity(column, valid, count);
    }

    private long @Nullable [] gather(long @Nullable [] source, int[] rows, int from, int count) {
        if (source == null) {
            return null;
        }
        int words = Validity.words(count);
        validity = validity.length >= words ? validity : new long[words];
        Arrays.fill(validity, 0, words, 0);
        for (int i = 0; i < count; i++) {
            int row = rows[from + i];
            validity[i >>> 6] |= (source[row >>> 6] >>> row & 1) << i;
        }
        return validity;
    }
}
