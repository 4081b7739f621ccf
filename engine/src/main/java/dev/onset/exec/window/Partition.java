package dev.onset.exec.window;

/**
 * The rows of one partition, in the window's order.
 *
 * @param rows the rows are {@code rows[start … end)}; at least one
 * @param contiguous whether each row is known to be the one behind the row before; sorting may change that
 */
record Partition(int[] rows, int start, int end, boolean contiguous) {

    /** Of rows in any order. */
    Partition(int[] rows, int start, int end) {
        this(rows, start, end, false);
    }

    int size() {
        return end - start;
    }

    /** The row at a position from 0. */
    int row(int position) {
        return rows[start + position];
    }

    /**
     * The same, once the rows are in order.
     *
     * @param untouched whether they were in order already
     */
    Partition ordered(boolean untouched) {
        if (untouched && contiguous) {
            return this;
        }
        int first = rows[start];
        for (int i = start + 1; i < end; i++) {
            if (rows[i] - first != i - start) {
                return new Partition(rows, start, end, false);
            }
        }
        return new Partition(rows, start, end, true);
    }
}
