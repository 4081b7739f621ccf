package dev.onset.functions;

import java.util.List;
import java.util.stream.Collectors;

/**
 * How a curve function is called.
 *
 * @param name snake case, lower case, unique in the registry
 * @param parameters in the order of the call: the step first where there is one, then the curves, then the options
 * @param result the type of the single value it returns
 */
public record Signature(String name, List<Parameter> parameters, ResultType result) {

    public Signature {
        parameters = List.copyOf(parameters);
        boolean optionSeen = false;
        for (Parameter parameter : parameters) {
            if (optionSeen && !parameter.optional()) {
                throw new IllegalArgumentException(name + ": a required parameter follows an optional one");
            }
            optionSeen |= parameter.optional();
        }
    }

    public static Signature of(String name, ResultType result, Parameter... parameters) {
        return new Signature(name, List.of(parameters), result);
    }

    /** How many arguments a call must have at least. */
    public int required() {
        return (int) parameters.stream().filter(parameter -> !parameter.optional()).count();
    }

    /** For people: {@code overfit_onset(step, train, val [, method = 'trend'])}. */
    @Override
    public String toString() {
        return parameters.stream().map(Parameter::toString)
                .collect(Collectors.joining(", ", name + "(", ")"))
                .replace(", [", " [, ");
    }
}
