package dev.onset.exec.join;

import java.util.Arrays;

/** Numbers distinct longs from 0 in the order in which they come. A hash table with open addressing. */
final class LongTable {

    private static final int ABSENT = -1;
    /** Slots a key that are worth not having to hash. */
    private static final int SPARSE = 8;

    private long[] keys = new long[16];
    private int[] ids = filled(16);
    private long[] keyOfId = new long[16];
    private int size;
    /** Where the keys lie close together: the number of each, from the least one on. */
    private int[] direct = {};
    private long least;

    private static int[] filled(int length) {
        int[] ids = new int[length];
        Arrays.fill(ids, ABSENT);
        return ids;
    }

    int size() {
        return size;
    }

    /** Prepares to find keys; none is added afterwards. */
    void seal() {
        long greatest = Long.MIN_VALUE;
        least = Long.MAX_VALUE;
        for (int id = 0; id < size; id++) {
            least = Math.min(least, keyOfId[id]);
            greatest = Math.max(greatest, keyOfId[id]);
        }
        long span = greatest - least;
        if (size == 0 || span < 0 || span >= SPARSE * (size + 16L) || span >= Integer.MAX_VALUE - 16) {
            return;
        }
        direct = filled((int) span + 1);
        for (int id = 0; id < size; id++) {
            direct[(int) (keyOfId[id] - least)] = id;
        }
    }

    /** Whether keys are found by their place, without hashing. */
    boolean isDirect() {
        return direct.length > 0;
    }

    /** Whether the key has this number. */
    boolean isKey(int id, long key) {
        return id < size && keyOfId[id] == key;
    }

    /** Writes the numbers of keys, −1 for those that are not there; only where {@link #isDirect}. */
    void findDirect(long[] wanted, int count, int[] found) {
        int[] ofKey = direct;
        long first = least;
        for (int i = 0; i < count; i++) {
            // a difference that overflows is outside of the array, too
            long at = wanted[i] - first;
            found[i] = at >= 0 && at < ofKey.length ? ofKey[(int) at] : ABSENT;
        }
    }

    /** The number of the key, or −1. */
    int find(long key) {
        int mask = ids.length - 1;
        for (int slot = slot(key) & mask;; slot = slot + 1 & mask) {
            int id = ids[slot];
            if (id == ABSENT || keys[slot] == key) {
                return id;
            }
        }
    }

    /** The number of the key, the next one if it is new. */
    int add(long key) {
        int mask = ids.length - 1;
        int slot = slot(key) & mask;
        while (ids[slot] != ABSENT) {
            if (keys[slot] == key) {
                return ids[slot];
            }
            slot = slot + 1 & mask;
        }
        keys[slot] = key;
        ids[slot] = size;
        if (size == keyOfId.length) {
            keyOfId = Arrays.copyOf(keyOfId, 2 * size);
        }
        keyOfId[size] = key;
        int id = size++;
        if (size * 2L > ids.length) {
            grow();
        }
        return id;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldIds = ids;
        keys = new long[oldKeys.length * 2];
        ids = filled(oldIds.length * 2);
        int mask = ids.length - 1;
        for (int i = 0; i < oldIds.length; i++) {
            if (oldIds[i] != ABSENT) {
                int slot = slot(oldKeys[i]) & mask;
                while (ids[slot] != ABSENT) {
                    slot = slot + 1 & mask;
                }
                keys[slot] = oldKeys[i];
                ids[slot] = oldIds[i];
            }
        }
    }

    /** The finalizer of MurmurHash3, which spreads every bit over all others. */
    private static int slot(long key) {
        long h = key;
        h ^= h >>> 33;
        h *= 0xff51afd7ed558ccdL;
        h ^= h >>> 33;
        h *= 0xc4ceb9fe1a85ec53L;
        h ^= h >>> 33;
        return (int) h;
    }
}
