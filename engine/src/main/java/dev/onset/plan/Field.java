package dev.onset.plan;

/**
 * A named, typed column of a table or of a query's result.
 *
 * @param nullable whether NULLs can occur; true when unsure
 */
public record Field(String name, DataType type, boolean nullable) {}
