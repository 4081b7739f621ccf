package dev.onset.exec.expression;

import dev.onset.exec.column.Batch;
import dev.onset.exec.column.Column;

/** Computes an expression for all rows of a batch. Reuses its arrays, so it belongs to one thread at a time. */
public interface Evaluator {

    /**
     * The values for the batch's rows; valid until the next call and as long as the batch is. Its arrays can be longer
     * than the batch.
     */
    Column evaluate(Batch batch);
}
