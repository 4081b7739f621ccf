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

    /** The row at a position from 0. */
    int row(int position) {
        return rows[start + position];
    }
}
