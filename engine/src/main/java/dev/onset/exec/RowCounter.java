package dev.onset.exec;

/** An {@link Operator} that can tell how many rows it has without making them. */
public interface RowCounter {

    /** The number of rows that are left; they are gone afterwards. */
    long countRows();
}
