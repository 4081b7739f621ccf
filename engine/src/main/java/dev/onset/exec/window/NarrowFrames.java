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
        int start = firstWhole(size, offsets);
        int end = endOfWhole(start, size, offsets);
        Arrays.fill(sums, to + start, to + end, 0);
        for (int offset = offsets.lower(); offset <= offsets.upper(); offset++) {
            add(given, from + start + offset, sums, to + start, end - start);
        }
        addOneByOne(given, from, sums, to, 0, start, size, offsets);
        addOneByOne(given, from, sums, to, end, size, size, offsets);
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

    /** The rows {@code [start, end)}, whose frames are cut off. */
    private static void addOneByOne(double[] given, int from, double[] sums, int to, int start, int end, int size,
            Frames.Offsets offsets) {
        for (int row = start; row < end; row++) {
            double sum = 0;
            int last = Math.min(size, row + offsets.upper() + 1);
            for (int at = Math.max(0, row + offsets.lower()); at < last; at++) {
                sum += given[from + at];
            }
            sums[to + row] = sum;
        }
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
