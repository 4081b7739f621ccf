package dev.onset.exec.column;

/** NULLs of a flat column as a bitmap: bit {@code row & 63} of word {@code row >>> 6} is set where there is a value. */
public final class Validity {

    private Validity() {}

    public static long[] noneValid(int rows) {
        return new long[words(rows)];
    }

    public static int words(int rows) {
        return (rows + 63) >>> 6;
    }

    public static boolean isValid(long[] bits, int row) {
        return (bits[row >>> 6] >>> row & 1) != 0;
    }

    public static void setValid(long[] bits, int row) {
        bits[row >>> 6] |= 1L << row;
    }

    public static void setNull(long[] bits, int row) {
        bits[row >>> 6] &= ~(1L << row);
    }

    /** Marks the first rows as valid, the others as NULL. */
    public static void setFirstValid(long[] bits, int rows) {
        java.util.Arrays.fill(bits, 0);
        int whole = rows >>> 6;
        java.util.Arrays.fill(bits, 0, whole, -1L);
        if ((rows & 63) != 0) {
            bits[whole] = (1L << rows) - 1;
        }
    }
}
