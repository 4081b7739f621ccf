package dev.onset.api;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * What one run of a query is allowed.
 *
 * @param timeout how long it may take from its start to its last row; null: without end
 */
public record QueryOptions(@Nullable Duration timeout) {

    public static QueryOptions defaults() {
        return new QueryOptions(null);
    }
}
