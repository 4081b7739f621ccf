package dev.onset.functions;

import java.util.List;
import java.util.stream.Collectors;

/**
 * How a table function over curves is called: {@code TABLE(name(TABLE input PARTITION BY run_id ORDER BY step, options))}.
 *
 * @param name snake case, lower case, unique in the registry
 * @param parameters the step first, which is the ORDER BY of the call, then the curves, each with the column of the input
 *     that it is read from unless the call says DESCRIPTOR(other), then the options
 * @param columns of the rows that it returns, behind those of PARTITION BY
 */
public record TableSignature(String name, List<Parameter> parameters, List<TableColumn> columns) {

    public TableSignature {
        parameters = List.copyOf(parameters);
        columns = List.copyOf(columns);
        if (parameters.isEmpty() || parameters.getFirst().kind() != Parameter.Kind.STEP) {
            throw new IllegalArgumentException(name + ": the first parameter is not the step");
        }
        for (Parameter parameter : parameters) {
            if (parameter.kind() == Parameter.Kind.CURVE && !(parameter.defaultValue() instanceof String)) {
                throw new IllegalArgumentException(name + ": the curve " + parameter.name() + " has no default column");
            }
        }
    }

    /** For people: {@code TABLE(lr_events(TABLE input PARTITION BY run_id ORDER BY step [, lr = DESCRIPTOR(lr)]))}. */
    @Override
    public String toString() {
        String arguments = parameters.stream().skip(1).map(TableSignature::shown).collect(Collectors.joining(" "));
        return "TABLE(" + name + "(TABLE input PARTITION BY run_id ORDER BY step " + arguments + "))";
    }

    private static String shown(Parameter parameter) {
        return parameter.kind() == Parameter.Kind.CURVE
                ? "[, " + parameter.name() + " = DESCRIPTOR(" + parameter.defaultValue() + ")]"
                : "[, " + parameter.toString().substring(1);
    }
}
