package dev.onset.exec.expression;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

import dev.onset.exec.column.BooleanColumn;
import dev.onset.exec.column.Column;
import dev.onset.exec.column.ConstantColumn;
import dev.onset.exec.column.DictionaryColumn;
import dev.onset.exec.column.DoubleColumn;
import dev.onset.exec.column.LongColumn;
import dev.onset.exec.column.ObjectColumn;
import dev.onset.exec.column.TextColumn;
import dev.onset.exec.column.Validity;

/** The NULLs of an operator's arguments, as bitmaps. Keeps its arrays. */
final class Nulls {

    private long[] combined = {};

    /** Which rows have a value in all columns, as a bitmap that must not be changed; null: all rows. */
    long @Nullable [] intersect(Column[] columns, int size) {
        long @Nullable [] result = null;
        boolean owned = false;
        for (Column column : columns) {
            long @Nullable [] validity = validity(column, size);
            if (validity == null) {
                continue;
            }
            if (result == null) {
                result = validity;
                continue;
            }
            int words = Validity.words(size);
            if (!owned) {
                combined = combined.length >= words ? combined : new long[words];
                System.arraycopy(result, 0, combined, 0, words);
                result = combined;
                owned = true;
            }
            for (int word = 0; word < words; word++) {
                result[word] &= validity[word];
            }
        }
        return result;
    }

    /** Which rows have a value, as a bitmap that must not be changed; null: all rows. */
    long @Nullable [] validity(Column column, int size) {
        return switch (column) {
            case LongColumn c -> c.validity();
            case DoubleColumn c -> c.validity();
            case BooleanColumn c -> c.validity();
            case TextColumn c -> c.validity();
            case ObjectColumn c -> c.validity();
            case ConstantColumn c -> c.value() == null ? Validity.noneValid(size) : null;
            case DictionaryColumn c -> validity(c.codes(), size);
        };
    }

    private long @Nullable [] validity(int[] codes, int size) {
        int signs = 0;
        for (int i = 0; i < size; i++) {
            signs |= codes[i];
        }
        if (signs >= 0) {
            return null;
        }
        // a fresh array: the bitmap of another dictionary column may still be in use
        long[] valid = new long[Validity.words(size)];
        for (int i = 0; i < size; i++) {
            valid[i >>> 6] |= (long) (codes[i] >>> 31 ^ 1) << i;
        }
        return valid;
    }

    /** A copy that can be changed, of at least {@code size} rows; all rows are valid where there is no bitmap. */
    static long[] copy(long @Nullable [] validity, int size) {
        if (validity != null) {
            return Arrays.copyOf(validity, Validity.words(size));
        }
        long[] all = new long[Validity.words(size)];
        Validity.setFirstValid(all, size);
        return all;
    }

    static boolean isValid(long @Nullable [] validity, int row) {
        return validity == null || Validity.isValid(validity, row);
    }
}
