package dev.onset.functions;

import org.jspecify.annotations.Nullable;

/** Receives the rows of a table function for one group. */
@FunctionalInterface
public interface RowReceiver {

    /**
     * The next row.
     *
     * @param values for each column of the signature a Long, Double, String or Boolean as its type says, a Double for a
     *     STEP, or null
     */
    void row(@Nullable Object... values);
}
