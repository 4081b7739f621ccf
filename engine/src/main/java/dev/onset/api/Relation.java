package dev.onset.api;

import java.util.List;

import dev.onset.plan.Field;

/**
 * Something that SQL can name after FROM.
 *
 * @param schema whose name stands before its own; empty: it is named without one
 * @param remarks what it holds, in words; empty: nobody said
 * @param fields its columns, in order; none of a view whose tables or columns are gone
 */
public record Relation(String schema, String name, Kind kind, String remarks, List<Field> fields) {

    /** What becomes of it when it is changed. */
    public enum Kind {
        /** Of the archive: filled by imports, or kept by CREATE PERSIST TABLE. */
        TABLE,
        /** A query with a name. */
        VIEW,
        /** Of the session, and gone with it. */
        SCRATCH_TABLE
    }

    public Relation {
        fields = List.copyOf(fields);
    }
}
