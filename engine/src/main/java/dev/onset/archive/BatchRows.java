package dev.onset.archive;

import dev.onset.archive.arrow.ArrowColumn;
import dev.onset.archive.arrow.ArrowFile;
import dev.onset.archive.arrow.DamagedFile;

/** Numbers the rows of a file through all its record batches. */
final class BatchRows {

    private final ArrowFile file;
    private final Ranges batches;
    /** By batch. */
    private final ArrowColumn[][] columns;

    BatchRows(ArrowFile file) {
        this.file = file;
        columns = file.batches().stream().map(batch -> batch.columns().toArray(ArrowColumn[]::new))
                .toArray(ArrowColumn[][]::new);
        int[] starts = new int[file.batches().size() + 1];
        for (int batch = 0; batch < file.batches().size(); batch++) {
            long next = (long) starts[batch] + file.batches().get(batch).rows();
            if (next > Integer.MAX_VALUE) {
                throw error("it has more than 2^31 rows");
            }
            starts[batch + 1] = (int) next;
        }
        batches = new Ranges(starts);
    }

    int count() {
        return batches.end();
    }

    int batchCount() {
        return batches.count();
    }

    int firstRow(int batch) {
        return batches.start(batch);
    }

    int rowsOf(int batch) {
        return batches.start(batch + 1) - batches.start(batch);
    }

    /** The batch that a row from 0 to count − 1 lies in. */
    int batchOf(int row) {
        return batches.of(row);
    }

    ArrowColumn column(int batch, int column) {
        return columns[batch][column];
    }

    RuntimeException error(String what) {
        return DamagedFile.error(file.path(), what);
    }
}
