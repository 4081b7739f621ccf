package dev.onset.exec.expression;

import dev.onset.exec.column.Batch;

/** Finds the rows of a batch for which a condition is TRUE. Belongs to one thread at a time. */
public interface Predicate {

    /**
     * Writes the rows for which the condition is TRUE in ascending order.
     *
     * @param selection receives them; as long as the batch at least
     * @return how many there are
     */
    int select(Batch batch, int[] selection);

    /**
     * Keeps of the rows {@code selection[0 … count)} those for which the condition is TRUE, in order; no other row is
     * computed if that could fail.
     *
     * @return how many are left
     */
    int narrow(Batch batch, int[] selection, int count);
}
