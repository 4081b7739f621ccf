package dev.onset.exec.aggregate;

/** How large the arrays of growing states are. */
final class Capacity {

    private static final int FIRST = 16;

    private Capacity() {}

    /** The length of a new array that must hold so many entries, when the old one is too short. */
    static int of(int needed, int oldLength) {
        return Math.max(needed, Math.max(FIRST, oldLength + (oldLength >> 1)));
    }
}
