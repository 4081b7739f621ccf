package dev.onset.functions;

/**
 * A column of a table function's result.
 *
 * @param name snake case, no word that SQL reserves
 * @param type of its values; any of them may be NULL
 */
public record TableColumn(String name, ResultType type) {}
