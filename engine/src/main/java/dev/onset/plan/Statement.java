package dev.onset.plan;

import java.util.List;

/**
 * A statement ready to run.
 *
 * @param plan what it computes; its fields are the result's columns
 * @param parameters the types that its parameters were found to have, in order
 * @param readsFiles whether it depends on the columns of files, so that it is good for one run alone
 */
public record Statement(Plan plan, List<DataType> parameters, boolean readsFiles) {
    public Statement {
        parameters = List.copyOf(parameters);
    }

    /** Of a statement that reads no files. */
    public Statement(Plan plan, List<DataType> parameters) {
        this(plan, parameters, false);
    }
}
