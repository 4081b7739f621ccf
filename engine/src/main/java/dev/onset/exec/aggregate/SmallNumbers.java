package dev.onset.exec.aggregate;

import java.util.Arrays;

/** Remembers the groups of keys that are small whole numbers, all other keys being constant, so that they need no hashing. */
final class SmallNumbers {

    /** Numbers are remembered up to so many, and a multiple of the groups. */
    private static final int ANYWAY = 4096;

    private final int varying;
    private final long[] constants;
    /** For each number, as {@link #index} says, its group + 1; 0: not known. */
    private int[] groups = {};

    /**
     * @param varying which of the keys varies
     * @param constants the words of all keys; that of the varying one does not count
     */
    SmallNumbers(int varying, long[] constants) {
        this.varying = varying;
        this.constants = constants.clone();
        this.constants[varying] = 0;
    }

    /** Whether it is of these constants. */
    boolean isOf(int varyingKey, long[][] words, int row) {
        if (varying != varyingKey) {
            return false;
        }
        for (int key = 0; key < words.length; key++) {
            if (key != varying && words[key][row] != constants[key]) {
                return false;
            }
        }
        return true;
    }

    /** 0, −1, 1, −2, 2 and so on as 0, 1, 2, 3, 4; negative for the largest numbers. */
    static long index(long number) {
        return number << 1 ^ number >> 63;
    }

    /** By index, the group + 1; 0 and what lies behind the end is not known. Valid until the next {@link #remember}. */
    int[] groups() {
        return groups;
    }

    /** @param size how many groups there are */
    void remember(long index, int group, int size) {
        if (index < 0 || index >= ANYWAY + 4L * size) {
            return;
        }
        if (index >= groups.length) {
            groups = Arrays.copyOf(groups, Math.max(2 * groups.length, (int) index + 64));
        }
        groups[(int) index] = group + 1;
    }

    /** Forgets all groups. */
    void clear() {
        Arrays.fill(groups, 0);
    }

    long bytes() {
        return (long) Integer.BYTES * groups.length;
    }
}
