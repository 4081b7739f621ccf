package dev.onset.exec.expression;

/** The 32 bits of an INTEGER, which lies in 64 bits like all whole numbers. */
final class IntegerRange {

    private IntegerRange() {}

    /** Whether some value does not fit 32 bits. */
    static boolean leaves(long[] values, int size) {
        long lost = 0;
        for (int i = 0; i < size; i++) {
            lost |= values[i] ^ (int) values[i];
        }
        return lost != 0;
    }
}
