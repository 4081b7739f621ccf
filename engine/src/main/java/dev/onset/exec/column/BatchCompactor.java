package dev.onset.exec.column;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/** Makes a batch of the selected rows of another. Keeps its arrays: the result is valid until the next call. */
public final class BatchCompactor {

    private final int @Nullable [] needed;
    private Gatherer[] gatherers = {};

    /** Keeps all columns. */
    public BatchCompactor() {
        needed = null;
    }

    /** @param needed the columns that will be read; the others are NULL in the result */
    public BatchCompactor(int[] needed) {
        this.needed = needed.clone();
    }

    /** The rows {@code selection[0 … count)}; count is at least 1. */
    public Batch compact(Batch batch, int[] selection, int count) {
        int width = batch.columns().size();
        while (gatherers.length < width) {
            gatherers = Arrays.copyOf(gatherers, gatherers.length + 1);
            gatherers[gatherers.length - 1] = new Gatherer();
        }
        Column[] columns = new Column[width];
        if (needed == null) {
            for (int i = 0; i < width; i++) {
                columns[i] = gatherers[i].gather(batch.column(i), selection, 0, count);
            }
        } else {
            for (int i = 0; i < width; i++) {
                columns[i] = new ConstantColumn(batch.column(i).type(), null);
            }
            for (int i : needed) {
                columns[i] = gatherers[i].gather(batch.column(i), selection, 0, count);
            }
        }
        return new Batch(count, Arrays.asList(columns));
    }
}
