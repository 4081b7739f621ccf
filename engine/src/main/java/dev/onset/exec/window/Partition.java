package dev.onset.exec.window;

/**
 * The rows of one partition, in the window's order.
 *
 * @param rows the rows are {@code rows[start … end)}; at least one
 */
record Partition(int[] rows, int start, int end) {

    int size() {
        return end - start;
    }

    /** Whether the rows lie behind each other in the input, as they do where it is in the window's order. */
    boolean isContiguous() {
        int distance = 0;
        for (int i = start; i < end; i++) {
            distance |= rows[i] - rows[start] - (i - start);
        }
        return distance == 0;
    }

    /** The row at a position from 0. */
    int row(int position) {
        return rows[start + position];
    }
}
