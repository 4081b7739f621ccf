package dev.onset.jdbc;

/** Where a cursor stands in its batch, shared with its accessors; and whether the last value read was NULL. */
final class RowPosition {

    /** Within the batch; -1 before the first row and after the last one. */
    int row = -1;
    boolean lastWasNull;
}
