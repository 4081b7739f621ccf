package dev.onset.exec.window;

import java.util.Arrays;

/**
 * Sums over frames of a few rows around each row. Every frame is added up from its first row to its last; the loops go over rows, not
 * over frames, so that the compiler makes SIMD of them.
 */
final class NarrowFrames {

    /** Rows of a frame up to which adding all of them is faster than carrying sums along. */
    static final int WIDTH = 16;

    private NarrowFrames() {}

    /** Writes the sums; that of a frame without rows is 0. */
    static void sum(double[] given, int from, double[] sums, int to, int size, Frames.Offsets offsets) {
        int lower = offsets.lower();
        int upper = offsets.upper();
        int start = firstWhole(size, offsets);
        int end = endOfWhole(start, size, offsets);
        Arrays.fill(sums, to + start, to + end, 0);
        for (int offset = lower; offset <= upper; offset++) {
            add(given, from + start + offset, sums, to + start, end - start);
        }
        for (int row = 0; row < start; row++) {
            sums[to + row] = one(given, from, Math.max(0, row + lower), Math.min(size, row + upper + 1));
        }
        for (int row = end; row < size; row++) {
            sums[to + row] = one(given, from, Math.max(0, row + lower), Math.min(size, row + upper + 1));
        }
    }

    /** Divides each sum by the number of the rows in its frame; frames without rows stay as they are. */
    static void divideBySizes(double[] sums, int to, int size, Frames.Offsets offsets) {
        int start = firstWhole(size, offsets);
        int end = endOfWhole(start, size, offsets);
        double width = offsets.upper() - offsets.lower() + 1;
        for (int row = to + start; row < to + end; row++) {
            sums[row] /= width;
        }
        divideOneByOne(sums, to, 0, start, size, offsets);
        divideOneByOne(sums, to, end, size, size, offsets);
    }

    /** The first row whose frame is not cut off by the partition's start. */
    private static int firstWhole(int size, Frames.Offsets offsets) {
        return Math.clamp(-(long) offsets.lower(), 0, size);
    }

    private static int endOfWhole(int start, int size, Frames.Offsets offsets) {
        return Math.clamp((long) size - offsets.upper(), start, size);
    }

    private static void add(double[] given, int from, double[] sums, int to, int rows) {
        for (int row = 0; row < rows; row++) {
            sums[to + row] += given[from + row];
        }
    }

    private static double one(double[] given, int from, int start, int end) {
        double sum = 0;
        for (int at = start; at < end; at++) {
            sum += given[from + at];
        }
        return sum;
    }

    private static void divideOneByOne(double[] sums, int to, int start, int end, int size, Frames.Offsets offsets) {
        for (int row = start; row < end; row++) {
            int rows = Math.min(size, row + offsets.upper() + 1) - Math.max(0, row + offsets.lower());
            if (rows > 0) {
                sums[to + row] /= rows;
            }
        }
    }
}
