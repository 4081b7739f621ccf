package dev.onset.plan;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.onset.functions.CurveWindowFunction;

/**
 * One function with OVER: for each row of the input a value computed over rows near it.
 *
 * @param function what is computed
 * @param arguments columns of the input
 * @param distinct whether equal arguments count once
 * @param ignoreNulls whether LAG, LEAD and the like pass over rows whose first argument is NULL
 * @param partitionKeys columns whose equal values (NULL equals NULL) make a partition; none: all rows are one
 * @param order the order of the rows within the partition; none: all are peers
 * @param frame which rows of the partition count
 * @param type of the result
 */
public record WindowCall(WindowFunction function, List<Integer> arguments, boolean distinct, boolean ignoreNulls,
        List<Integer> partitionKeys, List<SortKey> order, Frame frame, DataType type) {

    public WindowCall {
        arguments = List.copyOf(arguments);
        partitionKeys = List.copyOf(partitionKeys);
        order = List.copyOf(order);
    }

    /** What a window call computes. */
    public sealed interface WindowFunction {}

    /** The functions that look at the place of a row in its partition. */
    public enum Positional implements WindowFunction {
        ROW_NUMBER, RANK, DENSE_RANK, PERCENT_RANK, CUME_DIST,
        /** Argument: the number of buckets. */
        NTILE,
        /** Arguments: value, offset (1 if missing), default (NULL if missing); the frame does not count. */
        LAG, LEAD,
        /** Argument: the value. */
        FIRST_VALUE, LAST_VALUE,
        /** Arguments: value, n from 1. */
        NTH_VALUE
    }

    /** An aggregate over the rows of the frame. */
    public record Aggregated(AggregateCall.AggregateFunction function) implements WindowFunction {}

    /**
     * A function of the registry over all points of the partition; the frame does not count. Its arguments are one column
     * for each argument given.
     */
    public record Smoothing(CurveWindowFunction function) implements WindowFunction {}

    /**
     * Which rows of the partition count for a row.
     *
     * @param rows whether offsets count rows; otherwise they are differences of the one order key, and rows that are equal
     *     in the order belong to the frame together
     * @param exclusion which of these rows do not count after all
     */
    public record Frame(boolean rows, Bound lower, Bound upper, Exclusion exclusion) {

        /** Without EXCLUDE. */
        public Frame(boolean rows, Bound lower, Bound upper) {
            this(rows, lower, upper, Exclusion.NO_OTHERS);
        }
    }

    /** The rows around the current one that EXCLUDE takes out of a frame. */
    public enum Exclusion {
        NO_OTHERS, CURRENT_ROW,
        /** The row and all that are equal to it in the order. */
        GROUP,
        /** All that are equal to the row in the order, but not the row itself. */
        TIES
    }

    /**
     * An end of a frame.
     *
     * @param offset how far before or after the row, a constant; null for the other kinds
     */
    public record Bound(Kind kind, @Nullable Expression offset) {

        /** Where an end of a frame lies. */
        public enum Kind {
            UNBOUNDED_PRECEDING, PRECEDING, CURRENT_ROW, FOLLOWING, UNBOUNDED_FOLLOWING
        }
    }
}
