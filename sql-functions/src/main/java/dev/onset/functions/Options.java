package dev.onset.functions;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/** The values of a call's options; those that were left out, or given as NULL, have their defaults. */
public final class Options {

    /** Longer than any curve. */
    private static final long ENDLESS = 1L << 30;

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

    /** @throws InvalidOptionException if it is not in the parameter's range */
    public double number(int parameter) {
        double value = ((Number) value(parameter)).doubleValue();
        check(parameter, value, value);
        return value;
    }

    /**
     * A whole number; {@value #ENDLESS} for all that are larger, so that an index may be added to it.
     *
     * @throws InvalidOptionException if it is not in the parameter's range
     */
    public int integer(int parameter) {
        long value = ((Number) value(parameter)).longValue();
        check(parameter, (double) value, value);
        return (int) Math.clamp(value, -ENDLESS, ENDLESS);
    }

    private void check(int parameter, double value, Object given) {
        Range range = parameters.get(parameter).range();
        if (range != null && !range.accepts(value)) {
            throw invalid(parameter, given, range.toString());
        }
    }

    /**
     * A text, in lower case.
     *
     * @throws InvalidOptionException if it is none of the parameter's choices
     */
    public String choice(int parameter) {
        String text = (String) value(parameter);
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
