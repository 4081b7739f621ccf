package dev.onset.exec;

import java.util.List;
import java.util.Set;

import dev.onset.plan.Field;

/**
 * The physical form of a plan node: rows in parts that threads can read independently of each other. The order of the rows
 * is that of the parts, so that results do not depend on the number of threads.
 *
 * <p>Filters, projections and the probing side of joins pass the parts of their input on, so that a chain of them runs
 * without hand-over. Aggregates, sorts and the building side of joins read all parts of their input in {@link #prepare}.
 */
public interface RowSource {

    List<Field> fields();

    /**
     * A hint, before {@link #prepare}: rows whose value in a VARCHAR column is none of these, or NULL, will not be used, so
     * that they need not be read. They may be delivered all the same.
     */
    default void restrict(int column, Set<String> values) {}

    /**
     * A hint, before {@link #prepare}: only these columns will be read, so that the others may be delivered as NULL.
     *
     * @param columns ascending
     */
    default void need(int[] columns) {}

    /**
     * Whether rows of the same value in a VARCHAR column without NULLs lie behind each other, in one part, as the rows of a run
     * do in a scan: then a group is complete where the value changes.
     */
    default boolean isClustered(int column) {
        return false;
    }

    /** Does what must be done before parts can be read, inputs first. Called once, before all else, by one thread. */
    void prepare(QueryContext context);

    /** For EXPLAIN, instead of {@link #prepare}: finds out what will be read, as far as that can be known without reading it. */
    default void preview(QueryContext context) {
        inputs().forEach(input -> input.preview(context));
    }

    /** How many parts there are; a function of data and plan alone, never of the number of threads. After prepare. */
    int partCount();

    /** Starts reading a part; called at most once for each, from any thread. */
    Operator open(int part);

    /** The physical operator's name and what it will read, one line, for EXPLAIN. */
    String describe();

    /** For EXPLAIN. */
    List<RowSource> inputs();
}
