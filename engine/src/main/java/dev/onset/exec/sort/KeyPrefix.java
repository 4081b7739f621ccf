package dev.onset.exec.sort;

import dev.onset.exec.column.Column;
import dev.onset.plan.DataType.Layout;
import dev.onset.plan.SortKey;

/**
 * The first sort key of each row as a whole number in the same order, so that most comparisons are one of two longs. Rows with
 * equal prefixes need not have equal keys: a text has its first four characters there, and NULL shares a number with a value.
 */
public final class KeyPrefix {

    private static final int BITS_PER_CHARACTER = 16;
    private static final int CHARACTERS = Long.SIZE / BITS_PER_CHARACTER;

    private KeyPrefix() {}

    /** Writes the prefixes of the rows {@code rows[start … end)} of the key's column. */
    static void fill(Column column, SortKey key, int[] rows, long[] prefixes, int start, int end) {
        Layout layout = column.type().layout();
        long nulls = key.nullsFirst() ? Long.MIN_VALUE : Long.MAX_VALUE;
        for (int i = start; i < end; i++) {
            prefixes[i] = column.isNull(rows[i]) ? nulls : prefix(column, layout, key, rows[i]);
        }
    }

    private static long prefix(Column column, Layout layout, SortKey key, int row) {
        long ascending = switch (layout) {
            case LONG -> column.longAt(row);
            case DOUBLE -> of(column.doubleAt(row));
            case BOOLEAN -> column.booleanAt(row) ? 1 : 0;
            case TEXT -> of(column.textAt(row));
            case OBJECT -> 0;
        };
        return key.descending() ? ~ascending : ascending;
    }

    /** Writes the prefixes of the rows {@code [start, end)} of the key's column. */
    public static void fill(Column column, SortKey key, long[] prefixes, int start, int end) {
        Layout layout = column.type().layout();
        long nulls = key.nullsFirst() ? Long.MIN_VALUE : Long.MAX_VALUE;
        for (int row = start; row < end; row++) {
            prefixes[row] = column.isNull(row) ? nulls : prefix(column, layout, key, row);
        }
    }

    /** Whether those of these rows that have equal prefixes have equal keys. */
    static boolean isExact(Column column, int[] rows) {
        Layout layout = column.type().layout();
        if (layout == Layout.TEXT || layout == Layout.OBJECT) {
            return false;
        }
        for (int row : rows) {
            if (column.isNull(row)) {
                return false;
            }
        }
        return true;
    }

    /** In the order of SQL: −0 equals 0, NaN is largest. */
    public static long of(double value) {
        long bits = Double.doubleToLongBits(value + 0.0);
        return bits ^ (bits >> 63 & Long.MAX_VALUE);
    }

    /** The value that has a prefix; NaN for those of NULLs. */
    static double value(long prefix) {
        return Double.longBitsToDouble(prefix ^ (prefix >> 63 & Long.MAX_VALUE));
    }

    private static long of(String text) {
        long prefix = 0;
        for (int i = 0; i < CHARACTERS; i++) {
            prefix = prefix << BITS_PER_CHARACTER | (i < text.length() ? inCodePointOrder(text.charAt(i)) : 0);
        }
        return prefix ^ Long.MIN_VALUE;
    }

    /** Surrogates, which stand for the highest code points, above all other characters. */
    private static int inCodePointOrder(char c) {
        return c < Character.MIN_SURROGATE ? c : c > Character.MAX_SURROGATE ? c - 0x800 : c + 0x2000;
    }
}
