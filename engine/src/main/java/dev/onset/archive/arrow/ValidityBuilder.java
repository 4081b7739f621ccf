package dev.onset.archive.arrow;

/** One bit a value, the first in the lowest bit: set, unless it was said to be null. */
final class ValidityBuilder {

    private final int length;
    private final byte[] bits;
    private int nullCount;

    ValidityBuilder(int length) {
        this.length = length;
        bits = new byte[(length + 7) >>> 3];
        for (int i = 0; i < length >>> 3; i++) {
            bits[i] = -1;
        }
        if ((length & 7) != 0) {
            bits[length >>> 3] = (byte) ((1 << (length & 7)) - 1);
        }
    }

    /** To be called at most once for each index. */
    void setNull(int index) {
        bits[index >>> 3] &= (byte) ~(1 << (index & 7));
        nullCount++;
    }

    int length() {
        return length;
    }

    int nullCount() {
        return nullCount;
    }

    byte[] bits() {
        return bits;
    }
}
