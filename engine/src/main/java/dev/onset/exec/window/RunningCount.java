package dev.onset.exec.window;

import java.util.List;

import dev.onset.exec.column.Column;

/** How many rows before each position of a partition have values in all of some columns. */
final class RunningCount {

    private int[] before = {0};

    void of(Partition partition, List<Column> columns) {
        int size = partition.size();
        if (before.length <= size) {
            before = new int[size + 1];
        }
        int count = 0;
        for (int i = 0; i < size; i++) {
            before[i] = count;
            int row = partition.row(i);
            boolean present = true;
            for (int column = 0; column < columns.size(); column++) {
                present &= !columns.get(column).isNull(row);
            }
            count += present ? 1 : 0;
        }
        before[size] = count;
    }

    /** The number of rows in the frame of the row at a position. */
    int in(Frames frames, int position) {
        int count = 0;
        for (Frames.Piece piece : frames.pieces()) {
            int start = piece.starts[position];
            int end = piece.ends[position];
            count += start < end ? before[end] - before[start] : 0;
        }
        return count;
    }
}
