package dev.onset.plan;

/**
 * One key of an order.
 *
 * @param column of the input
 * @param descending largest first
 * @param nullsFirst whether NULLs come before all values; NaN counts as the largest number
 */
public record SortKey(int column, boolean descending, boolean nullsFirst) {}
