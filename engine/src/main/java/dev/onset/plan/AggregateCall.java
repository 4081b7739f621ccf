package dev.onset.plan;

import java.util.List;

import dev.onset.functions.CurveFunction;

/**
 * One aggregate of a GROUP BY.
 *
 * @param function what is computed
 * @param arguments columns of the input; of a curve function one for each argument given
 * @param distinct whether equal arguments count once
 * @param filter a BOOLEAN column of the input that selects the rows, or −1
 * @param order the order within the group, for ordered-set aggregates and for LISTAGG and ARRAY_AGG
 * @param type of the result
 * @param within WITHIN DISTINCT: columns whose equal values count once, with the arguments that all their rows share; empty: none.
 *     Such a call is distinct, too.
 */
public record AggregateCall(AggregateFunction function, List<Integer> arguments, boolean distinct, int filter,
        List<SortKey> order, DataType type, List<Integer> within) {

    public AggregateCall {
        arguments = List.copyOf(arguments);
        order = List.copyOf(order);
        within = List.copyOf(within);
    }

    public AggregateCall(AggregateFunction function, List<Integer> arguments, boolean distinct, int filter,
            List<SortKey> order, DataType type) {
        this(function, arguments, distinct, filter, order, type, List.of());
    }

    /** What an aggregate computes. */
    public sealed interface AggregateFunction {}

    /** The aggregates of the SQL standard and their usual companions. NULLs are skipped; no rows give NULL (COUNT: 0). */
    public enum Standard implements AggregateFunction {
        /** Without arguments: rows. */
        COUNT, SUM,
        /** 0 instead of NULL where there are no rows. */
        SUM0, AVG, MIN, MAX, STDDEV_POP, STDDEV_SAMP, VAR_POP, VAR_SAMP,
        /** One of the group's values; all are known to be equal, or the user does not mind. */
        ANY_VALUE,
        /** The single value; an error where there are several. */
        SINGLE_VALUE, EVERY, SOME, COVAR_POP, COVAR_SAMP, CORR, REGR_SLOPE, REGR_INTERCEPT, REGR_COUNT, REGR_SXX, REGR_SYY, REGR_SXY, REGR_AVGX, REGR_AVGY, REGR_R2, MEDIAN, SKEWNESS, KURTOSIS, KURTOSIS_POP,
        /** The fraction is the first argument, the values are the sort key. */
        PERCENTILE_CONT, PERCENTILE_DISC, MODE, LISTAGG, ARRAY_AGG,
        /** As ARRAY_AGG, but without rows an array without elements. */
        COLLECT,
        /** All elements of arrays, and those that all arrays have. */
        FUSION, INTERSECTION,
        /** Value of the first argument where the second one is smallest or largest. */
        ARG_MIN, ARG_MAX, APPROX_COUNT_DISTINCT, GROUPING, BIT_AND, BIT_OR, BIT_XOR
    }

    /** A function of the registry over the group's curves; the function orders the points itself. */
    public record Curve(CurveFunction function) implements AggregateFunction {}
}
