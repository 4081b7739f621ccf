package dev.onset.functions;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/** The values of a call's options; those that were left out, or given as NULL, have their defaults. */
public final class Options {

    private final String function;
    private final List<Parameter> parameters;
    private final @Nullable Object[] values;

    /**
     * @param function the name of the function called, for messages
     * @param parameters all of the function's, so that an option is found by its place among them
     */
    public Options(String function, List<Parameter> parameters) {
        this.function = function;
        this.parameters = List.copyOf(parameters);
        this.values = new Object[parameters.size()];
    }

    /** @param value a Long, Double or String as the parameter's kind asks; null means its default */
    public void set(int parameter, @Nullable Object value) {
        values[parameter] = value;
    }

    /** Whether the option was given, and not as NULL. */
    public boolean given(int parameter) {
        return parameter < values.length && values[parameter] != null;
    }

    public double number(int parameter) {
        return ((Number) value(parameter)).doubleValue();
    }

    public long integer(int parameter) {
        return ((Number) value(parameter)).longValue();
    }

    public String text(int parameter) {
        return (String) value(parameter);
    }

    /** @throws InvalidOptionException if it is less than the least one accepted, or does not fit into an int */
    public int integerFrom(int parameter, int least) {
        long value = integer(parameter);
        if (value < least || value > Integer.MAX_VALUE) {
            throw invalid(parameter, value, "at least " + least);
        }
        return (int) value;
    }

    /** @throws InvalidOptionException if it is less than the least one accepted, or not finite */
    public double numberFrom(int parameter, double least) {
        double value = number(parameter);
        if (!(value >= least) || Double.isInfinite(value)) {
            throw invalid(parameter, value, "at least " + least);
        }
        return value;
    }

    /** @throws InvalidOptionException if it is outside of the range, ends included */
    public double numberBetween(int parameter, double least, double greatest) {
        double value = number(parameter);
        if (!(value >= least && value <= greatest)) {
            throw invalid(parameter, value, "between " + least + " and " + greatest);
        }
        return value;
    }

    /**
     * A text, in lower case.
     *
     * @throws InvalidOptionException if it is none of the parameter's choices
     */
    public String choice(int parameter) {
        String text = text(parameter);
        List<String> choices = parameters.get(parameter).choices();
        if (choices.contains(text)) {
            return text;
        }
        String value = text.toLowerCase(Locale.ROOT);
        if (!choices.contains(value)) {
            throw invalid(parameter, "'" + text + "'",
                    choices.stream().map(choice -> "'" + choice + "'").collect(Collectors.joining(" or ")));
        }
        return value;
    }

    private Object value(int parameter) {
        Object value = values[parameter];
        if (value == null) {
            value = parameters.get(parameter).defaultValue();
        }
        if (value == null) {
            throw invalid(parameter, "NULL", "given");
        }
        return value;
    }

    private InvalidOptionException invalid(int parameter, Object given, String accepted) {
        return new InvalidOptionException(function, parameters.get(parameter).name(), given, accepted);
    }
}
