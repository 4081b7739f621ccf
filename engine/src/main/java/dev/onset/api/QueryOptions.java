package dev.onset.api;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * What one run of a query is allowed.
 *
 * @param timeout how long it may take from its start to its last row; null: without end
 * @param signal what cancels it beside {@link QueryResult#cancel} and {@link Session#cancel}; null: nothing
 */
public record QueryOptions(@Nullable Duration timeout, @Nullable CancelSignal signal) {

    public QueryOptions(@Nullable Duration timeout) {
        this(timeout, null);
    }

    public static QueryOptions defaults() {
        return new QueryOptions(null);
    }
}
