package dev.onset.conformance;

import java.util.List;

/** One record of a file of SQLite's logic tests. */
sealed interface LogicTestRecord {

    int line();

    String sql();

    /** @param ok whether it must succeed; otherwise it must fail */
    record Statement(int line, String sql, boolean ok) implements LogicTestRecord {}

    /** How the values of a result are ordered before they are compared. */
    enum SortMode {
        NOSORT, ROWSORT, VALUESORT
    }

    /**
     * @param types of the columns: I, R or T each
     * @param expected the values, one a line; or one line, {@code 30 values hashing to …}
     */
    record Query(int line, String sql, String types, SortMode sort, List<String> expected) implements LogicTestRecord {}
}
