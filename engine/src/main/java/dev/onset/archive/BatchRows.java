package dev.onset.archive;

import java.util.Arrays;

import dev.onset.archive.arrow.ArrowColumn;
import dev.onset.archive.arrow.ArrowFile;
import dev.onset.archive.arrow.DamagedFile;

/** Numbers the rows of a file through all its record batches. */
final class BatchRows {

    private final ArrowFile file;
    /** The first row of each batch, and the number of all rows. */
    private final int[] starts;
    /** By batch. */
    private final ArrowColumn[][] columns;
    /** Rows are mostly asked for in their order. Threads may overwrite what others have written: it is checked when it is used. */
    private int lastBatch;

    BatchRows(ArrowFile file) {
        this.file = file;
        columns = file.batches().stream().map(batch -> batch.columns().toArray(ArrowColumn[]::new))
                .toArray(ArrowColumn[][]::new);
        starts = new int[file.batches().size() + 1];
        for (int batch = 0; batch < file.batches().size(); batch++) {
            long next = (long) starts[batch] + file.batches().get(batch).rows();
            if (next > Integer.MAX_VALUE) {
                throw error("it has more than 2^31 rows");
            }
            starts[batch + 1] = (int) next;
        }
    }

    int count() {
        return starts[starts.length - 1];
    }

    int batchCount() {
        return starts.length - 1;
    }

    int firstRow(int batch) {
        return starts[batch];
    }

    int rowsOf(int batch) {
        return starts[batch + 1] - starts[batch];
    }

    /** The batch that a row from 0 to count − 1 lies in. */
    int batchOf(int row) {
        int last = lastBatch;
        if (row >= starts[last] && row < starts[last + 1]) {
            return last;
        }
        int found = Arrays.binarySearch(starts, row);
        if (found < 0) {
            lastBatch = -found - 2;
            return -found - 2;
        }
        // Empty batches begin at the same row as the one that has it.
        while (starts[found + 1] == row) {
            found++;
        }
        lastBatch = found;
        return found;
    }

    ArrowColumn column(int batch, int column) {
        return columns[batch][column];
    }

    RuntimeException error(String what) {
        return DamagedFile.error(file.path(), what);
    }
}
