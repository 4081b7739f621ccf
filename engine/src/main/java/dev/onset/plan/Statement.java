package dev.onset.plan;

import java.util.List;

/**
 * A statement ready to run.
 *
 * @param plan what it computes; its fields are the result's columns
 * @param parameters the types that its parameters were found to have, in order
 */
public record Statement(Plan plan, List<DataType> parameters) {
    public Statement {
        parameters = List.copyOf(parameters);
    }
}
